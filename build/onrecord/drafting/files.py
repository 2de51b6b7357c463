"""The files of a draft: written together or not at all, and never over what is there."""

from collections.abc import Sequence
from pathlib import Path

from onrecord.drafting.desk import Desk, Sheet
from onrecord.intake.decoding import decoded
from onrecord.intake.source import Source
from onrecord.problems import UsageError
from onrecord.publish.staging import replace_together


def refuse_to_overwrite(desk: Desk, article_id: str, text: str, changed: Sequence[str] = ()) -> None:
    """Stop before any work is done when the article is there already.

    An article that waits in its place for an annotation, with this very text, is no hindrance.

    Args:
        desk: The project.
        article_id: The article.
        text: Its text, as it would be written.
        changed: What reading changed of the source, a sentence each.

    Raises:
        UsageError: The annotation exists, or another text of that name.
    """
    root = desk.project.root
    article, annotation = root / desk.article_file(article_id), root / desk.annotation_file(article_id)
    waits = article.is_file() and not article.is_symlink() and article.read_bytes() == text.encode()
    if not waits and _is_source(article, text, changed) and not annotation.exists():
        raise UsageError(_other_bytes(desk.project.name_of(article), article_id, changed))
    for path in (annotation,) if waits else (article, annotation):
        if path.exists() or path.is_symlink():
            raise UsageError(
                f"{desk.project.name_of(path)} exists, and curated work is never overwritten:"
                " give another --id, or move both files of that article away"
            )


def _is_source(article: Path, text: str, changed: Sequence[str]) -> bool:
    """Say whether the file that is there is the very article, but for what reading changed."""
    if not changed or not article.is_file() or article.is_symlink():
        return False
    return decoded(Source(article.name, article.read_bytes(), is_page=False), []) == text


def _other_bytes(name: str, article_id: str, changed: Sequence[str]) -> str:
    return (
        f"{name} is this article, but not as its text is kept: {'; '.join(changed)}. No file that is there"
        f" is changed: move it out of its folder, and draft it from where it is then, with --id {article_id}"
    )


def write_sheet(desk: Desk, sheet: Sheet) -> list[Path]:
    """Write the text and the annotation of an article.

    Raises:
        UsageError: One of the two files exists, and would be changed, or another build does not end.
    """
    refuse_to_overwrite(desk, sheet.article_id, sheet.text)
    files = {
        desk.article_file(sheet.article_id): sheet.text.encode(),
        desk.annotation_file(sheet.article_id): sheet.yaml.encode(),
    }
    files = {file: content for file, content in files.items() if not (desk.project.root / file).exists()}
    return replace_together(desk.project.root, files, set())
