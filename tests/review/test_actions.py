"""What a person asks for, and the lines of the file that it changes."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.problems import UsageError, first_line
from onrecord.review.asked import NotDoneError
from onrecord.review.drafts import LISTS
from onrecord.review.fields import KIND
from onrecord.review.session import Session, open_session
from onrecord.review.views import View

ONRECORD = str(Path(sys.executable).parent / "onrecord")
HERALD = "herald-2024-03-05"


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


QUOTE = ("quotes", 2)

CASES: dict[str, tuple[str, tuple[str, int] | None, dict[str, str], list[str]]] = {
    "content, selected": (
        "span:content.0",
        ("quotes", 0),
        {"words": "stopped work on Tuesday"},
        [
            '-    content: ["Dockers at Port Alder stopped work on Tuesday"]',
            '+    content: ["stopped work on Tuesday"]',
        ],
    ),
    "white space at the ends of a selection is left out": (
        "span:content.0",
        ("quotes", 0),
        {"words": " work on Tuesday"},
        [
            '-    content: ["Dockers at Port Alder stopped work on Tuesday"]',
            '+    content: ["work on Tuesday"]',
        ],
    ),
    "a speaker keeps its entity": (
        "span:speaker",
        ("quotes", 1),
        {"words": "the union’s secretary"},
        [
            "-    speaker: {entity: ines-okoro, exact: Ines Okoro}",
            "+    speaker: {entity: ines-okoro, exact: the union’s secretary}",
        ],
    ),
    "words that occur twice say which": (
        "span:exact",
        ("assertions", 3),
        {"start": "366", "end": "376"},
        [
            "-  - {id: a04, claim: founded-1901, stance: affirms, exact: Port Alder was founded in 1901}",
            "+  - {id: a04, claim: founded-1901, stance: affirms, exact: Port Alder, occurrence: 4}",
        ],
    ),
    "a cue is sought near its quote": (
        "span:cue",
        QUOTE,
        {"words": "according to"},
        ["-    cue: said", "+    cue: according to"],
    ),
    "words that are typed": (
        "fields",
        ("quotes", 0),
        {"words__content.0": "Dockers at Port Alder"},
        [
            '-    content: ["Dockers at Port Alder stopped work on Tuesday"]',
            '+    content: ["Dockers at Port Alder"]',
        ],
    ),
    "a kind": ("fields", QUOTE, {"field__kind": "indirect"}, ["-    kind: mixed", "+    kind: indirect"]),
    "an entity": (
        "fields",
        QUOTE,
        {"field__speaker.entity": "courier"},
        [
            "-    speaker: {entity: port-authority, exact: The port authority}",
            "+    speaker: {entity: courier, exact: The port authority}",
        ],
    ),
    "the entity of a relay": (
        "fields",
        QUOTE,
        {"field__relays.0.entity": "herald"},
        [
            "-    relays: [{entity: courier, exact: the Courier}]",
            "+    relays: [{entity: herald, exact: the Courier}]",
        ],
    ),
    "a stance and a claim": (
        "fields",
        ("assertions", 0),
        {"field__stance": "doubts", "field__claim": "strike-cost"},
        [
            "-  - {id: a01, claim: strike-begun, quote: q01, stance: affirms, exact: stopped work on Tuesday}",
            "+  - {id: a01, claim: strike-cost, quote: q01, stance: doubts, exact: stopped work on Tuesday}",
        ],
    ),
    "a date that was not there": ("fields", QUOTE, {"field__said": "2024-03"}, ["+    said: 2024-03"]),
    "a date that goes": ("fields", ("quotes", 0), {"field__said": ""}, ["-    said: 2024-03-05"]),
    "a relay": (
        "span:relays.0",
        ("quotes", 0),
        {"words": "Ines Okoro"},
        ['+    relays: [{entity: ines-okoro, exact: "Ines Okoro"}]'],
    ),
    "more content, in the order of the text": (
        "span:content.2",
        ("quotes", 1),
        {"words": "Dockers at Port Alder stopped work on Tuesday"},
        [
            '-    content: ["We will not load another ship,", "Not one."]',
            '+    content: ["Dockers at Port Alder stopped work on Tuesday", "We will not load another ship,", "Not one."]',
        ],
    ),
    "less content": (
        "drop:content.1",
        ("quotes", 1),
        {},
        [
            '-    content: ["We will not load another ship,", "Not one."]',
            '+    content: ["We will not load another ship,"]',
        ],
    ),
    "no speaker": (
        "drop:speaker",
        ("quotes", 0),
        {},
        ["-    speaker: {entity: dockers-union, exact: the union}"],
    ),
    "no relay": ("drop:relays.0", QUOTE, {}, ["-    relays: [{entity: courier, exact: the Courier}]"]),
    "a quote between its marks is direct, and without them": (
        "add:quotes",
        None,
        {"words": '"unlawful"'},
        ["+  - id: q04", "+    kind: direct", "+    content: [unlawful]"],
    ),
    "a quote that holds marks is mixed": (
        "add:quotes",
        None,
        {"words": 'strike was "unlawful" and'},
        ["+  - id: q04", "+    kind: mixed", '+    content: ["strike was \\"unlawful\\" and"]'],
    ),
    "a claim within a quote is asserted through it": (
        "add:assertions",
        None,
        {"words": "load another ship"},
        ['+  - {id: a05, quote: q02, stance: affirms, exact: "load another ship"}'],
    ),
    "an event": ("add:events", None, {"words": "was founded"}, ['+  - {id: e02, exact: "was founded"}']),
    "a name": ("add:mentions", None, {"words": "The port authority"}, ['+  - {exact: "The port authority"}']),
    "a name that is none": (
        "add:mentions-not",
        None,
        {"words": "Ines Okoro"},
        ['+  - {not_a_mention: true, exact: "Ines Okoro"}'],
    ),
    "a passage is a whole line": (
        "add:passages",
        None,
        {"words": "largest harbour"},
        [
            '+  - {role: boilerplate, exact: "Port Alder is the largest harbour on the coast. Port Alder was founded in 1901."}',
        ],
    ),
    "a record goes": (
        "delete",
        ("assertions", 1),
        {},
        [
            '-  - {id: a02, claim: strike-unlawful, quote: q03, stance: affirms, exact: "the strike was \\"unlawful\\""}'
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_asked_for_changes_these_lines(name: str, herald: Session, do: Any, lines: Any) -> None:
    """Each thing that one can do changes the lines it is about, and undoing gives the file as it was."""
    what, record, fields, expected = CASES[name]
    do(herald, what, record, **fields)
    assert lines(herald) == expected
    do(herald, "undo")
    assert herald.now.text == herald.on_disk
    do(herald, "redo")
    assert lines(herald) == expected


REFUSED: dict[str, tuple[str, tuple[str, int] | None, dict[str, str], str]] = {
    "an unknown action": ("explode", None, {}, "There is nothing of that name to do."),
    "no selection": ("span:cue", ("quotes", 0), {}, "Select words in the article first."),
    "white space": ("add:quotes", None, {"words": "\n\n"}, "Select words in the article first."),
    "offsets beyond the end": ("add:quotes", None, {"start": "9999", "end": "99999"}, "Select words"),
    "offsets that are no numbers": ("add:quotes", None, {"start": "²", "end": "-1"}, "Select words"),
    "an endless number": ("add:quotes", None, {"start": "9" * 5000, "end": "9" * 5000}, "Select words"),
    "an unknown kind": ("add:tables", None, {"words": "Port"}, "There is no such kind of record."),
    "an unknown record": ("delete", ("quotes", 99), {}, "There is no such record."),
    "a list that is none": ("delete", ("rights", 0), {}, "There is no such record."),
    "an unknown part": ("span:__class__", ("quotes", 0), {"words": "Port"}, "There is no such part."),
    "the only content": ("drop:content.0", ("quotes", 0), {}, "A record cannot do without it"),
    "a cue": ("drop:cue", ("quotes", 0), {}, "A record cannot do without it"),
    "a file that is no draft": ("reviewed", None, {}, "It is not marked as a draft."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_refused_and_changes_nothing(name: str, herald: Session, do: Any) -> None:
    """A wrong call is answered with a sentence, and the annotation is as it was."""
    what, record, fields, message = REFUSED[name]
    with pytest.raises(NotDoneError, match=message):
        do(herald, what, record, **fields)
    assert herald.now.text == herald.on_disk


def test_a_form_sent_back_as_it_was_changes_nothing(kherson: Project, do: Any) -> None:
    """What a browser does to line ends and hard spaces is taken for no change, in every record."""
    session = open_session(kherson, "newser-2022-11-09")
    for part in session.now.parts:
        name = "words__" + ".".join(map(str, part.below))
        posted = {name: part.words.replace("\n", "\r\n")}
        assert do(session, "fields", part.record, **posted).said == "Nothing was changed."
    assert session.is_saved


def test_words_that_are_not_in_the_article_are_kept_and_explained(herald: Session, do: Any) -> None:
    """A typing error is not lost: the problem shows what the article has."""
    do(herald, "fields", ("quotes", 0), **{"words__content.0": "Dockers at Port Alder stoped work"})
    (problem,) = herald.now.checked.problems
    assert first_line(problem) == (
        "dataset/annotations/herald-2024-03-05.yaml:16:15: quotes[0].content[0]:"
        " not found in the article [quote-verbatim]"
    )
    assert "article: Dockers at Port Alder stopped work" in problem.hint


def test_a_kind_that_disagrees_is_a_problem_until_it_is_changed_back(herald: Session, do: Any) -> None:
    """Problems come and go with the edits, by the rules of the build."""
    assert herald.now.checked.problems == []
    do(herald, "fields", ("quotes", 1), field__kind="mixed")
    assert [problem.rule for problem in herald.now.checked.problems] == ["kind-agrees-with-marks"]
    do(herald, "fields", ("quotes", 1), field__kind="direct")
    assert herald.now.checked.problems == []
    assert herald.now.text == herald.on_disk


def test_ids_of_deleted_records_are_not_used_again(herald: Session, do: Any) -> None:
    """A new quote gets a number that no quote had since the file was opened."""
    do(herald, "delete", ("quotes", 2))
    do(herald, "add:quotes", words="Share this article")
    assert herald.now.data["quotes"][2]["id"] == "q04"


def test_a_draft_is_accepted_record_by_record(drafted: Project, do: Any, lines: Any) -> None:
    """Accepting takes the comment of that record away, and a draft is reviewed when none is left."""
    session = open_session(drafted, HERALD)
    assert do(session, "accept", ("quotes", 0)).said == "Accepted."
    assert lines(session) == ["-  # clause-said, 0.9"]
    with pytest.raises(NotDoneError, match="2 records are not accepted yet"):
        do(session, "reviewed")
    do(session, "accept-all")
    do(session, "reviewed")
    assert lines(session) == [
        "-# A program proposed this, and no person has reviewed it. Over each record: the rule, its confidence.",
        "-status: draft",
        "+status: reviewed",
        "-  # clause-said, 0.9",
        "-  # marks, 0.97",
        "-  # similar-words, 0.5",
        "-# Not in any register; register what is worth it, and delete the rest:",
        "-# claim (event, 0.4): Port Alder is the largest harbour on the coast.",
    ]
    assert session.now.checked.problems == []


def test_what_follows_the_suggestions_keeps_them(drafted: Project, do: Any) -> None:
    """Comments that are no longer the last of the file may be anyone's: they stay when it is reviewed."""
    path = drafted.annotations / f"{HERALD}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "events: []\n", encoding="utf-8")
    session = open_session(drafted, HERALD)
    do(session, "accept-all")
    do(session, "reviewed")
    assert session.now.text.endswith("largest harbour on the coast.\nevents: []\n")


def test_a_field_that_is_proposed_apart_is_told_apart(drafted: Project) -> None:
    """The reason of the record, and that of a field, as `onrecord draft` writes them over a record."""
    path = drafted.annotations / f"{HERALD}.yaml"
    told = "# marks, 0.97; said: tells-of-day-of-publication, 0.6"
    path.write_text(path.read_text(encoding="utf-8").replace("# marks, 0.97", told), encoding="utf-8")
    proposal = open_session(drafted, HERALD).now.proposals["quotes", 1]
    assert (proposal.rule, proposal.confidence) == ("marks", 0.97)
    assert proposal.besides == ("said: tells-of-day-of-publication, 0.6",)


def test_a_comment_of_a_reviewed_file_is_no_proposal(drafted: Project) -> None:
    """What looks like a rule and its confidence, in a file that is no draft, is its author's own."""
    path = drafted.annotations / f"{HERALD}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: draft\n", ""), encoding="utf-8")
    assert open_session(drafted, HERALD).now.proposals == {}


def test_every_record_that_onrecord_draft_writes_is_a_proposal(harbour: Project, do: Any) -> None:
    """What the one command writes, the other accepts: every record has its reason, and none is left."""
    path = harbour.annotations / f"{HERALD}.yaml"
    article = harbour.articles / f"{HERALD}.txt"
    path.unlink()
    article.rename(harbour.root / "new.txt")
    command = [ONRECORD, "draft", "new.txt", "--outlet", "herald", "--published", "2024-03-05"]
    subprocess.run(command, cwd=harbour.root, check=True, capture_output=True)
    session = open_session(harbour, HERALD)
    records = {(name, at) for name in LISTS for at in range(len(session.now.data.get(name) or ()))}
    assert len(records) > 5
    assert session.now.proposals.keys() == records
    assert all(0 < one.confidence <= 1 for one in session.now.proposals.values())
    likes = [row.like for row in View(session, None).rows(KIND["quotes"])]
    assert likes
    assert all(like.endswith((".", "”")) for like in likes)
    before, more = session.now.data, len(View(session, None).suggestions)
    do(session, "accept-all")
    do(session, "reviewed")
    assert more
    assert View(session, None).suggestions == []
    assert session.now.proposals == {}
    assert session.now.data == {**before, "status": "reviewed"}
    assert session.now.text.count("\n") == session.on_disk.count("\n") - len(records) - more - 2


def test_correcting_a_proposal_does_not_accept_it(drafted: Project, do: Any, lines: Any) -> None:
    """The comment of a drafted record stays until it is accepted; deleting it takes the comment along."""
    session = open_session(drafted, HERALD)
    do(session, "fields", ("quotes", 0), field__said="2024-03-05")
    assert lines(session) == ["+    said: 2024-03-05"]
    do(session, "delete", ("assertions", 0))
    assert lines(session) == [
        "+    said: 2024-03-05",
        "-assertions:",
        "-  # similar-words, 0.5",
        '-  - {id: a01, claim: strike-begun, quote: q01, stance: affirms, exact: "stopped work"}',
        "+assertions: []",
    ]


def test_saving_what_was_not_changed_leaves_the_same_bytes(kherson: Project) -> None:
    """A save without an edit writes every file of the dataset as it was."""
    for path in sorted(kherson.annotations.glob("*.yaml")):
        before = path.read_bytes()
        session = open_session(kherson, path.stem)
        session.save()
        assert path.read_bytes() == before


def test_a_file_that_changed_on_disk_is_not_overwritten(harbour: Project, herald: Session, do: Any) -> None:
    """Saving is refused; one may take what is on disk, and have one's own edits back, or keep one's own."""
    path = harbour.annotations / f"{HERALD}.yaml"
    theirs = herald.on_disk.replace("cue: said", "cue: says", 1)
    do(herald, "fields", ("quotes", 1), field__kind="indirect")
    mine = herald.now.text
    path.write_text(theirs, encoding="utf-8")
    with pytest.raises(NotDoneError, match="Not saved: the file has changed on disk"):
        do(herald, "save")
    assert path.read_text(encoding="utf-8") == theirs
    assert herald.disk_changes() == ["@@ -18 +18 @@", "-    cue: said", "+    cue: says"]
    do(herald, "theirs")
    assert herald.now.text == theirs
    assert herald.is_saved
    do(herald, "undo")
    assert herald.now.text == mine
    with pytest.raises(NotDoneError, match="Not saved: the file has changed on disk"):
        do(herald, "save")
    assert path.read_text(encoding="utf-8") == theirs
    do(herald, "ours")
    do(herald, "save")
    assert path.read_text(encoding="utf-8") == mine
    path.unlink()
    with pytest.raises(NotDoneError, match="Not saved: the file has changed on disk"):
        do(herald, "save")
    do(herald, "ours")
    do(herald, "save")
    assert path.read_text(encoding="utf-8") == mine
    assert [one.name for one in path.parent.iterdir() if one.suffix != ".yaml"] == []


def test_what_is_on_disk_is_not_taken_when_it_cannot_be_read(
    harbour: Project, herald: Session, do: Any
) -> None:
    """A file that someone broke is explained, and the session goes on with what it has."""
    (harbour.annotations / f"{HERALD}.yaml").write_text("quotes: [", encoding="utf-8")
    with pytest.raises(NotDoneError, match=r"What is on disk cannot be read: .*is not YAML"):
        do(herald, "theirs")
    assert herald.now.data["article"] == HERALD


def test_a_file_that_cannot_be_written_is_said(
    herald: Session, monkeypatch: pytest.MonkeyPatch, do: Any
) -> None:
    """A full disk is no traceback, and nothing is lost."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    do(herald, "fields", ("quotes", 1), field__kind="indirect")
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotDoneError, match="Not saved: No space left on device"):
        do(herald, "save")
    assert herald.path.read_text(encoding="utf-8") == herald.on_disk
    assert not herald.is_saved


def test_a_register_that_changes_is_read_again(harbour: Project, herald: Session, do: Any) -> None:
    """An entity that is registered while the page is open is known at the next edit."""
    do(herald, "fields", ("quotes", 0), **{"field__speaker.entity": "port-council"})
    assert [problem.rule for problem in herald.now.checked.problems] == ["reference-exists"]
    register = harbour.registers / "entities.yaml"
    new = "  - {id: port-council, type: organization, name: Port council, description: Another one.}\n"
    register.write_text(register.read_text(encoding="utf-8") + new, encoding="utf-8")
    do(herald, "fields", ("quotes", 0), field__medium="a statement")
    assert herald.now.checked.problems == []


@pytest.mark.parametrize(
    ("article_id", "content", "message"),
    [
        ("nowhere", None, "there is no dataset/articles/nowhere.txt"),
        ("../registers/claims", None, "there is no "),
        (HERALD, b"quotes: [", "correct this in an editor first:\n.*is not YAML"),
        (HERALD, b"a: \xff", "correct this in an editor first:\n"),
        (HERALD, b"article: courier-2024-03-06\n", "is not the annotation of herald-2024-03-05"),
        (HERALD, b"- a\n", "is not the annotation of herald-2024-03-05"),
    ],
)
def test_what_cannot_be_opened_is_a_wrong_call(
    article_id: str, content: bytes | None, message: str, harbour: Project
) -> None:
    """A missing or unreadable annotation is said before any page opens."""
    if content is not None:
        (harbour.annotations / f"{article_id}.yaml").write_bytes(content)
    with pytest.raises(UsageError, match=message):
        open_session(harbour, article_id)


def test_records_of_any_shape_are_shown_and_can_go(harbour: Project, do: Any, lines: Any) -> None:
    """Text where a record should be, a list where text should be: shown as problems, deleted if one likes."""
    path = harbour.annotations / f"{HERALD}.yaml"
    path.write_text(
        f"article: {HERALD}\noutlet: herald\nlanguage: en\nrights: x\n"
        "quotes:\n  - just text\n  - {id: [1], content: {a: b}, cue: 3, speaker: [x], relays: {}}\nevents: none\n",
        encoding="utf-8",
    )
    session = open_session(harbour, HERALD)
    assert len(session.now.checked.problems) > 3
    do(session, "delete", ("quotes", 0))
    assert lines(session) == ["-  - just text"]
