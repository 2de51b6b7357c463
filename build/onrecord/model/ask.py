"""Asking: one prompt to a language model by way of the library llm (the extra `model`)."""

# llm's own types are partial.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

import json
import re
from collections.abc import Iterable
from typing import Any, cast

from onrecord.model.answer import FORM
from onrecord.outside import in_one_line
from onrecord.problems import Place, Problem, UsageError

LARGEST_ANSWER_CHARS = 400_000
"""A model that goes on beyond it is stopped."""

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*?)\n\s*```\s*", re.DOTALL)
_HINT = "Run it again, name another model, or leave --model out: the rules draft without one."


class UnusableAnswerError(Exception):
    """The model gave nothing that can be used; what happened is its `problem`."""

    def __init__(self, name: str, message: str, rule: str) -> None:
        """Make the problem that is to be reported."""
        super().__init__(message)
        self.problem = Problem(Place(f"model {name}"), message, rule, _HINT)


class Model:
    """A language model by its name."""

    def __init__(self, name: str) -> None:
        """Find the model.

        Raises:
            UsageError: llm is not installed, or knows no such model.
        """
        try:
            import llm
        except ImportError as missing:
            hint = "models need the library llm, which is an extra: pip install 'onrecord[model]'"
            raise UsageError(f"{hint} ({missing})") from missing
        try:
            self._model: Any = llm.get_model(name)
        except llm.UnknownModelError as unknown:
            known = ", ".join(sorted(one.model.model_id for one in llm.get_models_with_aliases()))
            raise UsageError(f"llm knows no model {name!r}; it knows: {known}") from unknown
        except (Exception, SystemExit) as error:  # as below
            what = in_one_line(f"{type(error).__name__}: {error}")
            raise UsageError(f"llm cannot give the model {name}; one of its plugins fails: {what}") from error
        self.name = name
        self.takes_schema = bool(getattr(self._model, "supports_schema", False))

    def ask(self, prompt: str, system: str) -> dict[str, Any]:
        """Ask once, and give the JSON object that the model answers.

        Raises:
            UnusableAnswerError: The model fails, goes on without end, or answers something else.
        """
        form = {"schema": FORM} if self.takes_schema else {}
        try:
            text = self._bounded(self._model.prompt(prompt, system=system, **form))
        except UnusableAnswerError:
            raise
        except (Exception, SystemExit) as error:  # a provider's plugin may raise anything
            message = in_one_line(f"failed: {type(error).__name__}: {error}")
            raise UnusableAnswerError(self.name, message, "model-failed") from error
        return self._parsed(text)

    def _bounded(self, response: Iterable[str]) -> str:
        chunks: list[str] = []
        length = 0
        for chunk in response:
            chunks.append(chunk)
            length += len(chunk)
            if length > LARGEST_ANSWER_CHARS:
                message = f"was stopped: its answer has more than {LARGEST_ANSWER_CHARS:,} characters"
                raise UnusableAnswerError(self.name, message, "model-answer")
        return "".join(chunks)

    def _parsed(self, text: str) -> dict[str, Any]:
        fenced = _FENCED.fullmatch(text)
        try:
            answer: Any = json.loads(fenced[1] if fenced else text)
        except (ValueError, RecursionError) as error:
            message = f"did not answer with JSON, or was cut off after {len(text):,} characters: {error}"
            raise UnusableAnswerError(self.name, message, "model-answer") from error
        if not isinstance(answer, dict):
            message = f"answered with a JSON {type(answer).__name__}, not with an object"
            raise UnusableAnswerError(self.name, message, "model-answer")
        return cast("dict[str, Any]", answer)
