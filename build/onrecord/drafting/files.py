"""The files of a draft: written together or not at all, and never over what is there."""

from pathlib import Path

from onrecord.drafting.desk import Desk, Sheet
from onrecord.problems import UsageError
from onrecord.publish.staging import replace_together


def refuse_to_overwrite(desk: Desk, article_id: str, text: str) -> None:
    """Stop before any work is done when the article is there already.

    An article that waits in its place for an annotation, with this very text, is no hindrance.

    Raises:
        UsageError: The annotation exists, or another text of that name.
    """
    root = desk.project.root
    article, annotation = root / desk.article_file(article_id), root / desk.annotation_file(article_id)
    waits = article.is_file() and not article.is_symlink() and article.read_bytes() == text.encode()
    for path in (annotation,) if waits else (article, annotation):
        if path.exists() or path.is_symlink():
            raise UsageError(
                f"{desk.project.name_of(path)} exists, and curated work is never overwritten:"
                " give another --id, or move both files of that article away"
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
