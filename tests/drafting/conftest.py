"""What the tests of drafting share: articles of our own, and the desk of the invented project."""

import pytest

from onrecord.drafting.desk import Desk
from onrecord.paths import Project

FERRY = """\
⚓️ Ferry to Alder stays in port
By Mara Lund
5 March 2024

The ferry to Port Alder will not sail on Wednesday, the Dockers' union said.

“Nobody loads it,” said Ines Okoro. “Not a crate.”

Tom Reyes, who speaks for the Port authority of Alder, called the strike "unlawful" and denied that it would cost the port 2 million euros a day. According to the Courier, more than 400 people stopped work on Tuesday.
"""
"""An article that joins the invented project."""


@pytest.fixture
def ferry() -> str:
    """Give an article that joins the invented project."""
    return FERRY


@pytest.fixture
def desk(harbour: Project) -> Desk:
    """Give the desk of the invented project."""
    return Desk(harbour)
