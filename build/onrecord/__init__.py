"""News articles as validated tables in which every row points to the characters that support it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.loading import load

__all__ = ["load"]


def __getattr__(name: str) -> Any:
    """Import `load` when it is asked for: the command line starts without it."""
    if name == "load":
        from onrecord.loading import load

        return load
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
