"""Plugins of llm that fail: what they raise is said in one line."""

from typing import Any

import llm
import pytest

from onrecord.model.ask import Model
from onrecord.problems import UsageError


@pytest.mark.parametrize("error", [ImportError("no\nkeyring"), SystemExit(3)])
def test_a_plugin_that_fails_as_it_is_loaded_is_said(error: BaseException) -> None:
    """Whose plugin fails need not be the model that is asked for."""

    class Plugin:
        __name__ = "failing"

        @llm.hookimpl
        def register_models(self, register: Any) -> None:  # noqa: ARG002 -- llm's protocol
            raise error

    llm.pm.register(Plugin(), name="failing")
    try:
        with pytest.raises(UsageError) as refused:
            Model("scripted")
    finally:
        llm.pm.unregister(name="failing")
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    assert str(refused.value) == (f"llm cannot give the model scripted; one of its plugins fails: {what}")
