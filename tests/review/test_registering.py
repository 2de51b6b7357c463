"""Records that are registered from the page: the form, the rules, the register's file, and other editors of it."""

import difflib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.problems import Problem
from onrecord.review import saving
from onrecord.review.asked import NotDoneError
from onrecord.review.register_edits import MODELS, register_edit
from onrecord.review.registering import suggested_id
from onrecord.review.registers import RegisterReader
from onrecord.review.session import Session, open_session
from onrecord.review.views import View
from onrecord.review.writing import written
from onrecord.validate.authored import validate_authored
from onrecord.validate.outcome import Outcome

HERALD = "herald-2024-03-05"
QUOTE = ("quotes", 0)
WANTED = {
    "new__name": "Port council",
    "new__type": "organization",
    "new__description": "It governs the harbour.",
}
LINE = '  - {id: port-council, type: organization, name: Port council, description: "It governs the harbour."}'.replace(
    "name: Port council", 'name: "Port council"'
)


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


@pytest.fixture
def entities(harbour: Project) -> Path:
    """Give the register of entities."""
    return harbour.registers / "entities.yaml"


@pytest.fixture
def register(do: Any) -> Callable[[Session], Any]:
    """Give a function that registers the council as the speaker of the first quote."""
    return lambda session: do(session, "register:speaker.entity", QUOTE, **WANTED)


def shown(do: Any, session: Session, what: str, record: tuple[str, int] | None, **fields: str) -> Any:
    """Do something, and give the form of a register that is shown then."""
    do(session, what, record, **fields)
    return session.registering


def came(before: str, after: str) -> list[str]:
    """Give the lines that went and those that came."""
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in list(found)[2:] if not line.startswith("@@")]


def test_the_form_begins_with_what_is_known(herald: Session, do: Any) -> None:
    """The words that the speaker has become the name, and the id is made of them; the type is not guessed."""
    form = shown(do, herald, "new:speaker.entity", QUOTE, **{"field__speaker.entity": "dockers-union"})
    assert form.values == {"name": "the union", "id": "the-union"}
    again = shown(
        do,
        herald,
        "try:speaker.entity",
        QUOTE,
        new__name="The board",
        new__id="the-union",
        suggested="the-union",
    )
    assert again.values == {"name": "The board", "id": "the-board"}
    own = shown(
        do, herald, "try:speaker.entity", QUOTE, new__name="The board", new__id="board", suggested="the-union"
    )
    assert own.values == {"name": "The board", "id": "board"}
    typed = shown(do, herald, "new:speaker.entity", QUOTE, **{"field__speaker.entity": "Port Council"})
    assert typed.values == {"name": "Port Council", "id": "port-council"}
    slug = shown(do, herald, "new:addressee", QUOTE, field__addressee="port-council")
    assert slug.values == {"id": "port-council"}
    outlet = shown(do, herald, "new:outlet", ("head", 0), field__outlet="The Gazette")
    assert outlet.values == {"name": "The Gazette", "id": "the-gazette", "type": "outlet"}
    claim = shown(do, herald, "new:claim", ("assertions", 0))
    assert claim.values == {"text": "stopped work on Tuesday", "id": "stopped-work-on-tuesday"}
    assert herald.is_saved


@pytest.mark.parametrize("register", MODELS)
def test_the_form_asks_for_what_the_schema_requires(register: str, herald: Session, do: Any) -> None:
    """The fields of the form come from the model: each required one is asked for, and said to be missing."""
    field, record = {
        "entities": ("speaker.entity", QUOTE),
        "utterances": ("utterance", QUOTE),
        "claims": ("claim", ("assertions", 0)),
        "events": ("event", ("events", 0)),
    }[register]
    tried = shown(do, herald, f"try:{field}", record)
    model = MODELS[register][1]
    required = {name for name, info in model.model_fields.items() if info.is_required()}
    assert {one.name for one in tried.required} == required
    assert {one.place.path for one in tried.problems} == required
    assert {one.rule for one in tried.problems} == {"field-missing"}


def test_an_id_is_suggested_that_nothing_has() -> None:
    """Letters of other alphabets lose what ASCII has not; a long sentence is cut at a word; numbers tell apart."""
    assert suggested_id("Société Générale’s chief", ["x"]) == "societe-generales-chief"
    assert suggested_id("Port council", ["port-council", "port-council-2"]) == "port-council-3"
    assert suggested_id("a " * 100, []) == "-".join("a" * 30)
    assert suggested_id("x" * 300, []) == "x" * 60
    assert suggested_id("Киев", []) == ""


def test_a_record_is_registered_in_one_step_and_written_when_saved(
    herald: Session, entities: Path, register: Any, lines: Any, do: Any
) -> None:
    """The register gets one line at its end, the quote refers to it, and both are as they were after undo."""
    before = entities.read_text(encoding="utf-8")
    assert register(herald).said == "Registered port-council; saving writes it into the register."
    assert herald.now.checked.problems == []
    assert entities.read_text(encoding="utf-8") == before
    assert lines(herald)[1] == "+    speaker: {entity: port-council, exact: the union}"
    assert View(herald, None).own_changes[-1] == f"+ entities: {LINE[4:]}"
    do(herald, "undo")
    assert herald.is_saved
    do(herald, "redo")
    do(herald, "save")
    assert came(before, entities.read_text(encoding="utf-8")) == [f"+{LINE}"]
    assert herald.is_saved
    do(herald, "undo")
    assert not herald.is_saved
    do(herald, "save")
    assert entities.read_text(encoding="utf-8") == before


def test_a_register_keeps_its_comments_its_order_and_its_style(kherson: Project, do: Any) -> None:
    """In the registers of this repository, a new record is written like its neighbours, after the last."""
    session = open_session(kherson, "newser-2022-11-09")
    texts = {name: (kherson.registers / f"{name}.yaml").read_text(encoding="utf-8") for name in MODELS}
    do(
        session,
        "register:claim",
        ("assertions", 0),
        new__text="A new claim.",
        new__kind="quantity",
        **{"new__quantity.low": "10", "new__quantity.unit": "people"},
    )
    do(session, "register:speaker.entity", ("quotes", 0), **WANTED)
    do(session, "save")
    gained = {
        name: came(text, (kherson.registers / f"{name}.yaml").read_text(encoding="utf-8"))
        for name, text in texts.items()
    }
    assert gained == {
        "entities": [
            "+- id: port-council",
            "+  type: organization",
            '+  name: "Port council"',
            '+  description: "It governs the harbour."',
        ],
        "claims": [
            "+  - id: a-new-claim",
            '+    text: "A new claim."',
            "+    kind: quantity",
            "+    quantity: {low: 10, unit: people}",
        ],
        "events": [],
        "utterances": [],
    }
    assert session.now.checked.problems == []


def test_a_record_with_problems_is_not_registered(herald: Session, do: Any) -> None:
    """The form stays, with what is wrong beside each field; nothing has changed."""
    wrong = {**WANTED, "new__id": "ines-okoru", "new__type": "harbour", "new__country": "Alder"}
    outcome = do(herald, "register:speaker.entity", QUOTE, **wrong)
    assert outcome.failed
    assert outcome.said == "Not registered: correct what is marked first."
    found = {(one.place.path, one.rule) for one in herald.registering.problems}
    assert found == {("type", "vocabulary"), ("country", "pattern")}
    assert herald.registering.values["country"] == "Alder"
    wrong |= {"new__type": "person", "new__country": "", "new__affiliation": "port-councl"}
    outcome = do(herald, "try:speaker.entity", QUOTE, **wrong)
    found = {(one.place.path, one.rule) for one in herald.registering.problems}
    assert found == {("id", "id-not-a-typo-apart"), ("affiliation", "reference-exists")}
    assert outcome.said == "2 problems yet."
    assert herald.is_saved


FAULTY: dict[str, tuple[str, dict[str, Any]]] = {
    "none": ("entities", {"id": "x-council", "type": "organization", "name": "X", "description": "One."}),
    "an id that is used": (
        "entities",
        {"id": "herald", "type": "outlet", "name": "Herald 2", "description": "One."},
    ),
    "an id that is none": (
        "entities",
        {"id": "Port Council", "type": "place", "name": "X", "description": "One."},
    ),
    "an id a letter from another": (
        "entities",
        {"id": "heralds", "type": "outlet", "name": "Heralds", "description": "One."},
    ),
    "a part of itself": (
        "entities",
        {"id": "x-council", "type": "place", "name": "X", "description": "One.", "part_of": "x-council"},
    ),
    "half a point": (
        "entities",
        {"id": "x", "type": "place", "name": "X", "description": "One.", "coordinates": {"latitude": 91}},
    ),
    "a claim about an unknown event": (
        "claims",
        {"id": "new-claim", "text": "So it is.", "kind": "law", "event": "strike-2025"},
    ),
    "a quantity from high to low": (
        "claims",
        {
            "id": "new-claim",
            "text": "So.",
            "kind": "quantity",
            "quantity": {"low": 3, "high": 2, "unit": "x"},
        },
    ),
    "a quantity that is text": (
        "claims",
        {"id": "new-claim", "text": "So.", "kind": "quantity", "quantity": {"low": "many", "unit": "x"}},
    ),
    "a date that is none": (
        "utterances",
        {"id": "new-words", "title": "Words", "said": "yesterday"},
    ),
    "a day that is none": ("utterances", {"id": "new-words", "title": "Words", "said": "2024-02-31"}),
    "an event at a person": (
        "events",
        {"id": "new-event", "type": "order", "title": "X", "place": "ines-okoro", "status": "alleged"},
    ),
}


@pytest.mark.parametrize("name", FAULTY)
def test_the_form_says_what_the_command_says(name: str, harbour: Project) -> None:
    """The rules that `onrecord validate` applies to the register apply to the record before it is there."""
    register, record = FAULTY[name]
    shown = RegisterReader(harbour, HERALD).problems_of(register_edit(register, record), ())
    path = harbour.registers / f"{register}.yaml"
    count = len(RegisterReader(harbour, HERALD).read().ids[register])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"  - {written(record)}\n")
    outcome = Outcome()
    validate_authored(harbour, [path], {}, outcome)
    own = f"{register}[{count}]"

    def said(problem: Problem) -> tuple[str, str, str]:
        field = problem.place.path.removeprefix(own).removeprefix(".")
        return field, problem.message, problem.rule

    # That nothing refers to it yet is what the form is about to mend.
    unused = {"entity-used", "register-used"}
    told = [
        said(one) for one in outcome.in_order() if one.place.path.startswith(own) and one.rule not in unused
    ]
    assert sorted(map(said, shown)) == sorted(told)
    assert (shown == []) == (name == "none")


def test_what_others_write_into_a_register_meanwhile_stays(
    herald: Session, entities: Path, register: Any, do: Any
) -> None:
    """The record is put into the register as it is on disk when saving, and its problems are checked anew."""
    register(herald)
    theirs = entities.read_text(encoding="utf-8").replace("A newspaper.}", "A daily.}  # since 1880")
    entities.write_text(theirs, encoding="utf-8")
    do(herald, "save")
    assert came(theirs, entities.read_text(encoding="utf-8")) == [f"+{LINE}"]
    changed = entities.read_text(encoding="utf-8").replace("It governs", "It owns")
    entities.write_text(changed, encoding="utf-8")
    do(herald, "fields", ("quotes", 1), field__medium="a speech")
    do(herald, "save")
    do(herald, "take-back:entities.port-council")
    do(herald, "save")
    assert entities.read_text(encoding="utf-8") == changed


def test_an_id_that_someone_else_registered_is_not_overwritten(
    herald: Session, entities: Path, register: Any, do: Any
) -> None:
    """Another record of that id on disk is shown, and nothing is saved until one's own is taken back."""
    register(herald)
    theirs = "  - {id: port-council, type: place, name: Council Square, description: A square.}\n"
    text = entities.read_text(encoding="utf-8") + theirs
    entities.write_text(text, encoding="utf-8")
    ((_, _, problems),) = View(herald, None).edits
    assert [one.rule for one in problems] == ["id-unique"]
    with pytest.raises(NotDoneError, match="port-council has been registered as something else meanwhile"):
        do(herald, "save")
    assert entities.read_text(encoding="utf-8") == text
    assert herald.path.read_text(encoding="utf-8") == herald.on_disk
    do(herald, "take-back:entities.port-council")
    assert do(herald, "save").said == "Saved."
    assert entities.read_text(encoding="utf-8") == text


def test_two_reviews_that_register_at_once_both_succeed(
    harbour: Project, register: Any, do: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A register that changes between reading and replacing is read again."""
    herald = open_session(harbour, HERALD)
    other = open_session(harbour, "courier-2024-03-06")
    do(other, "register:addressee", QUOTE, **{**WANTED, "new__name": "Town hall"})
    register(herald)
    real = saving.edited

    def late(text: str, edit: Any) -> str:
        monkeypatch.setattr(saving, "edited", real)
        do(other, "save")
        return real(text, edit)

    monkeypatch.setattr(saving, "edited", late)
    do(herald, "save")
    added = (harbour.registers / "entities.yaml").read_text(encoding="utf-8").splitlines()[-2:]
    assert [line.split("id: ")[1].split(",")[0] for line in added] == ["town-hall", "port-council"]


def test_a_register_that_cannot_be_read_is_left_alone(
    herald: Session, entities: Path, register: Any, do: Any
) -> None:
    """What someone is in the middle of writing is not touched, and nothing else is saved either."""
    register(herald)
    entities.write_text("entities: [", encoding="utf-8")
    with pytest.raises(NotDoneError, match=r"Not saved: entities.yaml cannot be read"):
        do(herald, "save")
    assert entities.read_text(encoding="utf-8") == "entities: ["
    assert herald.path.read_text(encoding="utf-8") == herald.on_disk


def test_what_was_taken_back_is_a_problem_where_it_is_used(herald: Session, register: Any, do: Any) -> None:
    """Taking a record back leaves the reference, which says so until it is changed."""
    register(herald)
    assert do(herald, "take-back:entities.port-council").said.startswith("Taken back.")
    assert [one.rule for one in herald.now.checked.problems] == ["reference-exists"]
    with pytest.raises(NotDoneError, match="That was not registered here"):
        do(herald, "take-back:entities.herald")


def test_what_is_registered_can_be_referred_to_by_the_next(herald: Session, register: Any, do: Any) -> None:
    """A new entity is known to the form of the next one, and to the names in the article."""
    register(herald)
    second = {**WANTED, "new__name": "The port authority’s board", "new__part_of": "port-council"}
    assert not do(herald, "register:addressee", QUOTE, **second).failed
    assert [problems for _, _, problems in View(herald, None).edits] == [[], []]
    do(herald, "save")
    assert herald.now.checked.problems == []


@pytest.mark.parametrize("what", ["new:kind", "register:__class__", "try:quote", "new:"])
def test_only_references_to_registers_have_a_form(what: str, herald: Session, do: Any) -> None:
    """No other field leads to a register."""
    with pytest.raises(NotDoneError, match="That refers to no register"):
        do(herald, what, QUOTE)
