"""Records of registers that are changed from the page: their own characters, the rules, and other editors of them."""

import difflib
from pathlib import Path
from typing import Any

import pytest

from onrecord.paths import Project
from onrecord.review.asked import NotDoneError
from onrecord.review.data import data_of
from onrecord.review.register_edits import register_edit
from onrecord.review.register_form import values_of
from onrecord.review.registers import RegisterReader
from onrecord.review.session import Session, open_session
from onrecord.review.views import View
from onrecord.review.writing import written
from onrecord.validate.authored import validate_authored
from onrecord.validate.outcome import Outcome

HERALD = "herald-2024-03-05"
NEWSER = "newser-2022-11-09"


@pytest.fixture
def herald(harbour: Project) -> Session:
    """Open the review of the article that begins with an emoji."""
    return open_session(harbour, HERALD)


@pytest.fixture
def entities(harbour: Project) -> Path:
    """Give the register of entities."""
    return harbour.registers / "entities.yaml"


def opened(do: Any, session: Session, register: str, record_id: str) -> dict[str, str]:
    """Open the form of a record, and give what its fields hold."""
    do(session, f"edit:{register}", None, **{f"id__{register}": record_id})
    assert session.registering is not None
    return dict(session.registering.values)


def amend(do: Any, session: Session, register: str, record_id: str, **changed: str) -> Any:
    """Change some fields of a record, as its form does."""
    values = opened(do, session, register, record_id) | {
        key.replace("__", "."): one for key, one in changed.items()
    }
    fields = {f"new__{key}": one for key, one in values.items()}
    return do(session, f"register:{register}", None, editing=record_id, **fields)


def came(before: str, path: Path) -> list[str]:
    """Give the lines that went from a file and those that came."""
    after = path.read_text(encoding="utf-8")
    found = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in list(found)[2:] if not line.startswith("@@")]


CHANGES: dict[str, tuple[str, str, dict[str, str], list[str]]] = {
    "a plain field": (
        "entities",
        "vladimir-putin",
        {"description": "President of Russia in 2022."},
        [
            "-  description: President of Russia at the time of the reports.",
            '+  description: "President of Russia in 2022."',
        ],
    ),
    "another name": (
        "entities",
        "sergei-surovikin",
        {"names__3__name": "Gen. Surovikin", "names__3__kind": "title"},
        ['+  - name: "Gen. Surovikin"', "+    kind: title"],
    ),
    "a name less": (
        "entities",
        "sergei-surovikin",
        {"names__0__name": "", "names__0__kind": ""},
        ["-  - name: Surovikin", "-    kind: alias"],
    ),
    "the kind of a name": (
        "entities",
        "sergei-shoigu",
        {"names__1__kind": "alias"},
        ["-    kind: spelling", "+    kind: alias"],
    ),
    "the first note": (
        "entities",
        "vladimir-putin",
        {"note": "Twice president."},
        ['+  note: "Twice president."'],
    ),
    "a relation to another claim": (
        "claims",
        "withdrawal-has-begun",
        {"relations__1__relation": "refines", "relations__1__claim": "withdrawal-covers-surrounding-area"},
        ["+      - {relation: refines, claim: withdrawal-covers-surrounding-area}"],
    ),
    "the last relation": (
        "claims",
        "withdrawal-covers-surrounding-area",
        {"relations__0__relation": "", "relations__0__claim": "", "relations__0__note": ""},
        [
            "-    relations:",
            '-      - {relation: refines, claim: russia-is-withdrawing-from-kherson, note: "Newsweek extends the'
            ' withdrawal beyond the city."}',
        ],
    ),
    "nothing": ("claims", "withdrawal-has-begun", {}, []),
}


@pytest.mark.parametrize("name", CHANGES)
def test_one_edit_changes_its_own_characters(name: str, kherson: Project, do: Any) -> None:
    """In the registers of this repository nothing else moves; undone and saved, they say what they said."""
    register, record_id, changed, lines = CHANGES[name]
    path = kherson.registers / f"{register}.yaml"
    before = path.read_text(encoding="utf-8")
    session = open_session(kherson, NEWSER)
    said = amend(do, session, register, record_id, **changed).said
    assert path.read_text(encoding="utf-8") == before
    done = f"Changed {record_id}; saving writes it into the register." if lines else "Nothing was changed."
    assert (said, session.registering, session.is_saved) == (done, None, not lines)
    do(session, "save")
    assert came(before, path) == lines
    assert session.is_saved
    do(session, "undo")
    do(session, "save")
    assert data_of(path.read_text(encoding="utf-8")) == data_of(before)


def test_every_record_of_the_registers_can_be_opened(kherson: Project, do: Any) -> None:
    """The form holds all that a record says: sent as it is, it changes nothing."""
    session = open_session(kherson, NEWSER)
    for register, ids in session.now.checked.shared.ids.items():
        for record_id in ids:
            said = amend(do, session, register, record_id).said
            assert (record_id, said) == (record_id, "Nothing was changed.")


def test_participants_of_an_event_are_rows_of_its_form(harbour: Project, herald: Session, do: Any) -> None:
    """Who took part, and as what, is changed where it stands in one line too."""
    path = harbour.registers / "events.yaml"
    before = path.read_text(encoding="utf-8")
    assert opened(do, herald, "events", "strike-2024")["participants.1.role"] == "target"
    form = herald.registering
    assert form is not None
    assert [field.label for field in form.fields if "participants" in field.name][-2:] == [
        "participants 3: entity",
        "participants 3: role",
    ]
    amend(
        do,
        herald,
        "events",
        "strike-2024",
        participants__0__entity="",
        participants__0__role="",
        participants__2__entity="ines-okoro",
        participants__2__role="actor",
    )
    do(herald, "save")
    assert came(before, path) == [
        "-    participants: [{entity: dockers-union, role: actor}, {entity: port-authority, role: target}]",
        "+    participants: [{entity: port-authority, role: target}, {entity: ines-okoro, role: actor}]",
    ]


def test_a_name_that_is_added_is_found_in_the_article(herald: Session, do: Any) -> None:
    """The article is searched for the new name at once, and no more when that is taken back."""
    mentions = len(list(herald.now.checked.dataset.rows("mentions")))
    amend(do, herald, "entities", "dockers-union", names__0__name="the union", names__0__kind="alias")
    assert herald.now.checked.problems == []
    found = [row["text"] for row in herald.now.checked.dataset.rows("mentions")]
    assert found.count("the union") == len(found) - mentions > 0
    view = View(herald, None)
    assert [(one.id, one.told, is_written, wrong) for one, is_written, wrong in view.edits] == [
        ("dockers-union", '{names: [{name: "the union", kind: alias}]}', False, [])
    ]
    assert [line[:28] for line in view.own_changes] == [
        "- entities: {id: dockers-uni",
        "+ entities: {id: dockers-uni",
    ]
    assert do(herald, "take-back:entities.dockers-union").said == "Taken back."
    assert len(list(herald.now.checked.dataset.rows("mentions"))) == mentions
    assert herald.is_saved


FAULTY: dict[str, tuple[str, str, dict[str, str], list[tuple[str, str]]]] = {
    "a name without a kind": (
        "entities",
        "tom-reyes",
        {"names__0__name": "Reyes"},
        [("names[0].kind", "field-missing")],
    ),
    "a reference that leads nowhere": (
        "claims",
        "strike-cost",
        {"event": "strike-2025"},
        [("event", "reference-exists")],
    ),
    "a relation to itself": (
        "claims",
        "strike-cost",
        {"relations__0__relation": "refines", "relations__0__claim": "strike-cost"},
        [("relations[0].claim", "relation-not-to-itself")],
    ),
    "a quantity from high to low": (
        "claims",
        "port-staff",
        {"quantity__high": "3"},
        [("quantity", "quantity-in-order")],
    ),
    "a place that events happen at becomes a person": (
        "entities",
        "port-alder",
        {"type": "person"},
        [("dataset/registers/events.yaml:7: events[0].place", "reference-of-type")],
    ),
    "none": ("entities", "tom-reyes", {"description": "Speaks for the port."}, []),
}


@pytest.mark.parametrize("name", FAULTY)
def test_the_form_says_what_would_be_wrong(name: str, harbour: Project, herald: Session, do: Any) -> None:
    """The rules apply to the record as it is to be, and to those that refer to it; and the command says the same."""
    register, record_id, changed, problems = FAULTY[name]
    amend(do, herald, register, record_id, **changed)
    form = herald.registering
    assert [(one.place.path, one.rule) for one in (form.problems if form else ())] == problems
    assert herald.is_saved == bool(problems)
    record = form.made if form else herald.now.edits[0].record
    path = harbour.registers / f"{register}.yaml"
    data = RegisterReader(harbour, HERALD).read().record(register, record_id)
    assert data is not None
    edit = register_edit(register, record, data)
    assert dict(values_of(edit.record)) == dict(values_of(record))
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(at for at, line in enumerate(lines) if f"id: {record_id}" in line)
    lines[at] = f"  - {written(record)}"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    outcome = Outcome()
    validate_authored(harbour, sorted(harbour.registers.glob("*.yaml")), {}, outcome)
    assert [one.rule for one in outcome.in_order()] == [rule for _, rule in problems]


def test_what_is_wrong_in_a_list_is_said_at_its_row(herald: Session, do: Any) -> None:
    """Rows that were emptied are passed over: what follows moves up, and so does what is wrong with it."""
    opened(do, herald, "entities", "tom-reyes")
    fields = {"new__names.1.name": "Reyes", "new__names.1.kind": "nickname", "new__names.4.name": "Tom"}
    do(herald, "try:entities", None, editing="tom-reyes", new__name="Tom Reyes", **fields)
    form = herald.registering
    assert form is not None
    assert [field.name for field in form.fields if form.problems_at(field)] == [
        "type",
        "description",
        "names.0.kind",
        "names.1.kind",
    ]


def test_a_record_that_someone_else_changed_meanwhile_is_not_overwritten(
    herald: Session, entities: Path, do: Any
) -> None:
    """Nothing is saved until one's own change is taken back; changes of other records stay beside it."""
    amend(do, herald, "entities", "tom-reyes", description="Speaks for the port.")
    text = entities.read_text(encoding="utf-8")
    theirs = text.replace("Spokesman of", "Speaker of")
    entities.write_text(theirs, encoding="utf-8")
    with pytest.raises(NotDoneError, match=r"tom-reyes has been changed meanwhile: take yours back"):
        do(herald, "save")
    assert entities.read_text(encoding="utf-8") == theirs
    other = text.replace("Another newspaper.", "A daily.")
    entities.write_text(other, encoding="utf-8")
    assert do(herald, "save").said == "Saved."
    assert came(other, entities) == [
        "-  - {id: tom-reyes, type: person, name: Tom Reyes, description: Spokesman of the port authority.,"
        " affiliation: port-authority}",
        '+  - {id: tom-reyes, type: person, name: Tom Reyes, description: "Speaks for the port.", affiliation:'
        " port-authority}",
    ]
    later = entities.read_text(encoding="utf-8").replace("Speaks for", "Talks for")
    entities.write_text(later, encoding="utf-8")
    do(herald, "take-back:entities.tom-reyes")
    do(herald, "save")
    assert entities.read_text(encoding="utf-8") == later


NEW = {"new__name": "Port council", "new__type": "organization", "new__description": "It governs."}


@pytest.mark.parametrize("between", ["saved", "not saved"])
def test_what_is_new_can_be_changed_before_and_after_it_is_saved(
    between: str,
    herald: Session,
    entities: Path,
    do: Any,
) -> None:
    """It stays one record, new to the register, and undoing takes it away again."""
    before = entities.read_text(encoding="utf-8")
    do(herald, "register:entities", None, **NEW)
    if between == "saved":
        do(herald, "save")
    amend(do, herald, "entities", "port-council", names__0__name="the council", names__0__kind="alias")
    assert [(one.before, problems) for one, _, problems in View(herald, None).edits] == [("", [])]
    assert [row["name"] for row in herald.now.checked.shared.dataset.rows("entity_names")].count(
        "the council"
    ) == 1
    do(herald, "save")
    assert came(before, entities) == [
        '+  - {id: port-council, type: organization, name: "Port council", description: "It governs.",'
        ' names: [{name: "the council", kind: alias}]}'
    ]
    do(herald, "undo")
    do(herald, "save")
    assert came(before, entities) == [
        '+  - {id: port-council, type: organization, name: "Port council", description: "It governs."}'
    ]
    do(herald, "undo")
    do(herald, "save")
    assert entities.read_text(encoding="utf-8") == before


def test_a_change_that_is_changed_back_is_none(herald: Session, do: Any) -> None:
    """What a record said before is no edit of it."""
    amend(do, herald, "entities", "tom-reyes", description="Speaks for the port.")
    amend(do, herald, "entities", "tom-reyes", description="Spokesman of the port authority.")
    assert herald.is_saved
    assert View(herald, None).own_changes == []


def test_what_no_form_can_hold_is_left_to_an_editor(herald: Session, entities: Path, do: Any) -> None:
    """A field that the schema has not, and a record that is not there: nothing is opened."""
    text = entities.read_text(encoding="utf-8").replace("id: tom-reyes,", "id: tom-reyes, age: 41,")
    entities.write_text(text, encoding="utf-8")
    for record_id in ("tom-reyes", "nobody", ""):
        with pytest.raises(
            NotDoneError, match=f"There is no '{record_id}' in entities that can be changed here"
        ):
            do(herald, "edit:entities", None, id__entities=record_id)
    assert herald.registering is None


def test_a_record_that_is_gone_by_now_is_not_made_anew(herald: Session, entities: Path, do: Any) -> None:
    """Someone removed it while its form was open: that is said, and nothing is registered."""
    opened(do, herald, "entities", "mara-lund")
    text = entities.read_text(encoding="utf-8")
    entities.write_text(
        "".join(line for line in text.splitlines(keepends=True) if "mara" not in line), encoding="utf-8"
    )
    with pytest.raises(NotDoneError, match="There is no 'mara-lund' in entities any more"):
        do(herald, "register:entities", None, editing="mara-lund", new__name="M", new__type="person")
    assert herald.is_saved


def test_what_a_field_refers_to_is_opened_beside_it(herald: Session, do: Any) -> None:
    """The form of the speaker stands in the quote, and the quote goes on to refer to the same."""
    do(herald, "edit:speaker.entity", ("quotes", 0), **{"field__speaker.entity": "dockers-union"})
    form = herald.registering
    assert form is not None
    assert (form.record, form.field, form.title) == (("quotes", 0), "speaker.entity", "Change dockers-union")
    assert "id" not in {field.name for field in form.fields}
    text = herald.now.text
    values = {f"new__{key}": one for key, one in form.values.items()}
    do(
        herald,
        "register:speaker.entity",
        ("quotes", 0),
        editing="dockers-union",
        **values | {"new__note": "Large."},
    )
    assert herald.now.text == text
    assert [one.told for one in herald.now.edits] == ['{note: "Large."}']


def test_what_is_done_elsewhere_leaves_the_form_as_it_is(herald: Session, do: Any) -> None:
    """Saving, accepting and changing another record keep what was typed; a list that shifts does not."""
    quote = ("quotes", 1)
    do(herald, "try:speaker.entity", quote, new__name="The board")
    do(herald, "fields", ("quotes", 0), field__medium="a speech")
    do(herald, "save")
    form = herald.registering
    assert form is not None
    assert (form.record, form.values) == (quote, {"name": "The board", "id": "the-board"})
    do(herald, "delete", ("assertions", 0))
    assert herald.registering is form
    do(herald, "delete", ("quotes", 0))
    assert herald.registering is None
