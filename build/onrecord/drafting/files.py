"""The files of a draft: written together or not at all, and never over what is there."""

from pathlib import Path

from onrecord.drafting.desk import Desk, Sheet
from onrecord.problems import UsageError
from onrecord.publish.staging import replace_together


def refuse_to_overwrite(desk: Desk, article_id: str) -> None:
    """Stop before any work is done when the article is there already.

    Raises:
        UsageError: One of the two files exists.
    """
    for file in (desk.article_file(article_id), desk.annotation_file(article_id)):
        path = desk.project.root / file
        if path.exists() or path.is_symlink():
            raise UsageError(
                f"{file} exists, and curated work is never overwritten: give another --id,"
                " or move both files of that article away"
            )


def write_sheet(desk: Desk, sheet: Sheet) -> list[Path]:
    """Write the text and the annotation of an article.

    Raises:
        UsageError: One of the two files exists, or another build does not end.
    """
    refuse_to_overwrite(desk, sheet.article_id)
    files = {
        desk.article_file(sheet.article_id): sheet.text.encode(),
        desk.annotation_file(sheet.article_id): sheet.yaml.encode(),
    }
    return replace_together(desk.project.root, files, set())
