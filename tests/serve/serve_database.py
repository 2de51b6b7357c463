"""Serves one SQLite file: `python serve_database.py FILE PORT [public]`. The tests start it as a process."""

import sys
from pathlib import Path

from onrecord.serve.app import open_site
from onrecord.serve.listen import listen
from onrecord_schema.registers import Contributor, DatasetDescription, Licence

TITLE = 'A <b>hostile</b> title " onload="window.hit = 1'


def main() -> None:
    """Serve the file that is named on the command line."""
    database, port, *words = sys.argv[1:]
    description = DatasetDescription(
        name="served",
        version="1.0.0",
        title=TITLE,
        description="</script><script>window.hit = 1</script>",
        licences=(
            Licence(name="CC0-1.0", title="CC0", path="https://creativecommons.org/publicdomain/zero/1.0/"),
        ),
        text_rights="<i>None</i>",
        contributors=(Contributor(title="<script>window.hit = 1</script>"),),
    )
    site = open_site(Path(database), description, public="public" in words, address="https://example.org")
    listen(site, "127.0.0.1", int(port), opens=False)


if __name__ == "__main__":
    main()
