"""Names: registered names in a text, and nothing that only looks like one."""

from onrecord.text.names import NamedSpan, NameIndex
from onrecord.text.spans import Span


def test_a_name_at_the_end_of_a_text_is_not_taken_for_a_longer_one() -> None:
    """Where the text ends, the rest of a longer name is not there to be compared."""
    names = NameIndex([("Port Alder", "port-alder"), ("Port authority of Alder", "authority")])
    assert names.find("In Port Alder") == [NamedSpan(Span(3, 13), ("port-alder",))]
