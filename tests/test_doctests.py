"""Every example in a docstring is true."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def _modules_with_examples() -> list[str]:
    return [
        ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        for root in (ROOT / "schema", ROOT / "build")
        for path in sorted(root.rglob("*.py"))
        if ">>> " in path.read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("module", _modules_with_examples())
def test_the_examples_of_a_module_are_true(module: str) -> None:
    """Each example gives what its docstring says."""
    result = doctest.testmod(importlib.import_module(module))
    assert result.failed == 0
    assert result.attempted > 0
