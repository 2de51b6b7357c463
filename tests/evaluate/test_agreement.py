"""Agreement of two readings: a small one held against changed copies of itself."""

import json

from onrecord.evaluate.agreement import Agreement, agreement, by_article, of_a_model
from onrecord.evaluate.report import as_json, as_markdown, as_text
from onrecord.problems import Place
from onrecord.records import Dataset, Row

Rows = dict[str, list[Row]]


def reading(**changes: Row) -> Dataset:
    """Make a reading of one article with two quotes and two assertions, some rows changed."""
    dataset = Dataset()
    for table, rows in rows_of_the_reading().items():
        for at, row in enumerate(rows):
            changed = row | changes.get(f"{table}_{at}", {})
            dataset.add(table, changed, lambda _: Place("reading.yaml"))
    return dataset


def rows_of_the_reading() -> Rows:
    """Give the rows of the unchanged reading."""
    return {
        "articles": [{"article_id": "metro", "published": "2022-11-09"}],
        "passages": [span(0, 10, role="headline"), span(11, 90, role="paragraph")],
        "mentions": [span(11, 17, entity_id="russia")],
        "quotes": [
            span(
                20, 40, quote_id="q1", kind="direct", speaker_id="russia", said="2022-11-09", utterance_id="u"
            ),
            span(50, 70, quote_id="q2", kind="indirect", speaker_id=None, said=None, utterance_id="u"),
        ],
        "quote_spans": [
            span(20, 40, quote_id="q1", part="content"),
            span(41, 45, quote_id="q1", part="cue"),
            span(11, 17, quote_id="q1", part="speaker"),
            span(50, 70, quote_id="q2", part="content"),
            span(45, 49, quote_id="q2", part="cue"),
        ],
        "quote_relays": [{"quote_id": "q1", "hop": 1, "entity_id": "npr"}],
        "claims": [
            {
                "claim_id": "c",
                "text": "A hundred people or more left.",
                "quantity_unit": "people",
                "quantity_low": 100.0,
                "quantity_high": None,
            }
        ],
        "events": [{"event_id": "e", "title": "People leave"}],
        "assertions": [
            span(20, 30, claim_id="c", stance="affirms", claimant_id="russia"),
            span(50, 60, claim_id="c", stance="denies", claimant_id=None),
        ],
        "event_reports": [span(50, 70, event_id="e", reported="2022")],
    }


def span(start: int, end: int, **fields: str | None) -> Row:
    """Make a row that marks a stretch of the article."""
    return {"article_id": "metro", "start": start, "end": end, **fields}


def detail(result: Agreement, name: str) -> tuple[int, int]:
    """Give how many of how many matched marks are the same in one detail."""
    return next(tuple(one.share) for one in result.details if one.name == name)


def matched(result: Agreement, name: str) -> tuple[int, int]:
    """Give how many marks of a table agree exactly, and by half."""
    return next((one.exact.matched, one.overlap.matched) for one in result.spans if one.name == name)


def test_a_reading_agrees_with_itself() -> None:
    """Every rate that is defined is one."""
    result = agreement(reading(), reading())
    assert {spans.exact.f1 for spans in result.spans} == {1.0, None}
    assert {one.share.rate for one in result.details} == {1.0}
    assert {one.pairs.f1 for one in result.groupings} == {1.0, None}
    assert {one.kappa.kappa for one in result.labels} == {1.0}


def test_a_shorter_span_overlaps_but_is_not_exact() -> None:
    """A quote cut by a few characters counts with half the characters, not with all."""
    result = agreement(reading(), reading(quote_spans_0={"end": 35}))
    assert matched(result, "quotes") == (1, 2)
    assert matched(result, "direct quotes") == (0, 1)


def test_another_kind_is_counted_against_both_kinds() -> None:
    """A quote that the second reading calls mixed is found, but not among the direct ones."""
    result = agreement(reading(), reading(quotes_0={"kind": "mixed"}))
    assert matched(result, "quotes") == (2, 2)
    assert matched(result, "direct quotes") == (0, 0)


def test_speakers_are_compared_by_words_and_by_entity() -> None:
    """Other words for the speaker and another entity are two different disagreements."""
    words = agreement(reading(), reading(quote_spans_2={"start": 80, "end": 85}))
    assert detail(words, "speaker's words in a quote, overlapping") == (1, 2)
    assert detail(words, "speaker of a quote") == (2, 2)
    entity = agreement(reading(), reading(quotes_0={"speaker_id": "ukraine"}))
    assert detail(entity, "speaker's words in a quote, exact") == (2, 2)
    assert detail(entity, "speaker of a quote") == (1, 2)


def test_words_beside_a_quote_are_compared_by_overlap_and_exactly() -> None:
    """One character in common is enough to overlap, and too little to be the same words."""
    result = agreement(reading(), reading(quote_spans_2={"end": 19}, quote_spans_1={"start": 44, "end": 46}))
    for name in ("speaker's words in a quote", "cue of a quote"):
        assert detail(result, f"{name}, overlapping") == (2, 2)
        assert detail(result, f"{name}, exact") == (1, 2)


def test_speakers_that_both_name_are_counted_apart() -> None:
    """A quote to whom neither gives an entity is the same, but says nothing of how well entities are told."""
    same, other = agreement(reading(), reading()), reading(quotes_0={"speaker_id": "ukraine"})
    assert detail(same, "speaker of a quote") == (2, 2)
    assert detail(same, "speaker of a quote, where both name an entity") == (1, 1)
    assert detail(agreement(reading(), other), "speaker of a quote, where both name an entity") == (0, 1)


def test_claims_and_events_of_one_register_are_compared_by_what_they_are() -> None:
    """The same place with another claim or event is matched, and not the same."""
    result = agreement(
        reading(),
        reading(
            assertions_0={"claim_id": "d"},
            assertions_1={"stance": "affirms"},
            event_reports_0={"event_id": "f"},
        ),
    )
    assert matched(result, "assertions") == (2, 2)
    assert detail(result, "claim of an assertion") == (1, 2)
    assert detail(result, "stance of an assertion of the same claim") == (0, 1)
    assert detail(result, "event of a report") == (0, 1)


def test_dates_are_compared_for_reports_of_the_same_event() -> None:
    """That two events have two dates is no disagreement about dates."""
    name = "date of a report of the same event"
    other = reading(event_reports_0={"event_id": "f", "reported": "2021"})
    assert detail(agreement(reading(), other), name) == (0, 0)
    assert detail(agreement(reading(), reading(event_reports_0={"reported": "2021"})), name) == (0, 1)


def test_with_registers_of_their_own_ids_are_not_compared() -> None:
    """Where each reading words its claims and events itself, an id in common means nothing; dates count all."""
    own = reading(
        claims_0={"text": "It rained."}, events_0={"title": "Rain"}, event_reports_0={"reported": "2021"}
    )
    result = agreement(reading(), own)
    names = {one.name for one in result.details}
    assert not names & {"claim of an assertion", "event of a report", "date of a report of the same event"}
    assert detail(result, "date of an event report") == (0, 1)


def test_what_the_rules_find_is_left_out_of_what_a_model_drafted() -> None:
    """Names and the day of publication are no merit of a model."""
    result = of_a_model(agreement(reading(), reading()))
    assert {"mentions", "quotes"} & {one.name for one in result.spans} == {"quotes"}
    shown = {one.name for one in result.details}
    assert shown & {"entity of a mention", "date of publication", "date of a quote"} == {"date of a quote"}


def test_dates_and_quantities_are_compared() -> None:
    """A date or a quantity that differs, or that one reading lacks, is a disagreement."""
    result = agreement(
        reading(),
        reading(
            quotes_0={"said": None},
            event_reports_0={"reported": "2022-09"},
            articles_0={"published": "2022-11-10"},
            claims_0={"quantity_low": 200.0},
        ),
    )
    for name in ("date of a quote", "date of a report of the same event", "date of publication"):
        assert detail(result, name) == (0, 1)
    assert detail(result, "date of a quote, where both give one") == (0, 0)
    assert detail(result, "date of a report of the same event, where both give one") == (0, 1)
    assert detail(result, "quantity of a claim") == (0, 2)


def test_claims_are_compared_as_groups() -> None:
    """Claim ids are each reading's own: only what they group together counts."""
    renamed = agreement(reading(), reading(assertions_0={"claim_id": "x"}, assertions_1={"claim_id": "x"}))
    split = agreement(reading(), reading(assertions_0={"claim_id": "x"}))
    assert [one.pairs.f1 for one in (renamed.groupings[0], split.groupings[0])] == [1.0, 0.0]


def test_only_shared_articles_count() -> None:
    """An article that one reading lacks is left out, instead of counting as missed."""
    result = agreement(reading(), reading(articles_0={"article_id": "other"}))
    assert result.articles == ()
    assert matched(result, "quotes") == (0, 0)


def test_articles_are_compared_one_by_one() -> None:
    """Each article that both readings have gets an agreement of its own."""
    apart = by_article(reading(), reading())
    assert list(apart) == ["metro"]
    assert apart["metro"] == agreement(reading(), reading())


def test_the_text_report_is_aligned() -> None:
    """Rates are in per cent; what cannot be counted is a dash."""
    lines = as_text(agreement(reading(), reading(quote_spans_0={"end": 35}))).splitlines()
    assert lines[0] == "1 article: metro"
    assert (
        lines[2] == "marks                           first  second      P      R     F1   P ≥½   R ≥½  F1 ≥½"
    )
    assert (
        lines[5] == "quotes                              2       2   50.0   50.0   50.0  100.0  100.0  100.0"
    )
    assert (
        lines[8] == "mixed quotes                        0       0      –      –      –      –      –      –"
    )


def test_the_markdown_report_is_tables() -> None:
    """The codebook can take the report as it stands."""
    lines = as_markdown(agreement(reading(), reading())).splitlines()
    assert lines[:2] == [
        "| marks | first | second | P | R | F1 | P ≥½ | R ≥½ | F1 ≥½ |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    assert "| stance of an assertion | 2 | 100.0 | 1.00 |" in lines


def test_the_json_report_gives_counts_and_rates() -> None:
    """Programs get counts beside rates, and the articles apart."""
    both = agreement(reading(), reading()), by_article(reading(), reading())
    report = json.loads(json.dumps(as_json(*both)))
    assert report["spans"]["mentions"]["exact"] == {
        "matched": 1,
        "first": 1,
        "second": 1,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
    }
    assert list(report["by_article"]) == ["metro"]
