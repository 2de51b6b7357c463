"""A plugin of the library llm, registered for the tests: models that answer what a test tells them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import llm
import pytest

from onrecord.paths import Project


@dataclass
class Script:
    """What the models are to answer, and what they were asked."""

    answer: Callable[[str], str] = lambda _: "{}"
    prompts: list[Any] = field(default_factory=list[Any])

    def says(self, value: Any) -> None:
        """Let the models answer a JSON value, or text as it is."""
        text = value if isinstance(value, str) else json.dumps(value)
        self.answer = lambda _: text


class _Model(llm.Model):
    can_stream = True

    def __init__(self, model_id: str, script: Script, *, supports_schema: bool) -> None:
        self.model_id, self.script, self.supports_schema = model_id, script, supports_schema

    def execute(self, prompt: Any, stream: bool, response: Any, conversation: Any) -> Iterator[str]:  # noqa: ARG002, FBT001 -- llm's protocol
        self.script.prompts.append(prompt)
        text = self.script.answer(prompt.prompt)
        if text == "endless":
            while True:
                yield "x" * 10_000
        # In pieces, as a stream comes.
        for start in range(0, len(text), 1000):
            yield text[start : start + 1000]


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Script]:
    """Register the models `scripted` and `scripted-plain`, which takes no schema."""
    # llm keeps its settings in the folder that this names; those of whoever runs the tests do not count.
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    script = Script()

    class Plugin:
        __name__ = "scripted"

        @llm.hookimpl
        def register_models(self, register: Any) -> None:
            register(_Model("scripted", script, supports_schema=True))
            register(_Model("scripted-plain", script, supports_schema=False))

    plugin = Plugin()
    llm.pm.register(plugin, name="scripted")
    yield script
    llm.pm.unregister(name="scripted")


@pytest.fixture
def joined(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Give the invented project, and work inside it."""
    monkeypatch.chdir(harbour.root)
    return harbour
