"""The collector of cyclic garbage, set aside while millions of things are held that form no cycles."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Generator[None]:
    """Look for no cycles: rows and problems hold none, and looking would double the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
