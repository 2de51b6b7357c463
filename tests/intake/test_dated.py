"""Dates of pages: what the markup states of itself is read, and nothing is guessed."""

import pytest

from onrecord.intake.article import take_in
from onrecord.intake.source import Source

PAGE = """\
<!doctype html><html><head><meta charset="utf-8"><title>Harbour opens again</title>{head}</head><body>
<article itemscope itemtype="https://schema.org/NewsArticle"><h1>Harbour opens again</h1>{body}
<p>Dockers at Port Alder went back to work on Thursday, the union said, after two days without a ship.</p>
<p>“We have what we asked for,” said Ines Okoro, who leads the union. “Nobody lost.”</p>
<p>Tom Reyes, spokesman for the port authority, said the strike had cost four million euros.</p>
</article><footer>{foot}</footer></body></html>
"""


def dates(head: str = "", body: str = "", foot: str = "") -> tuple[list[str], list[str]]:
    """Give the dates of publication and of updates that a page states, each with its place."""
    content = PAGE.format(head=head, body=body, foot=foot).encode()
    dated = take_in(Source("a", content, is_page=True, url="https://example.org/2022/11/9/story")).dated
    published = [f"{one.edtf} {one.where}" for one in dated.published]
    return published, [f"{one.edtf} {one.where}" for one in dated.updated]


@pytest.mark.parametrize(
    "foot", ["© 2022 The Herald", "Last updated 3 May 2015", '<time datetime="2019-01-01">1 January</time>']
)
def test_the_footer_of_a_page_dates_nothing(foot: str) -> None:
    """The year of a copyright or an unmarked date is not when the article was published."""
    assert dates(foot=foot) == ([], [])


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2022-11-10", "2022-11-10"),
        ("20221110", "2022-11-10"),
        ("2022-11", "2022-11"),
        ("2022-11-10T08:00Z", "2022-11-10T08:00:00Z"),
        ("2022-11-10 08:00:00", "2022-11-10T08:00:00"),
        ("2022-11-10T08:00:00.123+0130", "2022-11-10T08:00:00+01:30"),
        ("Thu, 10 Nov 2022 08:00:00 GMT", "2022-11-10T08:00:00Z"),
        ("November 9, 2022 4:05 PM EST", "2022-11-09T16:05:00-05:00"),
        ("2022-13-45", None),
        ("0001-01-01T00:00:00Z", None),
        ("10/11/2022", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written_or_not_at_all(written: str, edtf: str | None) -> None:
    """Clock and zone are kept; what is no date, or may be two, is none."""
    published, _ = dates(f'<meta property="article:published_time" content="{written}">')
    assert published == ([f"{edtf} article:published_time"] if edtf else [])


@pytest.mark.parametrize(
    ("head", "body", "published", "updated"),
    [
        pytest.param(
            '<meta property="article:modified_time" content="2022-11-10">',
            "",
            [],
            ["2022-11-10 article:modified_time"],
            id="modified-is-not-published",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished":'
            ' "2022-01-01"}, {"@type": ["NewsArticle"], "datePublished": "2022-11-10", "dateModified":'
            ' "2022-11-11"}, {"@type": "Person", "datePublished": "1980-01-01"}]}</script>',
            "",
            ["2022-11-10 JSON-LD datePublished", "2022-01-01 JSON-LD datePublished"],
            ["2022-11-11 JSON-LD dateModified"],
            id="json-ld-article-before-page",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "NewsArticle",</script>',
            "",
            [],
            [],
            id="json-ld-broken",
        ),
        pytest.param(
            "",
            '<time itemprop="datePublished" datetime="2022-11-10">Thursday</time>'
            '<div itemscope itemtype="https://schema.org/Comment"><b itemprop="datePublished">2022-12-01</b></div>',
            ["2022-11-10 itemprop datePublished"],
            [],
            id="itemprop-but-not-of-a-comment",
        ),
        pytest.param(
            "",
            '<time class="entry-date published" datetime="2022-11-10">x</time>'
            '<time class="updated" datetime="2022-11-12">y</time><time datetime="2019-01-01">z</time>',
            ["2022-11-10 <time> published"],
            ["2022-11-12 <time> updated"],
            id="time-by-its-class",
        ),
        pytest.param(
            "",
            '<time pubdate datetime="2022-11-10">x</time>',
            ["2022-11-10 <time> pubdate"],
            [],
            id="time-pubdate",
        ),
        pytest.param(
            '<meta name="dc.date.issued" content="2022-11-08">'
            '<meta property="article:published_time" content="2022-11-10">',
            '<time itemprop="datePublished" datetime="2022-11-09"></time>',
            [
                "2022-11-10 article:published_time",
                "2022-11-08 dc.date.issued",
                "2022-11-09 itemprop datePublished",
            ],
            [],
            id="in-order",
        ),
    ],
)
def test_what_the_markup_states_is_read_in_a_set_order(
    head: str, body: str, published: list[str], updated: list[str]
) -> None:
    """Meta, JSON-LD, microdata, then times that are marked; each with the name of its field."""
    assert dates(head, body) == (published, updated)
