"""The site as a program sees it: addresses, headers, links, other formats."""

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import httpx
import pytest

from onrecord.serve.headers import STOCK_POLICY
from onrecord.serve.questions import QUESTIONS, Question
from onrecord.serve.routes import STRICT_POLICY
from onrecord_schema.tables import TABLES

DATABASE = "kherson-withdrawal-2022"

OWN_PAGES = (
    "/",
    "/-/claims",
    "/-/sources",
    "/-/utterances",
    "/-/timeline",
    "/-/map",
    "/-/search?q=kherson",
    "/-/ask",
)


# One client for all requests: making one costs more than most pages do.
CLIENT = httpx.Client(timeout=20, trust_env=False, verify=False)  # noqa: S501 -- plain http on this machine


def _get(address: str) -> httpx.Response:
    response = CLIENT.get(address)
    assert response.status_code == httpx.codes.OK, address
    return response


def _articles(site: str) -> list[str]:
    return [row["article_id"] for row in _get(f"{site}/{DATABASE}/articles.json?_shape=array").json()]


def test_every_mark_of_every_article_leads_to_its_note_and_its_row_and_back(site: str) -> None:
    """Each reference opens a note, each note names a row that is there, and rows lead back to their mark."""
    seen = 0
    for article_id in _articles(site):
        text = _get(f"{site}/-/read/{article_id}").text
        references = set(re.findall(r'class="ref r-\w+" href="#([^"]+)"', text))
        notes = re.findall(
            r'<aside class="note \w+" id="([^"]+)".*?<a class="row" href="([^"]+)"', text, re.DOTALL
        )
        assert references == {anchor for anchor, _ in notes}
        looked: set[str] = set()
        for anchor, row in notes:
            assert _get(f"{site}{row}.json?_shape=array").json(), row
            table = row.split("/")[2]
            if table not in looked:
                assert f'href="/-/read/{article_id}#{anchor}"' in _get(f"{site}{row}").text
                looked.add(table)
        assert looked == {"quotes", "assertions", "event_reports", "mentions"}
        seen += len(notes)
    rows = [_get(f"{site}/{DATABASE}/{table}.json?_size=0").json()["filtered_table_rows_count"]
            for table in ("quotes", "assertions", "event_reports", "mentions")]  # fmt: skip
    assert seen == sum(rows)


def test_the_reader_shows_every_character_of_an_article(site: str) -> None:
    """What is left when marks and notes are taken away is the article, its passages one after the other."""
    for article_id in _articles(site):
        page = _get(f"{site}/-/read/{article_id}.json").json()
        passages = _get(
            f"{site}/{DATABASE}/passages.json?_shape=array&_size=max&article_id={article_id}"
        ).json()
        shown = [
            "".join(segment["text"] for segment in passage["segments"])
            for passage in page["content"]["passages"]
        ]
        assert shown == [row["text"] for row in sorted(passages, key=lambda row: row["seq"])]


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_page_links_to_its_rows_its_sql_and_its_csv(site: str, path: str) -> None:
    """The foot of each page leads to tables, a query that shows its SQL, CSV, and the page as JSON."""
    text = _get(f"{site}{path}").text
    foot = text[text.index('<footer class="evidence"') :]
    for name in ("SQL", "JSON", *(() if path == "/-/ask" else ("Rows", "CSV"))):
        (cell,) = re.findall(rf"<dt>{name}</dt><dd>(.*?)</dd>", foot)
        for href in re.findall(r'href="([^"]+)"', cell):
            assert CLIENT.get(f"{site}{unescape(href)}").status_code == httpx.codes.OK, href


def test_no_link_of_a_page_is_broken(site: str) -> None:
    """Every address on our pages answers; of the rows of one table, one stands for all."""
    kept: dict[str, str] = {}
    paths = [*OWN_PAGES, "/-/map?view=world", "/-/timeline?as_of=2022-11-10", "/-/sources?by=affiliation"]
    paths += [f"/-/read/{article_id}" for article_id in _articles(site)]
    for path in paths:
        for href in re.findall(r'href="(/[^"]*)"', _get(f"{site}{path}").text):
            address = unescape(href).partition("#")[0]
            kind = re.sub(r"(?<=/)(?:[^/]*-[^/]*|Q\d+)$|=[^&]*", "*", address)
            kept.setdefault(kind, address)
    broken = {path: CLIENT.get(site + path).status_code for path in kept.values()}
    assert {path: status for path, status in broken.items() if status != httpx.codes.OK} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_has_an_answer_here_and_as_a_canned_query(site: str, question: Question) -> None:
    """A question shows rows on our page, and the same number of them as Datasette's canned query."""
    ours = _get(f"{site}/-/ask/{question.name}.json").json()["content"]
    stock = _get(f"{site}/{DATABASE}/{question.name}.json?_shape=array").json()
    assert ours["rows"]
    assert len(ours["rows"]) == min(len(stock), 200)
    assert ours["sql"] == question.sql


def test_who_said_futile_is_told_apart(site: str) -> None:
    """Newser gives the word to Shoigu, Metro to Surovikin; the question says so, and so does the utterance."""
    rows = _get(f"{site}/{DATABASE}/who-said.json?_shape=array").json()
    told = {(row["outlet"], row["speaker"]) for row in rows}
    assert ("Newser", "Sergei Shoigu") in told
    assert ("Metro", "Sergei Surovikin") in told
    (utterance,) = {row["utterance_id"] for row in _get(
        f"{site}/{DATABASE}/quotes.json?_shape=array&text__contains=futile").json()}  # fmt: skip
    text = _get(f"{site}/-/utterances/{utterance}").text
    assert "Who spoke?" in text
    assert "Sergei Shoigu" in text
    assert "Sergei Surovikin" in text


def test_every_row_is_grounded_by_plain_sql(site: str) -> None:
    """The query that compares every text with its slice of the article counts no difference."""
    rows = _get(f"{site}/{DATABASE}/grounded.json?_shape=array").json()
    assert {row["table"] for row in rows} == {table.name for table in TABLES if table.is_grounded} - {
        "quotes"
    }
    assert [row["not_in_the_article"] for row in rows] == [0] * len(rows)


def test_our_pages_have_the_strict_policy_and_stock_pages_the_workable_one(site: str) -> None:
    """No page of ours allows anything inline; every response forbids guessing its type."""
    for path in OWN_PAGES:
        headers = _get(f"{site}{path}").headers
        assert headers["content-security-policy"] == STRICT_POLICY
        assert headers["x-content-type-options"] == "nosniff"
    for path in (f"/{DATABASE}", f"/{DATABASE}/quotes", f"/{DATABASE}/who-said", f"/{DATABASE}/quotes.csv"):
        headers = _get(f"{site}{path}").headers
        assert headers["content-security-policy"] == STOCK_POLICY
        assert headers["x-content-type-options"] == "nosniff"


def test_our_pages_hold_nothing_inline(site: str) -> None:
    """No style attribute, style element, event handler or script text: data for machines apart."""
    for path in (*OWN_PAGES, "/-/read/newser-2022-11-09"):
        text = _get(f"{site}{path}").text
        assert re.findall(r"<[^>]+\s(?:style|on\w+)\s*=", text) == []
        assert re.findall(r"<style|<script(?! src=| type=\"application/ld\+json\")", text) == []


def test_pages_say_what_they_are_in_json_ld(site: str) -> None:
    """The home page is a Dataset, an article a NewsArticle with Quotations, a claim a Claim."""
    claim = _get(f"{site}/{DATABASE}/claims.json?_shape=array").json()[0]
    kinds = {
        "/": "Dataset",
        "/-/read/newser-2022-11-09": "NewsArticle",
        f"/-/claims/{claim['claim_id']}": "Claim",
    }
    for path, kind in kinds.items():
        (body,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', _get(f"{site}{path}").text
        )
        assert json.loads(body)["@type"] == kind
    (body,) = re.findall(r'ld\+json">(.*?)</script>', _get(f"{site}/-/read/newser-2022-11-09").text)
    assert {part["@type"] for part in json.loads(body)["hasPart"]} == {"Quotation"}


def test_robots_and_sitemap_name_the_pages(site: str) -> None:
    """The sitemap lists every article, claim and utterance, under the address that was asked."""
    assert f"Sitemap: {site}/sitemap.xml" in _get(f"{site}/robots.txt").text
    listed = set(re.findall(r"<loc>(.*?)</loc>", _get(f"{site}/sitemap.xml").text))
    for article_id in _articles(site):
        assert f"{site}/-/read/{article_id}" in listed
    claims = _get(f"{site}/{DATABASE}/claims.json?_size=0").json()["filtered_table_rows_count"]
    assert sum("/-/claims/" in path for path in listed) == claims


def test_every_table_view_and_column_is_described(site: str) -> None:
    """Datasette's metadata holds a description of each table and view, and of each of their columns."""
    told = _get(f"{site}/-/metadata.json").json()["databases"][DATABASE]["tables"]
    shown = _get(f"{site}/{DATABASE}.json").json()
    names = [
        *(table["name"] for table in shown["tables"] if not table["hidden"]),
        *(v["name"] for v in shown["views"]),
    ]
    assert len(names) == len(TABLES) + 6
    for name in names:
        columns = _get(f"{site}/{DATABASE}/{name}.json?_size=1").json()["columns"]
        assert told[name]["description"]
        assert {column for column in columns if column != "rowid"} <= told[name]["columns"].keys(), name


def test_a_table_is_whole_as_csv(site: str) -> None:
    """CSV does not end at a page or at a thousand rows."""
    rows = list(csv.DictReader(io.StringIO(_get(f"{site}/{DATABASE}/mentions.csv?_stream=on").text)))
    counted = _get(f"{site}/{DATABASE}/mentions.json?_size=0").json()["filtered_table_rows_count"]
    assert len(rows) == counted


def test_the_package_is_served_as_the_build_made_it(site: str, project_copy: Path) -> None:
    """The zip on the home page is the one in `dist/`."""
    assert "/-/package.zip" in _get(site).text
    assert _get(f"{site}/-/package.zip").content == (project_copy / f"dist/{DATABASE}.zip").read_bytes()


def test_as_of_shows_only_what_was_published_and_then_what_changed(site: str) -> None:
    """On 10 November nobody had reported the withdrawal complete; the page says that it came later."""
    content = _get(f"{site}/-/timeline.json?as_of=2022-11-10").json()["content"]
    reports = [report for event in content["events"]["items"] for report in event["reports"]]
    assert reports
    assert not any(report["published"].startswith("11 November") for report in reports)
    assert content["since"]
    assert all(change["published"].startswith("11 November") for change in content["since"])
    everything = _get(f"{site}/-/timeline.json").json()["content"]
    assert len(everything["events"]["items"]) > len(content["events"]["items"])


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/-/read/nowhere", 404),
        ("/-/claims/nothing", 404),
        ("/-/utterances/nothing", 404),
        ("/-/ask/nothing", 404),
        ("/-/timeline?as_of=2022-02-30", 200),
        ("/-/claims?page=999999999999", 200),
        ("/-/claims?page=-1", 200),
        ("/-/claims?page=%D9%A3&kind=nothing&outlet=%00", 200),
        ("/-/sources?by=nothing&outlet=nothing", 200),
        ("/-/search?q=%22%20OR%20*%20NEAR(", 200),
        ("/-/search?q=" + "a" * 5000, 200),
        ("/-/read/%2e%2e%2f%2e%2e%2fetc%2fpasswd", 404),
    ],
)
def test_a_strange_address_is_answered_calmly(site: str, path: str, status: int) -> None:
    """What is not there is a page that says so, and no parameter breaks a page."""
    response = CLIENT.get(f"{site}{path}")
    assert response.status_code == status
    assert "Traceback" not in response.text
