"""The files of a draft: written together or not at all, and never over what is there."""

from pathlib import Path

from onrecord.drafting.desk import Desk, Sheet
from onrecord.problems import UsageError
from onrecord.publish.staging import replace_together


def refuse_to_overwrite(desk: Desk, article_id: str, text: str) -> None:
    """Stop before any work is done when the article is there already, and not with this very text alone.

    Raises:
        UsageError: One of the two files exists, and would be changed.
    """
    for file, content in ((desk.article_file(article_id), text), (desk.annotation_file(article_id), None)):
        path = desk.project.root / file
        if (path.exists() or path.is_symlink()) and not _holds(path, content):
            raise UsageError(
                f"{file} exists, and curated work is never overwritten: give another --id,"
                " or move both files of that article away"
            )


def _holds(path: Path, content: str | None) -> bool:
    return content is not None and path.is_file() and path.read_bytes() == content.encode()


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
    return replace_together(desk.project.root, files, set())
