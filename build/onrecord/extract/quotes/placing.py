"""Quotes from blocks: who says the words, as the sentence that leads to them tells, or a name beside them."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.blocks import AFTER_COLON, Block
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind


def with_blocks(found: list[ProposedQuote], blocks: Sequence[Block]) -> list[ProposedQuote]:
    """Give the quotes with those of the blocks among them, each block once and whole.

    Args:
        found: What the rules read, where the pieces of blocks count as quotations.
        blocks: The blocks of the text, in its order.
    """
    ends = {piece.end: at for at, block in enumerate(blocks) for piece in block.pieces}
    read: dict[int, ProposedQuote] = {}
    others: list[ProposedQuote] = []
    for quote in found:
        block = next((ends[segment.end] for segment in quote.segments if segment.end in ends), None)
        if block is None:
            others.append(quote)
        else:
            read.setdefault(block, quote)
            others += _before_colon(quote, blocks[block])
    intros = [block.intro.start for block in blocks]
    kept: list[ProposedQuote] = []
    for quote in others:
        at = bisect_right(intros, quote.cue.start) - 1 if quote.cue and quote.speaker else -1
        if at >= 0 and at not in read and _leads_to(quote, blocks[at]):
            read[at] = quote
        else:
            kept.append(quote)
    made = [_quote(block, read.get(at)) for at, block in enumerate(blocks)]
    return sorted([*kept, *(one for one in made if one)], key=_place)


def _before_colon(quote: ProposedQuote, block: Block) -> list[ProposedQuote]:
    """Keep what is told before the colon: said in a letter that it was over: …."""
    start = quote.segments[0].start
    apart = block.rule == AFTER_COLON and quote.kind is QuoteKind.MIXED and quote.rule != "source-verb-object"
    if not apart or start >= block.intro.end or len(quote.segments) > 1:
        return []
    return [quote._replace(segments=(Span(start, block.intro.end - 1),), kind=QuoteKind.INDIRECT)]


def _leads_to(quote: ProposedQuote, block: Block) -> bool:
    """Say whether what is judged stands before the colon: mocked his excuse: …."""
    last = quote.segments[-1].end
    judged = quote.rule == "source-verb-object" and block.rule == AFTER_COLON
    return judged and block.intro.start <= quote.segments[0].start and last == block.intro.end - 1


def _quote(block: Block, read: ProposedQuote | None) -> ProposedQuote | None:
    """Take who the sentence before tells, unless the words are named at their head; then who signed them."""
    if block.rule != AFTER_COLON:
        return _named(block, block.rule)
    if read is None or read.speaker is None:
        return _named(block, "signed-post") if block.speaker else None
    rule = RULE_BY_NAME[AFTER_COLON]
    before = [segment for segment in read.segments if segment.end <= block.intro.end]
    spoken = before if read.kind is QuoteKind.DIRECT else []
    return read._replace(
        segments=(*spoken, *block.pieces), kind=QuoteKind.DIRECT, rule=rule.name, confidence=rule.confidence
    )


def _named(block: Block, name: str) -> ProposedQuote:
    rule = RULE_BY_NAME[name]
    return ProposedQuote(block.pieces, QuoteKind.DIRECT, block.speaker, block.cue, rule.name, rule.confidence)


def _place(quote: ProposedQuote) -> int:
    return quote.cue.start if quote.cue else quote.segments[0].start
