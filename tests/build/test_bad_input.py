"""Bad input: each fault is a problem with its file, line and column, and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.paths import Project
from onrecord.pipeline import read_and_check
from onrecord.problems import as_text

HERALD = "dataset/annotations/herald-2024-03-05.yaml"
COURIER = "dataset/annotations/courier-2024-03-06.yaml"
CLAIMS = "dataset/registers/claims.yaml"
ENTITIES = "dataset/registers/entities.yaml"

Change = Callable[[Project], None]


def replace(file: str, old: str, new: str) -> Change:
    """Change a word in a file."""

    def change(project: Project) -> None:
        path = project.root / file
        text = path.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
        path.write_bytes(text.replace(old, new).encode())

    return change


def write(file: str, content: bytes) -> Change:
    """Write a file anew."""

    def change(project: Project) -> None:
        (project.root / file).write_bytes(content)

    return change


def append(file: str, text: str) -> Change:
    """Add lines to a file."""

    def change(project: Project) -> None:
        with (project.root / file).open("a", encoding="utf-8", newline="") as opened:
            opened.write(text)

    return change


def delete(file: str) -> Change:
    """Delete a file."""
    return lambda project: (project.root / file).unlink()


def problems(project: Project) -> list[str]:
    """Give the problems of a project as a terminal shows them."""
    return [as_text(problem) for problem in read_and_check(project).problems]


def first_lines(project: Project) -> list[str]:
    """Give the first line of each problem."""
    return [problem.splitlines()[0] for problem in problems(project)]


def test_the_sound_project_has_no_problem(harbour: Project) -> None:
    """The project that the tests change is sound before they change it."""
    assert problems(harbour) == []


CASES: list[tuple[str, Change, list[str]]] = [
    (
        "text not in the article",
        replace(HERALD, "We will not load another ship,", "We shall not load another ship,"),
        [f"{HERALD}:22:15: quotes[1].content[0]: not found in the article [quote-verbatim]"],
    ),
    (
        "selector that fits twice",
        replace(HERALD, "exact: Port Alder was founded in 1901", "exact: Port Alder"),
        [f"{HERALD}:37:60: assertions[3].exact: fits 4 places in the article [selector-ambiguous]"],
    ),
    (
        "occurrence that is not there",
        replace(HERALD, "occurrence: 3", "occurrence: 9"),
        [
            f"{HERALD}:40:5: mentions[1]: asks for occurrence 9, but the text occurs 4 times [selector-occurrence]"
        ],
    ),
    (
        "unknown claim",
        replace(HERALD, "claim: strike-unlawful", "claim: strike-unlawfull"),
        [
            f"{HERALD}:35:22: assertions[1].claim: no row of claims has the id 'strike-unlawfull' [reference-exists]",
            f"{CLAIMS}:4:10: claims[1].id: no row of assertions has 'strike-unlawful' [register-used]",
        ],
    ),
    (
        "unknown speaker",
        replace(HERALD, "entity: ines-okoro", "entity: ines-okora"),
        [
            f"{HERALD}:23:23: quotes[1].speaker.entity: no row of entities has the id 'ines-okora' [reference-exists]"
        ],
    ),
    (
        "unknown quote",
        replace(HERALD, "claim: strike-begun, quote: q01", "claim: strike-begun, quote: q09"),
        [
            f"{HERALD}:34:43: assertions[0].quote: no quote of this article has the id 'q09' [reference-exists]"
        ],
    ),
    (
        "id used twice in an article",
        replace(COURIER, "  - id: q02\n", "  - id: q01\n"),
        [f"{COURIER}:16:9: quotes[1].id: 'q01' is used twice in quotes [id-unique]"],
    ),
    (
        "id used twice in a register",
        replace(CLAIMS, "id: strike-cost", "id: strike-begun"),
        [f"{CLAIMS}:5:10: claims[2].id: 'strike-begun' is used twice in claims [id-unique]"],
    ),
    (
        "date that is no EDTF",
        replace(COURIER, "said: 2024-03\n", "said: March 2024\n"),
        [f"{COURIER}:14:11: quotes[0].said: 'March 2024' is not of the form this field needs [date-edtf]"],
    ),
    (
        "date that does not exist",
        replace(COURIER, "said: 2024-03\n", "said: 2024-02-30\n"),
        [f"{COURIER}:14:11: quotes[0].said: '2024-02-30' is not an EDTF date that exists [date-edtf]"],
    ),
    (
        "year that YAML takes for a number",
        replace(CLAIMS, 'holds: "1901"', "holds: 1901"),
        [f"{CLAIMS}:10:12: claims[4].holds: 1901 is a number, not text [type]"],
    ),
    (
        "interval that ends before it starts",
        replace(COURIER, "date: 2024-03-05/2024-03-06", "date: 2024-03-06/2024-03-05"),
        [f"{COURIER}:5:19: published.date: '2024-03-06/2024-03-05' ends before it starts [date-order]"],
    ),
    (
        "pieces of a quote out of order",
        replace(
            HERALD,
            '["We will not load another ship,", "Not one."]',
            '["Not one.", "We will not load another ship,"]',
        ),
        [
            f"{HERALD}:22:27: quotes[1].content[1]: ends before it starts: this piece stands before the one above it,"
            " or overlaps it [quote-pieces-in-order]"
        ],
    ),
    (
        "direct quote without quotation marks",
        replace(COURIER, "kind: indirect", "kind: direct"),
        [
            f"{COURIER}:17:11: quotes[1].kind: is direct, but its content does not stand in quotation marks"
            " [kind-agrees-with-marks]"
        ],
    ),
    (
        "mixed quote without quotation marks",
        replace(COURIER, "kind: indirect", "kind: mixed"),
        [
            f"{COURIER}:17:11: quotes[1].kind: is mixed, but its content holds no quotation marks"
            " [kind-agrees-with-marks]"
        ],
    ),
    (
        "said after it was published",
        replace(COURIER, "said: 2024-03\n", "said: 2024-04\n"),
        [
            f"{COURIER}:14:11: quotes[0].said: was said on 2024-04, but is published by 2024-03-06"
            " [said-before-published]"
        ],
    ),
    (
        "word outside the vocabulary",
        replace(COURIER, "stance: denies", "stance: rejects"),
        [f"{COURIER}:23:56: assertions[1].stance: 'rejects' is not in the vocabulary [vocabulary]"],
    ),
    (
        "misspelt field",
        replace(COURIER, "addressee: courier", "adressee: courier"),
        [f"{COURIER}:13:5: quotes[0].adressee: is not a field here [field-unknown]"],
    ),
    (
        "missing field",
        replace(COURIER, "    cue: told\n", ""),
        [f"{COURIER}:8:5: quotes[0].cue: is missing [field-missing]"],
    ),
    (
        "part of a line as passage",
        replace(HERALD, "role: byline, exact: By Mara Lund", "role: byline, exact: Mara Lund"),
        [f"{HERALD}:11:5: passages[1]: is not a whole line of the article [passage-whole-lines]"],
    ),
    (
        "mention override that says nothing",
        replace(HERALD, "{entity: courier, exact: Courier}", "{exact: Courier}"),
        [
            f"{HERALD}:39:5: mentions[0]: says neither, or both, of which entity it is and that it is no mention"
            " [mention-override]"
        ],
    ),
    (
        "claim that bears on itself",
        replace(CLAIMS, "claim: port-staff", "claim: founded-1901"),
        [
            f"{CLAIMS}:11:44: claims[4].relations[0].claim: 'founded-1901' bears on itself [relation-not-to-itself]"
        ],
    ),
    (
        "YAML that does not parse",
        replace(COURIER, "content: [the gates were shut]", "content: [the gates were shut"),
        [
            f"{COURIER}:19:12: is not YAML: while parsing a flow sequence did not find expected ',' or ']' [yaml-syntax]"
        ],
    ),
    (
        "duplicate key",
        replace(COURIER, "language: en\n", "language: en\nlanguage: de\n"),
        [f"{COURIER}:5:1: language: has the key language twice in one record [yaml-duplicate-key]"],
    ),
    (
        "alias",
        append(COURIER, "mentions: [&a {not_a_mention: true, exact: gates}, *a]\n"),
        [
            f"{COURIER}:27:12: sets the anchor &a [yaml-alias]",
            f"{COURIER}:27:52: uses the alias *a [yaml-alias]",
        ],
    ),
    (
        "tab",
        append(COURIER, "mentions:\n\t- {not_a_mention: true, exact: gates}\n"),
        [
            f"{COURIER}:28:1: is not YAML: while scanning for the next token found character that cannot start any"
            " token [yaml-syntax]"
        ],
    ),
    ("NUL", append(COURIER, "# \x00\n"), [f"{COURIER}:27:3: holds a NUL character [file-nul]"]),
    (
        "byte order mark",
        write(COURIER, b"\xef\xbb\xbfarticle: courier-2024-03-06\n"),
        [f"{COURIER}:1:1: begins with a byte order mark [file-bom]"],
    ),
    (
        "Windows line ends",
        write(COURIER, b"article: courier-2024-03-06\r\n"),
        [f"{COURIER}:1:28: has Windows line ends (CRLF) [file-crlf]"],
    ),
    (
        "annotation that is not UTF-8",
        write(COURIER, "# Fünf\narticle: Café\n".encode("latin-1")),
        [
            f"{COURIER}:1:4: 'utf-8' codec can't decode byte 0xfc in position 3: invalid start byte [file-utf8]",
        ],
    ),
    ("empty annotation", write(COURIER, b"# nothing\n"), [f"{COURIER}:1:1: is empty [file-empty]"]),
    (
        "annotation that is a list",
        write(COURIER, b"- article\n"),
        [f"{COURIER}:1:1: is a list, not a record [type]"],
    ),
    (
        "empty article",
        write("dataset/articles/courier-2024-03-06.txt", b" \n\n"),
        ["dataset/articles/courier-2024-03-06.txt:1:1: is empty [article-empty]"],
    ),
    (
        "article that is not UTF-8",
        write("dataset/articles/courier-2024-03-06.txt", b"A walkout\nhas begun at \xff.\n"),
        [
            "dataset/articles/courier-2024-03-06.txt:2:14: is not UTF-8: byte 0xff cannot stand here [file-utf8]"
        ],
    ),
    (
        "article with a NUL",
        write("dataset/articles/courier-2024-03-06.txt", b"A walkout\x00\n"),
        ["dataset/articles/courier-2024-03-06.txt:1:1: holds a NUL character [file-nul]"],
    ),
    (
        "article whose name is no slug",
        write("dataset/articles/The Courier.txt", b"A walkout\n"),
        ["dataset/articles/The Courier.txt:1:1: 'The Courier' is not a slug [article-name]"],
    ),
    (
        "annotation for no article",
        delete("dataset/articles/courier-2024-03-06.txt"),
        [f"{COURIER}:1:1: is an annotation of no article [article-missing]"],
    ),
    (
        "article without annotation",
        delete(COURIER),
        [
            "dataset/articles/courier-2024-03-06.txt:1:1: is an article without an annotation [annotation-missing]"
        ],
    ),
    (
        "annotation that names another article",
        replace(COURIER, "article: courier-2024-03-06", "article: courier-2024-03-05"),
        [
            f"{COURIER}:2:10: article: names the article 'courier-2024-03-05', but the file is"
            " courier-2024-03-06.yaml [annotation-article]"
        ],
    ),
    ("missing register", delete(CLAIMS), [f"{CLAIMS}:1:1: is missing [file-missing]"]),
    (
        "entity that nothing uses",
        append(ENTITIES, "  - {id: nobody, type: person, name: Mr Absent, description: Not there.}\n"),
        [f"{ENTITIES}:11:10: entities[8].id: nothing refers to 'nobody' [entity-used]"],
    ),
    (
        "ids one letter apart",
        replace(CLAIMS, "id: strike-cost", "id: strike-costs"),
        [
            f"{HERALD}:36:22: assertions[2].claim: no row of claims has the id 'strike-cost' [reference-exists]",
            f"{CLAIMS}:5:10: claims[2].id: no row of assertions has 'strike-costs' [register-used]",
        ],
    ),
    (
        "name of two entities",
        append(ENTITIES, "  - {id: alder-town, type: place, name: Port Alder, description: A town.}\n"),
        [
            "dataset/articles/courier-2024-03-06.txt:1:24: 'Port Alder' is a name of alder-town and of port-alder"
            " [name-ambiguous]",
            "dataset/articles/herald-2024-03-05.txt:1:25: 'Port Alder' is a name of alder-town and of port-alder"
            " [name-ambiguous]",
            "dataset/articles/herald-2024-03-05.txt:5:12: 'Port Alder' is a name of alder-town and of port-alder"
            " [name-ambiguous]",
            "dataset/articles/herald-2024-03-05.txt:9:49: 'Port Alder' is a name of alder-town and of port-alder"
            " [name-ambiguous]",
        ],
    ),
]


@pytest.mark.parametrize(
    ("change", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_each_fault_is_said_once_where_it_stands(
    harbour: Project, change: Change, expected: list[str]
) -> None:
    """One fault gives its problems, at their line and column, and no others."""
    change(harbour)
    assert first_lines(harbour) == expected


def test_aliases_that_explode_are_refused_before_they_are_expanded(harbour: Project) -> None:
    """A file of nested aliases costs no more than its size."""
    levels = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    write(COURIER, f"a0: &a0 [x]\n{levels}\n".encode())(harbour)
    found = first_lines(harbour)
    assert found[0] == f"{COURIER}:1:5: sets the anchor &a0 [yaml-alias]"
    assert all("[yaml-alias]" in line for line in found)


def test_all_faults_of_all_files_are_reported_at_once_in_file_order(harbour: Project) -> None:
    """Nothing stops at the first problem."""
    replace(HERALD, "We will not load another ship,", "We shall not load another ship,")(harbour)
    replace(COURIER, "stance: denies", "stance: rejects")(harbour)
    replace(CLAIMS, "kind: law", "kind: rule")(harbour)
    assert first_lines(harbour) == [
        f"{COURIER}:23:56: assertions[1].stance: 'rejects' is not in the vocabulary [vocabulary]",
        f"{HERALD}:22:15: quotes[1].content[0]: not found in the article [quote-verbatim]",
        f"{CLAIMS}:4:64: claims[1].kind: 'rule' is not in the vocabulary [vocabulary]",
    ]


def test_a_quote_that_is_not_verbatim_is_shown_what_the_article_has(harbour: Project) -> None:
    """The nearest words of the article are given, and the characters that differ are marked."""
    replace(HERALD, "We will not load another ship,", "We shall not load another ship,")(harbour)
    assert problems(harbour) == [
        f"{HERALD}:22:15: quotes[1].content[0]: not found in the article [quote-verbatim]\n"
        "    written: We shall not load another ship,\n"
        "                ^^^\n"
        "    article: We will not load another ship,\n"
        "                ^^\n"
        "    Copy the line of the article."
    ]


def test_a_straight_mark_for_a_curly_one_is_named(harbour: Project) -> None:
    """Where only typography differs, the characters are called by their names."""
    replace(HERALD, "exact: the union}", "exact: the union's secretary}")(harbour)
    assert problems(harbour) == [
        f"{HERALD}:17:14: quotes[0].speaker: not found in the article [quote-verbatim]\n"
        "    written: the union's secretary\n"
        "                      ^\n"
        "    article: the union’s secretary\n"
        "                      ^\n"
        "    ' (apostrophe) should be ’ (right single quotation mark)\n"
        "    Copy the line of the article."
    ]


def test_a_selector_that_fits_several_places_lists_them(harbour: Project) -> None:
    """The candidates are shown with their surroundings."""
    replace(HERALD, "exact: Port Alder was founded in 1901", "exact: Port Alder")(harbour)
    assert problems(harbour)[0].splitlines()[1:] == [
        "    1. ⚓️ Dockers halt work at [Port Alder]  By Mara Lund  Dockers at Por",
        "    2. der  By Mara Lund  Dockers at [Port Alder] stopped work on Tuesday, the ",
        "    3. y, according to the Courier.  [Port Alder] is the largest harbour on the",
        "    4. largest harbour on the coast. [Port Alder] was founded in 1901.  Share t",
        "    Say which: {exact: …, occurrence: N}, or give a prefix and suffix.",
    ]


def test_bad_input_changes_no_file(harbour: Project) -> None:
    """Reading and checking writes nothing."""
    replace(COURIER, "stance: denies", "stance: rejects")(harbour)
    before = {path: path.read_bytes() for path in sorted(harbour.root.rglob("*")) if path.is_file()}
    problems(harbour)
    assert {
        path: path.read_bytes() for path in sorted(Path(harbour.root).rglob("*")) if path.is_file()
    } == before
