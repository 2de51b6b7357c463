"""What `onrecord draft` says when it refuses: the true cause, and what can be done."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli.draft import draft
from onrecord.paths import Project
from onrecord.problems import UsageError

OUTLETS = "the outlets of this project are: courier, herald"


def refusal(project: Project, monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> str:
    """Give the message of a call that is refused, and see that it wrote nothing."""
    monkeypatch.chdir(project.root)
    before = {path: path.read_bytes() for path in project.dataset.rglob("*.*")}
    result = CliRunner().invoke(draft, arguments, input=stdin)
    assert isinstance(result.exception, UsageError), result.output
    assert {path: path.read_bytes() for path in project.dataset.rglob("*.*")} == before
    return str(result.exception)


@pytest.mark.parametrize(
    ("content", "changed"),
    [
        (b"It is over.\r\nAnn Li said so.\r\n", "line ends were CRLF or CR, and are LF now"),
        ("“It is over”\n".encode("cp1252"), "read as cp1252, because it is not UTF-8"),
    ],
)
def test_a_text_that_waits_in_its_place_otherwise_than_it_is_kept_is_to_be_moved(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, content: bytes, changed: str
) -> None:
    """Nobody's file is changed; moved away, it is drafted, and written as texts are kept."""
    article = harbour.articles / "herald-2024-03-08.txt"
    article.write_bytes(content)
    name = "dataset/articles/herald-2024-03-08.txt"
    assert refusal(harbour, monkeypatch, name) == (
        f"{name} is this article, but not as its text is kept: {changed}. No file that is there is changed:"
        " move it out of its folder, and draft it from where it is then, with --id herald-2024-03-08"
    )
    article.rename(harbour.root / "mine.txt")
    moved = CliRunner().invoke(draft, ["mine.txt", "--id", "herald-2024-03-08"])
    assert (moved.exit_code, article.read_text(encoding="utf-8")) == (
        0,
        content.decode("cp1252").replace("\r\n", "\n"),
    )
    assert (harbour.root / "mine.txt").read_bytes() == content


@pytest.mark.parametrize(
    ("outlet", "said"),
    [
        ("Herald", "--outlet 'Herald' is no id: did you mean herald?"),
        (
            "Le Monde",
            "--outlet 'Le Monde' is no id: write it as the register does, in lower-case ASCII letters, digits"
            " and single hyphens",
        ),
        (
            "ines-okoro",
            "'ines-okoro' is no outlet but a person in dataset/registers/entities.yaml: give the id of the outlet",
        ),
    ],
)
def test_no_outlet_is_proposed_that_the_register_would_refuse(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, outlet: str, said: str
) -> None:
    """Neither an id that is none, nor one that another entity has."""
    arguments = ("-", "--outlet", outlet, "--id", "x")
    assert refusal(harbour, monkeypatch, *arguments, stdin=b"Text.") == f"{said}\n{OUTLETS}"


def test_an_id_that_is_too_long_is_said_to_be(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slug of 121 characters is one, but no id."""
    arguments = ("-", "--outlet", "herald", "--id", "a" * 121)
    assert refusal(harbour, monkeypatch, *arguments, stdin=b"Text.") == (
        f"--id {'a' * 40}… has 121 characters, and may have 120: shorten it"
    )


def test_the_outlet_is_told_by_the_name_of_the_file_where_the_id_tells_none(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An id of one's own does not take away what the file says."""
    (tmp_path / "courier-2024-03-08.txt").write_text("It is over.\n", encoding="utf-8")
    monkeypatch.chdir(harbour.root)
    drafted = CliRunner().invoke(draft, [str(tmp_path / "courier-2024-03-08.txt"), "--id", "x", "--dry-run"])
    assert (drafted.exit_code, "\noutlet: courier\n" in drafted.stdout) == (0, True)


def test_an_article_that_is_too_long_for_a_draft(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is the annotation, which nobody has seen: it is the article that can be cut."""
    text = "".join(f"“Nobody loads it number {number},” said Ines Okoro.\n" for number in range(25_000))
    arguments = ("-", "--outlet", "herald", "--id", "herald-x")
    assert refusal(harbour, monkeypatch, *arguments, stdin=text.encode()) == (
        "the article is too long for a draft: its annotation has more than 4,000,000 bytes; cut the article"
        " into several, or read it with `onrecord extract`, which writes tables alone"
    )
