"""Problems written in each format."""

import json

from onrecord.problems import Place, Problem
from onrecord.report.github import github_lines
from onrecord.report.json_format import json_lines
from onrecord.report.sarif import sarif_lines
from onrecord.report.sources import SourceLines
from onrecord.report.text import text_lines, window

PROBLEM = Problem(
    Place("data set/a,b.yaml", 2, 8, "quotes[0].kind"),
    "'dirct' is not 100% in the vocabulary",
    "vocabulary",
    "Did you mean `direct`?\nWrite one of: direct, mixed.",
    also=(Place("data set/c.yaml", 9, 1, "quotes[4].kind"),),
)


def test_as_text_with_the_line_and_a_caret(tmp_path) -> None:  # noqa: ANN001 -- pytest's own
    """The caret stands under the character, wide characters and all."""
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n漢字e\u0301: dirct\n")
    sources = SourceLines({"data set/a,b.yaml": lambda: path.open("rb")})
    problem = Problem(
        Place("data set/a,b.yaml", 2, 7, "quotes[0].kind"), "is wrong", "vocabulary", "Mend it."
    )
    assert list(text_lines([problem], sources)) == [
        "data set/a,b.yaml:2:7: quotes[0].kind: is wrong [vocabulary]",
        "    | 漢字e\u0301: dirct",
        "    |        ^",
        "    Mend it.",
    ]
    sources.close()


def test_a_long_line_is_cut_around_the_place() -> None:
    """A line of any length takes a hundred columns, and the caret still points."""
    line = "x" * 5_000 + "!" + "y" * 5_000
    shown, before = window(line, 5_000)
    assert shown == "…" + "x" * 50 + "!" + "y" * 49 + "…"
    assert shown[before] == "!"


def test_a_file_cannot_write_to_the_terminal() -> None:
    """Control characters are shown as dots."""
    assert window("\x1b[31m\u202ered", 0) == ("·[31m·red", 0)


def test_the_name_of_a_file_cannot_write_to_the_terminal() -> None:
    """Nor can a message or a hint: a problem is one line, and holds no control characters."""
    problem = Problem(Place("a\n\x1b[31m\udcff.yaml", 2, 7), "is\x07 ’wrong’", "type", "a\x1bb\u00a0c")
    assert list(text_lines([problem], SourceLines({}))) == [
        "a··[31m·.yaml:2:7: is· ’wrong’ [type]",
        "    a·b\u00a0c",
    ]


def test_as_json() -> None:
    """One object a problem, with every place."""
    [said] = json.loads("\n".join(json_lines([PROBLEM])))
    assert said == {
        "file": "data set/a,b.yaml",
        "line": 2,
        "column": 8,
        "path": "quotes[0].kind",
        "rule": "vocabulary",
        "message": "'dirct' is not 100% in the vocabulary",
        "hint": "Did you mean `direct`?\nWrite one of: direct, mixed.",
        "also": [{"file": "data set/c.yaml", "line": 9, "column": 1, "path": "quotes[4].kind"}],
    }
    assert list(json_lines([])) == ["[]"]


def test_as_annotations_of_a_pull_request() -> None:
    """What a workflow command gives a meaning is escaped; every place is annotated."""
    assert list(github_lines([PROBLEM])) == [
        "::error file=data set/a%2Cb.yaml,line=2,col=8,title=vocabulary::quotes[0].kind: 'dirct' is not 100%25 in the"
        " vocabulary%0ADid you mean `direct`?%0AWrite one of: direct, mixed.",
        "::error file=data set/c.yaml,line=9,col=1,title=vocabulary::quotes[4].kind: 'dirct' is not 100%25 in the"
        " vocabulary%0ADid you mean `direct`?%0AWrite one of: direct, mixed.",
    ]


def test_as_sarif() -> None:
    """The log has what SARIF 2.1.0 requires, and columns that count code points."""
    descriptions, examples = {"vocabulary": "A value is a member."}, {"vocabulary": "good: direct"}
    log = json.loads("\n".join(sarif_lines([PROBLEM], descriptions, "1.2.3", examples)))
    [run] = log["runs"]
    assert (log["version"], run["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert run["tool"]["driver"] == {
        "name": "onrecord",
        "version": "1.2.3",
        "rules": [
            {
                "id": "vocabulary",
                "shortDescription": {"text": "A value is a member."},
                "fullDescription": {"text": "A value is a member."},
                "help": {"text": "good: direct", "markdown": "```text\ngood: direct\n```"},
            }
        ],
    }
    [result] = run["results"]
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("vocabulary", 0, "error")
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data%20set/a%2Cb.yaml"},
                "region": {"startLine": 2, "startColumn": 8},
            },
            "logicalLocations": [{"fullyQualifiedName": "quotes[0].kind"}],
        }
    ]
    assert [one["physicalLocation"]["region"]["startLine"] for one in result["relatedLocations"]] == [9]
