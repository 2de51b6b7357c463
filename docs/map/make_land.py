# ruff: noqa: INP001 -- a script, run by hand
"""Makes `build/onrecord/serve/land.json`, the outline of the map, from Natural Earth's land at 1:50 million.

Run once, by hand, from a folder into which `npm install world-atlas@2.0.2` has put the source:

    python docs/map/make_land.py node_modules/world-atlas/land-50m.json > build/onrecord/serve/land.json

Natural Earth is in the public domain. The file holds land only: no border is taken as given. Each ring
is a flat list of whole hundredths of a degree: longitude and latitude of the first point, then the steps
to the next ones. Rings that are smaller than about ten kilometres across are left out.
"""

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

STEPS_PER_DEGREE = 100
LEAST_STEPS_ACROSS = 10

Point = tuple[int, int]


def rings(topology: dict[str, Any]) -> Iterator[list[Point]]:
    """Give the outer ring of each polygon, in hundredths of a degree."""
    arcs = [list(_decoded(arc, topology["transform"])) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield list(_joined(polygon[0], arcs))


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        longitude, latitude = x * scale_x + left, y * scale_y + bottom
        yield round(longitude * STEPS_PER_DEGREE), round(latitude * STEPS_PER_DEGREE)


def _joined(ring: list[int], arcs: list[list[Point]]) -> Iterator[Point]:
    last = None
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        for point in arc:
            if point != last:
                yield point
            last = point


def is_large(ring: list[Point]) -> bool:
    """Say whether a ring is large enough to be seen."""
    xs, ys = zip(*ring, strict=True)
    return max(max(xs) - min(xs), max(ys) - min(ys)) >= LEAST_STEPS_ACROSS


def steps(ring: list[Point]) -> list[int]:
    """Write a ring as its first point and the steps that follow."""
    moves = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(ring)]
    return [number for point in [ring[0], *moves] for number in point]


def main() -> None:
    """Read the topology that is named on the command line; write the rings to standard output."""
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    large = sorted((ring for ring in rings(topology) if is_large(ring)), key=len, reverse=True)
    lines = ",\n".join(json.dumps(steps(ring), separators=(",", ":")) for ring in large)
    sys.stdout.write(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
