"""What stands between quotation marks."""

import pytest

from onrecord.text.quotation import quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('He said "no" twice.', ["no"]),
        ("“Yes,” she said. “Now.”", ["Yes,", "Now."]),
        ("‘We can’t hold it,’ he said.", ["We can’t hold it,"]),
        ("'It isn't over,' he said.", ["It isn't over,"]),
        ("“He said ‘goodwill gestures’, twice,” she said.", ["He said ‘goodwill gestures’, twice,", "goodwill gestures"]),
        ("Russia's troops don't rest.", []),
        ("“A first paragraph\n“and a last.”", ["A first paragraph", "and a last."]),
        ("An odd mark “ stays in its line\nand “this” is found.", [" stays in its line", "this"]),
        ("„Nein“, sagte er. «Non», dit-il.", ["Nein", "Non"]),
        ("the ships’ crews and the boys’ caps", []),
        ('5" of snow', []),
        ("“”", []),
        ("", []),
    ],
)  # fmt: skip
def test_quotations_are_found_without_their_marks(text: str, found: list[str]) -> None:
    """Curly, straight and single marks, nested and unbalanced ones; never an apostrophe."""
    assert [span.of(text) for span in quotations(text)] == found


def test_the_marked_words_of_the_five_articles_are_found(repository) -> None:  # noqa: ANN001 -- a fixture
    """In the five articles every pair of marks is found, nested ones too, and nothing else."""
    counts = {
        path.stem.split("-")[0]: len(quotations(path.read_bytes().decode()))
        for path in sorted(repository.articles.glob("*.txt"))
    }
    assert counts == {"almost": 5, "metro": 4, "newser": 6, "newsweek": 8, "presstv": 6}


def test_single_marks_that_the_next_paragraph_takes_up() -> None:
    """A single mark left open is a quotation only where the next paragraph opens with it; else an apostrophe."""
    text = (
        "'I opened it,' she said. 'There was no street.\n\n'Then he came.'\nIt rained on the parents' house."
    )
    assert [span.of(text) for span in quotations(text)] == [
        "I opened it,",
        "There was no street.",
        "Then he came.",
    ]
    assert [span.of("‘No\n‘Yes’") for span in quotations("‘No\n‘Yes’")] == ["No", "Yes"]
    assert [span.of("'No\n“Yes”") for span in quotations("'No\n“Yes”")] == ["Yes"]
