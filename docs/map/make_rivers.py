# ruff: noqa: INP001 -- a script, run by hand
"""Makes `build/onrecord/serve/rivers.json`, the rivers of the map, from Natural Earth at 1:50 million.

    python docs/map/make_rivers.py ne_50m_rivers_lake_centerlines.json > build/onrecord/serve/rivers.json

The source is the file `50m/physical/ne_50m_rivers_lake_centerlines.json` of the repository and commit that
are named below; Natural Earth is in the public domain. The file that is committed was made from a copy of
just the two features that the river has there: its free course ("River") and its reservoirs ("Lake
Centerline"), that of Kakhovka among them, which was drained in 2023. The source leaves out the river's
first hundred kilometres.

The stretches stand in downstream order, each pointing downstream, because right and left bank follow from
the direction; the source has them in no order. Coordinates are rounded to three decimals, about a hundred
metres; the source itself is far coarser than that. A dataset without the entity shows no river.
"""

import json
import sys
from dataclasses import dataclass
from math import dist
from pathlib import Path

SOURCE = (
    "Natural Earth 50m rivers and lake centerlines, public domain, "
    "github martynafford/natural-earth-geojson@240f64768025994be9dcfc6941fa3ff9a2739d8f "
    "50m/physical/ne_50m_rivers_lake_centerlines.json"
)

Point = tuple[float, float]
Stretch = list[Point]


@dataclass(frozen=True)
class River:
    """A river that a dataset may name."""

    entity_id: str
    wikidata_id: str
    name: str
    """Its name in the source."""
    mouth: Point
    """About where it ends: longitude and latitude."""


RIVERS = (River("dnieper", "Q40855", "Dnipro (Dnieper)", (32.5, 46.6)),)


def stretches(path: Path, river: River) -> list[Stretch]:
    """Give the stretches of a river as the source has them."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found: list[Stretch] = []
    for feature in features:
        if feature["properties"]["name"] == river.name:
            lines = feature["geometry"]["coordinates"]
            lines = lines if feature["geometry"]["type"] == "MultiLineString" else [lines]
            found += [[(round(x, 3), round(y, 3)) for x, y in line] for line in lines]
    return found


def downstream(left: list[Stretch], mouth: Point) -> list[Stretch]:
    """Put stretches in downstream order, each pointing downstream, going up from the mouth."""
    left, ordered, end = list(left), list[Stretch](), mouth
    while left:
        nearest = min(left, key=lambda stretch: min(dist(end, stretch[0]), dist(end, stretch[-1])))
        left.remove(nearest)
        turned = nearest[::-1] if dist(end, nearest[0]) < dist(end, nearest[-1]) else nearest
        ordered.insert(0, turned)
        end = turned[0]
    return ordered


def main() -> None:
    """Read the file that is named on the command line; write the rivers to standard output."""
    written: list[str] = []
    for river in RIVERS:
        found = downstream(stretches(Path(sys.argv[1]), river), river.mouth)
        lines = ",\n    ".join(json.dumps(stretch, separators=(",", ":")) for stretch in found)
        head = {"entity_id": river.entity_id, "wikidata_id": river.wikidata_id, "name": river.name}
        fields = [f'"{key}": {json.dumps(value)}' for key, value in (head | {"source": SOURCE}).items()]
        written.append("  {\n   " + ",\n   ".join([*fields, f'"line": [\n    {lines}\n   ]']) + "\n  }")
    sys.stdout.write("[\n" + ",\n".join(written) + "\n]\n")


if __name__ == "__main__":
    main()
