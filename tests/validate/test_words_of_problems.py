"""What problems say: in the words of a person who writes YAML, once for each cause, and what to do."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import commands
from onrecord.paths import Project
from onrecord.pipeline import build

HERALD = "dataset/annotations/herald-2024-03-05.yaml"
ENTITIES = "dataset/registers/entities.yaml"
MENTION = {
    "mention_id": "courier-2024-03-06-m00110",
    "entity_id": "port-authority",
    "article_id": "courier-2024-03-06",
    "passage_id": "courier-2024-03-06-p00068",
    "start": 110,
    "end": 124,
    "text": "port authority",
}


def run(*arguments: str) -> str:
    """Validate, and give what is printed."""
    return CliRunner().invoke(commands, ["validate", *arguments]).stdout


def problems(*arguments: str) -> list[tuple[str, str, str]]:
    """Give where each problem is, what it says, and the end of its hint."""
    found = json.loads(run("--format", "json", *arguments))
    return [(one["path"], one["message"], one["hint"].splitlines()[-1]) for one in found]


SPEAKER_FIELDS = "exact, occurrence, prefix, suffix, entity"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("cue:", ("quotes[1].cue", "has no value", "Write text, or remove the field.")),
        ("cue: [said]", ("quotes[1].cue", "is a list, not text", "Write text.")),
        ("cue: true", ("quotes[1].cue", "is true or false, not text", "Write text.")),
        ("cue: 12", ("quotes[1].cue", "12 is a number, not text", 'Write it in quotes: "12".')),
        ('cue: ""', ("quotes[1].cue", "is empty", "Write what belongs there, or remove the field.")),
        (
            "relays: {entity: courier}",
            (
                "quotes[1].relays",
                "is a record, not a list",
                "Write a list: [one, another], or a line each after a hyphen.",
            ),
        ),
        (
            "addressee_x: 1\n    speaker: Okoro",
            (
                "quotes[1].speaker",
                "is text, not a record",
                f"Write a record of its fields: {SPEAKER_FIELDS}.",
            ),
        ),
    ],
    ids=["nothing", "list", "truth", "number", "empty", "record", "text"],
)
def test_what_is_of_another_type_is_said_in_words(
    harbour: Project, written: str, said: tuple[str, str, str]
) -> None:
    """What stands there, what belongs there, and how it is written; never the words of a library."""
    path = harbour.root / HERALD
    lines = path.read_text().splitlines()
    at = next(at for at, line in enumerate(lines) if "We will not load" in line)
    name = written.rpartition("\n")[2].strip().partition(":")[0]
    end = next(
        at for at in range(at, len(lines)) if lines[at].startswith("  - ") or lines[at][:1] not in " -"
    )
    kept = [line for line in lines[at:end] if not line.startswith(f"    {name}:")]
    path.write_text("\n".join([*lines[:at], *kept, f"    {written}", *lines[end:]]) + "\n")
    assert said in problems(HERALD)


def test_a_fault_in_a_list_is_not_told_of_the_list_as_well(harbour: Project) -> None:
    """Of a list whose only item is faulty, pydantic says that it is too short; a person is told once."""
    path = harbour.root / HERALD
    path.write_text(
        path.read_text().replace('content: ["We will not load another ship,", "Not one."]', "content: [12]")
    )
    assert problems(HERALD) == [
        ("quotes[1].content[0]", "12 is a number, not text", 'Write it in quotes: "12".')
    ]


def test_a_value_that_is_not_there_is_shown_with_a_caret_after_the_line(harbour: Project) -> None:
    """Where something is lacking at the end of a line, the line is shown all the same."""
    path = harbour.root / HERALD
    path.write_text(path.read_text().replace("language: en\n", "language:\n"))
    assert run(HERALD).splitlines() == [
        f"{HERALD}:6:10: language: has no value [type]",
        "    | language:",
        "    |          ^",
        "    Write text, or remove the field.",
    ]


def test_the_form_of_a_value_is_told_by_what_it_means(harbour: Project) -> None:
    """A regular expression tells a contributor little: the field's description and an example tell more."""
    path = harbour.root / HERALD
    path.write_text(path.read_text().replace("language: en\n", "language: english please\n"))
    [(path_, message, hint)] = problems(HERALD)
    assert (path_, message) == ("language", "'english please' is not of the form this field needs")
    assert hint == "The language of the text. For example: en"


def test_typography_is_named_beside_words_that_differ(harbour: Project) -> None:
    """A no-break space looks like a space: it is named even where a word is wrong as well."""
    path = harbour.root / HERALD
    path.write_text(path.read_text().replace('["We will not load', '["We\u00a0will never load'))
    said = run(HERALD)
    assert "    \u00a0 (no-break space) should be   (space)\n    Copy the line of the article.\n" in said


@pytest.mark.parametrize(
    ("written", "todo"),
    [
        ("{exact: ship, occurrence: 99}", "Count again, or give a prefix and suffix instead."),
        ("{exact: ship, prefix: nowhere}", "Copy the prefix and suffix from the article."),
    ],
)
def test_a_selection_that_fits_nowhere_says_what_to_do(harbour: Project, written: str, todo: str) -> None:
    """After the places that the article has comes what to write."""
    path = harbour.root / HERALD
    path.write_text(
        path.read_text().replace(
            'content: ["We will not load another ship,", "Not one."]', f"content: [{written}]"
        )
    )
    assert todo in [hint for _, _, hint in problems(HERALD)]


def test_what_a_register_lacks_shows_where_it_is_named(harbour: Project) -> None:
    """A register validated alone is not sound when an annotation names what it has no longer."""
    path = harbour.root / ENTITIES
    path.write_text(path.read_text().replace("id: ines-okoro", "id: ines-okora"))
    found = json.loads(run("--format", "json", ENTITIES))
    assert [(one["file"], one["message"], one["hint"]) for one in found] == [
        (
            HERALD,
            "no row of entities has the id 'ines-okoro'",
            "Did you mean 'ines-okora'?",
        )
    ]


def test_places_in_a_list_of_records_are_told_alike(harbour: Project, tmp_path: Path) -> None:
    """Whether a fault is of shape or of reference, the path says which record of the list it is in."""
    build(harbour)
    path = tmp_path / "mentions.json"
    second = {**MENTION, "mention_id": "m2", "text": 3, "colour": "red"}
    path.write_text(json.dumps([{**MENTION, "mention_id": "m1", "entity_id": "nobody"}, second]))
    assert [path_ for path_, *_ in problems(str(path))] == ["[0].entity_id", "[1].text", "[1].colour"]


@pytest.mark.parametrize("suffix", ["jsonl", "json", "csv"])
def test_typographic_variants_of_rows_are_named_and_mended(
    harbour: Project, tmp_path: Path, suffix: str
) -> None:
    """The text of a row becomes what its article has there, quoted as the file has to have it."""
    build(harbour)
    at = (harbour.articles / "herald-2024-03-05.txt").read_text().index('"unlawful"')
    row = {**MENTION, "mention_id": "m1", "article_id": "herald-2024-03-05", "passage_id": None}
    row |= {"start": at, "end": at + 10, "text": "”unlawful”"}
    path = tmp_path / f"mentions.{suffix}"
    cells = ",".join(row) + "\n" + ",".join("" if one is None else str(one) for one in row.values()) + "\n"
    path.write_text(cells if suffix == "csv" else json.dumps(row) + "\n")
    assert '” (right double quotation mark) should be " (quotation mark)' in run(str(path))
    run("--fix", str(path))
    assert ('"""unlawful"""' if suffix == "csv" else '"\\"unlawful\\""') in path.read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "has no header"),
        ("mention_id;entity_id;article_id\n", "is separated by semicolons"),
        ("mention_id\tentity_id\tarticle_id\n", "is separated by tabs"),
    ],
)
def test_a_header_that_is_none_is_one_problem(harbour: Project, content: str, said: str) -> None:
    """What is wrong with the line as a whole is one cause, not a missing column for each field."""
    path = harbour.root / "mentions.csv"
    path.write_text(content)
    assert [message for _, message, _ in problems("mentions.csv")] == [said]


def test_a_json_file_is_json(harbour: Project) -> None:
    """A file of that name is not taken for CSV, whatever it begins with."""
    (harbour.root / "mentions.json").write_text("3\n")
    assert problems("mentions.json") == [("", "is not a record", 'Write an object: {"field": value, …}.')]


def test_a_speaker_whom_nobody_knows_is_one_cause(harbour: Project) -> None:
    """Who claims what follows from the speaker: where that id is wrong, the claims are not faulty as well."""
    build(harbour)
    path = harbour.dataset / "tables/quotes.csv"
    path.write_text(path.read_text().replace("port-authority", "port-authorty"))
    assert problems("datapackage.json") == [
        ("speaker_id", "no row of entities has the id 'port-authorty'", "Did you mean 'port-authority'?")
    ]


def test_an_annotation_of_another_ending_is_not_passed_over(harbour: Project) -> None:
    """What would be left out of the dataset without a word is told, with what to do."""
    (harbour.root / HERALD).rename(harbour.annotations / "herald-2024-03-05.yml")
    lines = run().splitlines()
    assert lines[0] == (
        "dataset/annotations/herald-2024-03-05.yml:1:1: is not read: annotations end in .yaml [file-kind]"
    )
    assert "    Rename it herald-2024-03-05.yaml." in lines


def test_a_zip_from_standard_input_is_named_as_such(harbour: Project) -> None:
    """Its members are named after it, as rows from there are."""
    build(harbour)
    content = next(harbour.dist.glob("*.zip")).read_bytes()
    arguments = ["validate", "-"]
    assert CliRunner().invoke(commands, arguments, input=content).output == "ok: 1 package, 77 rows\n"
    wrong = CliRunner().invoke(commands, arguments, input=content[:-30]).output
    assert wrong.startswith("<stdin>:1:1: is not a zip that can be read: ")
