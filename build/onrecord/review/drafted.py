"""The drafts of a project that no person has reviewed: one after another."""

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.paths import Project
from onrecord.review.drafts import proposals
from onrecord.review.files import read_whole

_IS_DRAFT = re.compile(r"^status:[ ]*[\"']?draft\b", re.MULTILINE)


def drafts(project: Project) -> list[str]:
    """Give the ids of the articles whose annotation is a draft, in the order of their names."""
    return [path.stem for path in _drafts(project.annotations)]


def next_draft(path: Path) -> str:
    """Give the id of the draft that comes after an annotation, or of the first; empty if no other is left."""
    left = [one.stem for one in _drafts(path.parent) if one != path]
    return next((one for one in left if one > path.stem), next(iter(left), ""))


def listed(project: Project) -> Iterator[str]:
    """Say of each draft how much of it is not accepted yet."""
    for article_id in drafts(project):
        count = len(proposals(read_whole(project.annotations / f"{article_id}.yaml")))
        yield f"{article_id}: {f'{count} to accept' if count else 'all accepted, not marked as reviewed'}"


def _drafts(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*.yaml")) if _IS_DRAFT.search(read_whole(path)))
