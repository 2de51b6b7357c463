"""Sound drafts: what a project would not take as valid is left out, and said in a comment."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.drafting.desk import Desk, Sheet
from onrecord.extract.authoring import as_yaml
from onrecord.extract.draft import Draft
from onrecord.problems import Problem, UsageError, as_text

_RECORD = re.compile(r"(passages|quotes|assertions|mentions|events)\[(\d+)\]")
_MAY_BE_LEFT_OUT = ("headline", "byline")
_MOST_ROUNDS = 20
"""Each round leaves something out, and what is left out rarely breaks anything else."""

_Record = tuple[str, int]


def sound_sheet(desk: Desk, article_id: str, text: str, draft: Draft) -> Sheet:
    """Write a draft as a file that is valid in the project.

    Raises:
        UsageError: The article cannot be annotated validly at all.
    """
    sheet = Sheet(article_id, text, as_yaml(draft))
    for _ in range(_MOST_ROUNDS):
        problems = desk.problems_of(sheet)
        if not problems:
            return sheet
        draft = _without(draft, problems, desk.annotation_file(article_id))
        sheet = Sheet(article_id, text, as_yaml(draft))
    raise UsageError("no valid draft can be made of this article: leaving things out does not end")


def _without(draft: Draft, problems: list[Problem], file: str) -> Draft:
    faulty = dict(_faulty(problems, file))
    fields = {problem.place.path for problem in problems} & set(_MAY_BE_LEFT_OUT) & draft.head.keys()
    large = next((problem for problem in problems if problem.rule == "file-size"), None)
    if large is not None:
        hint = "cut the article into several, or read it with `onrecord extract`, which writes tables alone"
        raise UsageError(f"the article is too long for a draft: its annotation {large.message}; {hint}")
    if not faulty and not fields:
        raise UsageError(f"no valid draft can be made of this article:\n{as_text(problems[0])}")
    lists = {
        name: [one for at, one in enumerate(records) if (name, at) not in faulty]
        for name, records in draft.lists.items()
    }
    head = {field: value for field, value in draft.head.items() if field not in fields}
    return replace(
        draft, head=head, lists=lists, suggestions=[*draft.suggestions, *_notes(draft, faulty.items())]
    )


def _faulty(problems: Iterable[Problem], file: str) -> Iterator[tuple[_Record, Problem]]:
    for problem in problems:
        match = _RECORD.match(problem.place.path)
        if match and problem.place.file == file:
            yield (match[1], int(match[2])), problem


def _notes(draft: Draft, faulty: Iterable[tuple[_Record, Problem]]) -> Iterator[str]:
    for (name, at), problem in faulty:
        record = draft.lists[name][at].record
        words = record.get("exact") or record.get("content")
        yield f"left out of {name}, for it {problem.message} [{problem.rule}]: {words}"
