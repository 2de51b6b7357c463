"""Quotes from blocks: who says the words, as the sentence that leads to them tells, or a name beside them."""

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.extract.proposals import ProposedQuote
from onrecord.extract.quotes.blocks import AFTER_COLON, Block
from onrecord.extract.quotes.rules import RULE_BY_NAME
from onrecord.extract.words.lexicon import words
from onrecord.text.spans import Span
from onrecord_schema.vocabularies import QuoteKind

_BEHIND = frozenset(("clause-then-source", "quotation-then-source", "quotation-then-inverted"))
_GIVES = words("""
    issued released posted sent published gave offered shared made responded reacted replied answered
    response reply answer reaction statement
""")
"""What words before a colon do that tell of a statement, or are."""


def with_blocks(text: str, found: list[ProposedQuote], blocks: Sequence[Block]) -> list[ProposedQuote]:
    """Give the quotes with those of the blocks among them, each block once and whole.

    Args:
        text: The text.
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
            # Of two sources the one nearer to the words says them: what we know, officials said: ….
            read[block] = quote
            others += _before_colon(quote, blocks[block])
    intros = [block.intro.start for block in blocks]
    kept: list[ProposedQuote] = []
    for quote in others:
        at = bisect_right(intros, quote.cue.start) - 1 if quote.cue and quote.speaker else -1
        if at >= 0 and at not in read and _leads_to(quote, blocks[at]):
            read[at] = quote
        else:
            kept.append(quote)
            if at in read and _is_between(quote, read[at], blocks[at]):
                read[at] = quote._replace(segments=())
    made = [_quote(text, block, read.get(at)) for at, block in enumerate(blocks)]
    return sorted([*kept, *(one for one in made if one)], key=_place)


def attributed(found: Sequence[ProposedQuote], blocks: Sequence[Block]) -> list[Block]:
    """Give the blocks that are somebody's; what the others hold may be the report's own words."""
    said = {segment for quote in found for segment in quote.segments}
    return [block for block in blocks if block.pieces[0] in said]


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


def _is_between(quote: ProposedQuote, read: ProposedQuote, block: Block) -> bool:
    """Say whether a source stands right before the colon: What we know, officials said: …."""
    nearer = quote.cue and read.cue and read.cue.start < quote.cue.start < block.intro.end
    return bool(nearer) and quote.rule in _BEHIND


def _quote(text: str, block: Block, read: ProposedQuote | None) -> ProposedQuote | None:
    """Take who the sentence before tells, unless the words are named at their head; then who signed them."""
    if block.rule != AFTER_COLON:
        return _named(block, block.rule)
    if read is None or read.speaker is None:
        return _named(block, AFTER_COLON) if block.speaker else None
    if read.cue and read.rule == "verb-then-quotation" and not _gives(text, block, read.cue):
        return None
    rule = RULE_BY_NAME[AFTER_COLON]
    before = [segment for segment in read.segments if segment.end <= block.intro.end]
    spoken = before if read.kind is QuoteKind.DIRECT else []
    return read._replace(
        segments=(*spoken, *block.pieces), kind=QuoteKind.DIRECT, rule=rule.name, confidence=rule.confidence
    )


def _gives(text: str, block: Block, cue: Span) -> bool:
    """Say whether somebody gives out words: issued a statement; not: the message was clear."""
    if cue.end - cue.start > 1:
        return True
    return not _GIVES.isdisjoint(block.intro.of(text).split())


def _named(block: Block, name: str) -> ProposedQuote:
    rule = RULE_BY_NAME[name]
    return ProposedQuote(block.pieces, QuoteKind.DIRECT, block.speaker, block.cue, rule.name, rule.confidence)


def _place(quote: ProposedQuote) -> int:
    return quote.cue.start if quote.cue else quote.segments[0].start
