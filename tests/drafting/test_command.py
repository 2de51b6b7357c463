"""`onrecord draft` as people run it."""

import io
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord.cli.draft import draft
from onrecord.paths import Project
from onrecord.problems import UsageError
from onrecord.validate.command import Request, validate

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>Harbour opens again | The Herald</title>
<meta property="og:title" content="Harbour opens again">
<meta property="article:published_time" content="2024-03-07T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Harbour opens again</h1>
<p>Dockers at Port Alder went back to work on Thursday, the union said, after two days without a ship.</p>
<p>“We have what we asked for,” said Ines Okoro, who leads the union. “Nobody lost.”</p>
<p>Tom Reyes, spokesman for the port authority, said the strike had cost four million euros.</p>
</article><footer>Copyright The Herald. All rights reserved.</footer></body></html>
"""


def run(project: Project, monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: bytes = b"") -> Result:
    """Run the command inside a project."""
    monkeypatch.chdir(project.root)
    return CliRunner().invoke(draft, arguments, input=io.BytesIO(stdin))


def refusal(result: Result) -> str:
    """Give the message of a call that the command refuses."""
    assert isinstance(result.exception, UsageError), result.output
    return str(result.exception)


def sources(project: Project) -> set[str]:
    """Name the files of the project that people write."""
    return {path.name for path in project.dataset.rglob("*.*")}


def test_a_text_becomes_an_article_and_a_draft(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str, tmp_path: Path
) -> None:
    """The text is kept byte for byte, the annotation says that it is a draft and from when the article is."""
    (tmp_path / "ferry.txt").write_text(ferry, encoding="utf-8")
    result = run(
        harbour, monkeypatch, str(tmp_path / "ferry.txt"), "--outlet", "herald", "--id", "herald-ferry"
    )
    assert (result.exit_code, result.stderr) == (0, "next: onrecord review herald-ferry --open\n")
    assert result.stdout == "dataset/articles/herald-ferry.txt\ndataset/annotations/herald-ferry.yaml\n"
    assert (harbour.articles / "herald-ferry.txt").read_bytes() == ferry.encode()
    annotation = yaml.safe_load((harbour.annotations / "herald-ferry.yaml").read_text(encoding="utf-8"))
    assert annotation["status"] == "draft"
    assert annotation["published"] == {"date": "2024-03-05", "basis": "stated", "note": "“5 March 2024”"}
    assert [
        (one["kind"], one["content"], one["speaker"]["entity"], one["cue"])
        for one in annotation["quotes"][:2]
    ] == [
        ("indirect", ["The ferry to Port Alder will not sail on Wednesday"], "dockers-union", "said"),
        ("direct", ["Nobody loads it,", "Not a crate."], "ines-okoro", "said"),
    ]


def test_a_page_becomes_its_main_text(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Navigation and footer stay behind; the date of the markup is taken, and its field is named."""
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    result = run(harbour, monkeypatch, str(tmp_path / "page.html"), "--outlet", "herald")
    assert result.stdout.splitlines()[0] == "dataset/articles/herald-2024-03-07.txt"
    assert result.stderr == (
        "note: the main text was taken out of the page; compare it with what the page shows\n"
        "next: onrecord review herald-2024-03-07 --open\n"
    )
    text = (harbour.articles / "herald-2024-03-07.txt").read_text(encoding="utf-8")
    assert text.startswith("Harbour opens again\nDockers at Port Alder went back")
    assert "News" not in text
    annotation = (harbour.annotations / "herald-2024-03-07.yaml").read_text(encoding="utf-8")
    assert (
        'published: {date: "2024-03-07T08:00:00Z", basis: external,'
        ' note: "The markup of the page: article:published_time."}'
    ) in annotation


def test_a_page_without_its_outer_tags_is_a_page(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """On standard input no name tells what it is; its tags do not become words of the article."""
    inside = re.sub(r"<!doctype html>|</?(?:html|head|body)>", "", PAGE)
    assert inside.startswith("<meta")
    arguments = ("-", "--outlet", "herald", "--id", "herald-x")
    assert run(harbour, monkeypatch, *arguments, stdin=inside.encode()).exit_code == 0
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    run(harbour, monkeypatch, str(tmp_path / "page.html"), "--outlet", "herald")
    assert (harbour.articles / "herald-x.txt").read_bytes() == (
        harbour.articles / "herald-2024-03-07.txt"
    ).read_bytes()


def test_the_id_of_the_file_tells_outlet_and_id(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str, tmp_path: Path
) -> None:
    """A file that is named as the project names its own needs no options."""
    (tmp_path / "courier-2024-03-05.txt").write_text(ferry, encoding="utf-8")
    result = run(harbour, monkeypatch, str(tmp_path / "courier-2024-03-05.txt"))
    assert result.stdout.splitlines()[0] == "dataset/articles/courier-2024-03-05.txt"
    assert "\noutlet: courier\n" in (harbour.annotations / "courier-2024-03-05.yaml").read_text(
        encoding="utf-8"
    )


def test_a_dry_run_prints_yaml_and_writes_nothing(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str
) -> None:
    """What is printed is the annotation, and where both files would be stands above it."""
    before = sources(harbour)
    arguments = ("-", "--outlet", "herald", "--published", "2024-03-08", "--dry-run")
    result = run(harbour, monkeypatch, *arguments, stdin=ferry.encode())
    first, second, *_ = result.stdout.splitlines()
    assert first == f"# dataset/articles/herald-2024-03-08.txt: {len(ferry)} characters"
    assert second == "# dataset/annotations/herald-2024-03-08.yaml:"
    assert yaml.safe_load(result.stdout)["published"] == {
        "date": "2024-03-08", "basis": "external", "note": "Given when the draft was made; name the source.",
    }  # fmt: skip
    assert sources(harbour) == before


@pytest.mark.parametrize(
    ("published", "said"),
    [("2024-03-06", "2024-03-05"), ("2024-03-06/2024-03-08", "2024-03-05"), ("2024-03", None)],
)
def test_a_day_is_placed_if_every_day_of_publication_places_it_alike(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, published: str, said: str | None
) -> None:
    """Tuesday is one day for an article of Wednesday to Friday, and none for one of some day in March."""
    arguments = ("-", "--id", "herald-x", "--outlet", "herald", "--published", published, "--dry-run")
    text = "The ferry stays.\n\nMara Lund said on Tuesday that the ferry would stay in port.\n"
    result = run(harbour, monkeypatch, *arguments, stdin=text.encode())
    assert yaml.safe_load(result.stdout)["quotes"][0].get("said") == said


@pytest.mark.parametrize("indent", ["  ", ""])
def test_the_record_of_a_new_outlet_can_be_copied_into_the_register(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str, indent: str
) -> None:
    """What the message says is added as it stands, in the column of the records there, and the draft is made."""
    register = harbour.registers / "entities.yaml"
    text = register.read_text(encoding="utf-8").replace("\n  ", f"\n{indent}")
    register.write_text(text, encoding="utf-8")
    arguments = ("-", "--outlet", "mercury", "--id", "mercury-ferry")
    first, line, *_ = refusal(run(harbour, monkeypatch, *arguments, stdin=ferry.encode())).splitlines()
    assert first == "'mercury' is no outlet of dataset/registers/entities.yaml: add it there first, as"
    assert line == f"{indent}- {{id: mercury, type: outlet, name: …, description: …}}"
    register.write_text(f"{text}{line}\n", encoding="utf-8")
    result = run(harbour, monkeypatch, *arguments, stdin=ferry.encode())
    assert result.stdout.splitlines()[0] == "dataset/articles/mercury-ferry.txt"


def test_an_article_that_waits_in_its_place_is_drafted_there(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str
) -> None:
    """A text that was put among the articles, unchanged, gets its annotation beside it, and stays untouched."""
    article = harbour.articles / "herald-2024-03-08.txt"
    article.write_text(ferry, encoding="utf-8")
    stamp = article.stat()
    result = run(harbour, monkeypatch, "dataset/articles/herald-2024-03-08.txt")
    assert result.stdout == (
        "dataset/articles/herald-2024-03-08.txt\ndataset/annotations/herald-2024-03-08.yaml\n"
    )
    assert (article.stat().st_ino, article.stat().st_mtime_ns) == (stamp.st_ino, stamp.st_mtime_ns)
    assert validate(Request([str(harbour.root)])).in_order() == []
    again = run(harbour, monkeypatch, "dataset/articles/herald-2024-03-08.txt")
    assert refusal(again).startswith("dataset/annotations/herald-2024-03-08.yaml exists, and curated work")


@pytest.mark.parametrize("there", ["articles/herald-ferry.txt", "annotations/herald-ferry.yaml"])
def test_curated_work_is_never_overwritten(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str, there: str
) -> None:
    """When either file is there, both stay as they are, and the message says what to do."""
    (harbour.dataset / there).write_text("curated", encoding="utf-8")
    before = sources(harbour)
    result = run(
        harbour, monkeypatch, "-", "--outlet", "herald", "--id", "herald-ferry", stdin=ferry.encode()
    )
    assert refusal(result) == (
        f"dataset/{there} exists, and curated work is never overwritten: give another --id,"
        " or move both files of that article away"
    )
    assert sources(harbour) == before
    assert (harbour.dataset / there).read_text(encoding="utf-8") == "curated"


def test_a_text_that_is_in_its_place_is_drafted_there(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, ferry: str
) -> None:
    """The text may be put among the articles first, as the recipe has it: it stays as it is."""
    path = harbour.articles / "herald-ferry.txt"
    path.write_text(ferry, encoding="utf-8")
    result = run(harbour, monkeypatch, "dataset/articles/herald-ferry.txt", "--published", "2024-03-08")
    assert (result.exit_code, result.stdout) == (
        0,
        "dataset/articles/herald-ferry.txt\ndataset/annotations/herald-ferry.yaml\n",
    )
    assert path.read_text(encoding="utf-8") == ferry


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        pytest.param(["-"], b"Text.", "which outlet published it? give --outlet ID;", id="no-outlet"),
        pytest.param(
            ["-", "--outlet", "mercury", "--id", "m"],
            b"Text.",
            "'mercury' is no outlet of dataset/registers/entities.yaml: add it there first",
            id="outlet-not-registered",
        ),
        pytest.param(
            ["-", "--outlet", "ines-okoro", "--id", "m"],
            b"Text.",
            "'ines-okoro' is no outlet",
            id="no-outlet-but-a-person",
        ),
        pytest.param(["-", "--outlet", "herald"], b"Text.", "the article needs an id", id="no-id"),
        pytest.param(
            ["-", "--outlet", "herald", "--id", "../../evil"],
            b"Text.",
            "is not a slug",
            id="id-leaves-the-folder",
        ),
        pytest.param(["-", "--outlet", "herald", "--id", "x"], b" \n", "standard input is empty", id="empty"),
        pytest.param(["-", "--outlet", "herald", "--id", "x"], b"a\x00b", "holds a NUL", id="nul"),
        pytest.param(["nowhere.txt", "--outlet", "herald"], b"", "cannot read nowhere.txt", id="no-file"),
        pytest.param(
            ["-", "--outlet", "herald", "--id", "x", "--url", "ftp://x"], b"Text.", "url: 'ftp://x'", id="url"
        ),
        pytest.param(
            ["-", "--outlet", "herald", "--id", "x"],
            b"<html><body></body></html>",
            "holds no article that trafilatura can find",
            id="empty-page",
        ),
    ],
)
def test_a_call_that_cannot_be_served_writes_nothing(
    harbour: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str], stdin: bytes, message: str
) -> None:
    """Whatever is missing or wrong is said, and no file is made."""
    before = sources(harbour)
    assert message in refusal(run(harbour, monkeypatch, *arguments, stdin=stdin))
    assert sources(harbour) == before


def test_registers_with_problems_are_mended_first(harbour: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is held against the registers, so they have to be sound."""
    (harbour.registers / "claims.yaml").write_text("claims: 1\n", encoding="utf-8")
    message = refusal(run(harbour, monkeypatch, "-", "--outlet", "herald", stdin=b"Text."))
    assert message.startswith(
        "the registers have problems, the first is:\ndataset/registers/claims.yaml:1:9: claims:"
    )
