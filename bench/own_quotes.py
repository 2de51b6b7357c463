"""Write hand-marked articles of the tests in the neutral form, to hold the rules against them.

python bench/own_quotes.py > gold.jsonl                                      # tests/extract/data
python bench/own_quotes.py tests/extract/newspaper/*.yaml > gold.jsonl       # or those that are named
onrecord extract gold.jsonl --format quotes-jsonl -o found.jsonl
onrecord evaluate gold.jsonl found.jsonl
"""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent / "tests/extract"


def marked() -> Any:
    """Load the module that reads the hand-made annotation."""
    spec = importlib.util.spec_from_file_location("marked", TESTS / "conftest.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(TESTS)
    module = importlib.util.module_from_spec(spec)
    sys.modules["marked"] = module
    spec.loader.exec_module(module)
    return module


def main(paths: list[Path]) -> None:
    """Write one document a line."""
    module = marked()
    for path in paths or sorted(module.DATA.glob("*.yaml")):
        read = module.read_marked(path)
        quotes = [
            {"segments": one.segments, "kind": one.row["kind"], "speaker": one.speaker, "cue": one.cue}
            for one in read.curated
        ]
        print(json.dumps({"doc_id": read.article, "text": read.text, "quotes": quotes}))


main([Path(name) for name in sys.argv[1:]])
