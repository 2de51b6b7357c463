"""The views: readable answers without a join."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from onrecord.publish.sqlite_file import sqlite_bytes
from onrecord.publish.sqlite_schema import VIEWS
from onrecord.tabulate import Tables

from .conftest import Built


def rows(tables: Tables, sql: str) -> list[tuple[Any, ...]]:
    """Ask a database made of the tables."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(sqlite_bytes(tables))
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_has_rows_that_each_lead_to_the_reader(published: Built, view: str) -> None:
    """Every view answers on the real dataset."""
    assert rows(published.tables, f"SELECT count(*) FROM {view}")[0][0] > 0  # noqa: S608 -- our own view


def test_quotes_with_speakers_spells_out_who_spoke_through_whom(small: Built) -> None:
    """Names stand where ids were, relays in order, and each row leads to its mark in the reader."""
    sql = "SELECT outlet, speaker, speaker_affiliation, speaker_in_article, through, read FROM quotes_with_speakers"
    assert rows(small.tables, sql) == [
        (
            "the Courier",
            "Tom Reyes",
            "Port authority of Alder",
            "Tom Reyes",
            None,
            "/-/read/courier-2024-03-06#q01",
        ),
        ("the Courier", None, None, "A docker", None, "/-/read/courier-2024-03-06#q02"),
        ("Herald", "Dockers' union", None, "the union", None, "/-/read/herald-2024-03-05#q01"),
        ("Herald", "Ines Okoro", "Dockers' union", "Ines Okoro", None, "/-/read/herald-2024-03-05#q02"),
        (
            "Herald",
            "Port authority of Alder",
            None,
            "The port authority",
            "the Courier",
            "/-/read/herald-2024-03-05#q03",
        ),
    ]


def test_relays_stand_in_the_order_from_the_speaker_to_the_outlet(small: Built) -> None:
    """A chain of two reads as it ran."""
    relay = small.tables["quote_relays"][0]
    tables = small.tables | {"quote_relays": [relay, relay | {"hop": 2, "entity_id": "herald"}]}
    sql = "SELECT through FROM quotes_with_speakers WHERE through IS NOT NULL"
    assert rows(tables, sql) == [("the Courier, then Herald",)]


def test_claims_by_outlet_tells_own_voice_from_sources(small: Built) -> None:
    """The outlet stands as claimant of what it says itself, the speaker of what it quotes."""
    sql = "SELECT outlet, stance, voice, claimant, read FROM claims_by_outlet WHERE claim_id = 'strike-begun'"
    assert rows(small.tables, sql) == [
        ("Herald", "affirms", "through a source", "Dockers' union", "/-/read/herald-2024-03-05#a01"),
        ("the Courier", "affirms", "in its own voice", "the Courier", "/-/read/courier-2024-03-06#a01"),
        ("the Courier", "denies", "through a source", "Tom Reyes", "/-/read/courier-2024-03-06#a02"),
    ]


def test_disagreements_pairs_stances_on_one_claim_and_names_of_one_speaker(small: Built) -> None:
    """The side that affirms stands against the side that denies, and one speaker against the other."""
    sql = "SELECT kind_of_disagreement, who_a, position_a, outlet_a, who_b, position_b, outlet_b FROM disagreements"
    assert rows(small.tables, sql) == [
        (
            *("speakers of one utterance", "Tom Reyes", "said by Tom Reyes", "the Courier"),
            *("Port authority of Alder", "said by Port authority of Alder", "Herald"),
        ),
        (
            "stances on one claim",
            "the Courier",
            "affirms",
            "the Courier",
            "Tom Reyes",
            "denies",
            "the Courier",
        ),
        ("stances on one claim", "Dockers' union", "affirms", "Herald", "Tom Reyes", "denies", "the Courier"),
    ]


def test_disagreements_pairs_claims_only_where_both_are_affirmed(small: Built) -> None:
    """Two claims that contradict each other are no disagreement as long as nobody affirms both."""
    relation = small.tables["claim_relations"][0] | {"claim_id": "strike-unlawful", "relation": "contradicts"}
    tables = small.tables | {
        "claim_relations": [
            relation | {"other_claim_id": "port-staff", "note": "Invented."},
            relation | {"other_claim_id": "strike-cost"},
        ]
    }
    sql = (
        "SELECT about, who_a, words_a, who_b, words_b, note FROM disagreements"
        " WHERE kind_of_disagreement = 'claims that contradict'"
    )
    assert rows(tables, sql) == [
        (
            "The strike is unlawful. ↔ More than 400 people work at Port Alder.",
            *("Port authority of Alder", 'the strike was "unlawful"'),
            *("the Courier", "more than 400 people work", "Invented."),
        )
    ]


def test_a_reader_finds_who_said_futile(published: Built) -> None:
    """Newser gives the remark to Shoigu and Metro to Surovikin; the view sets the two side by side."""
    sql = (
        "SELECT outlet_a, who_a, outlet_b, who_b FROM disagreements"
        " WHERE kind_of_disagreement = 'speakers of one utterance'"
        " AND words_a LIKE '%futile%' AND words_b LIKE '%futile%'"
    )
    assert rows(published.tables, sql) == [("Metro", "Sergei Surovikin", "Newser", "Sergei Shoigu")]


def test_utterance_renderings_counts_the_speakers_named(small: Built) -> None:
    """Both renderings stand together, and say that two speakers are named."""
    sql = "SELECT outlet, speaker, text, speakers_named FROM utterance_renderings"
    assert rows(small.tables, sql) == [
        (
            "Herald",
            "Port authority of Alder",
            'the strike was "unlawful" and would cost 2 million euros a day',
            2,
        ),
        ("the Courier", "Tom Reyes", "Nobody has walked out,", 2),
    ]


def test_timeline_keeps_events_without_a_report(small: Built) -> None:
    """Each report gives its own date; an event that no article reports is there too."""
    event = small.tables["events"][0] | {
        "event_id": "vote",
        "title": "Vote",
        "parent_event_id": "strike-2024",
    }
    tables = small.tables | {"events": [*small.tables["events"], event]}
    sql = "SELECT event, place, part_of, outlet, date_in_report, known_from FROM timeline"
    strike = "Dockers at Port Alder stop work"
    assert rows(tables, sql) == [
        (strike, "Port Alder", None, "the Courier", "../2024-03-06", "2024-03-05"),
        (strike, "Port Alder", None, "Herald", "2024-03-05", "2024-03-05"),
        ("Vote", "Port Alder", strike, None, None, None),
    ]


def test_source_balance_counts_quotes_by_kind_and_share(small: Built) -> None:
    """Shares are of the characters that the outlet quotes; a source without a name is counted too."""
    sql = "SELECT outlet, speaker, quotes, direct, mixed, indirect, characters, percent_of_outlet FROM source_balance"
    assert rows(small.tables, sql) == [
        ("Herald", "Port authority of Alder", 1, 0, 1, 0, 62, 42.8),
        ("Herald", "Dockers' union", 1, 0, 0, 1, 45, 31.0),
        ("Herald", "Ines Okoro", 1, 1, 0, 0, 38, 26.2),
        ("the Courier", "Tom Reyes", 1, 1, 0, 0, 22, 53.7),
        ("the Courier", "(not named)", 1, 0, 0, 1, 19, 46.3),
    ]
