"""Passage rules: how lines look that are no paragraphs, in the house styles of papers, wires and portals."""

import re
from dataclasses import dataclass

from onrecord_schema.vocabularies import PassageRole

_LONGEST_LINE = 250


@dataclass(frozen=True)
class LineRule:
    """Lines that look so have this role."""

    name: str
    role: PassageRole
    pattern: re.Pattern[str]
    confidence: float = 0.8
    longest: int = _LONGEST_LINE
    """Longer lines are none, whatever they look like."""


MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"""(?:
    {MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?,?\ \d{{4}}
    |\d{{1,2}}(?:st|nd|rd|th)?\ {MONTH},?\ \d{{4}}
    |\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2}}(?:\d\d)?|\d{{4}}[-/]\d\d[-/]\d\d
)"""
WHOLE_DATE = re.compile(rf"(?x)(?<!\w){_DATE}(?!\w)")
"""A date with its year, as lines of publication have it."""

TIME_AGO = re.compile(r"(?i)\b(?:\d+|an?) (?:min(?:ute)?|hour|hr|day)s? ago\b")
"""When something was published, seen from when the page was read."""

DATELINE_PARTS = re.compile(
    rf"""(?ix)
    (?<!\w)(?:
    {_DATE}
    |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?
    |\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?(?:\ ?[ap]\.?m\.?)?|\d{{1,2}}\ ?[ap]\.?m\.?
    |(?:utc|gmt|bst|cet|cest|msk|ist|eet|jst|[aecmp][sd]?t)(?:[+-]\d{{1,2}}(?::?\d\d)?)?
    |(?:first|last|originally|story|article)(?=\ (?:posted|published|updated?|modified))
    |(?:posted|published|updated?|modified|issued|filed|created|update\ time)(?:\ on)?
    |\d+\ ?(?:min(?:ute)?s?)(?:\ read)?|(?:\d+|an?)\ (?:min(?:ute)?|hour|hr|day)s?\ ago
    |at|on
    )(?!\w)
    """
)
"""What a line of publication is made of; between them stand only marks."""

_PICTURE = "(?:Picture|Pictures|Photo|Photos|Image|Images|Photograph|Photography|Illustration|Composite)"
_AGENCY = (
    r"(?:AP|Associated Press|Reuters|REUTERS|AFP|EPA(?:-EFE)?|PA(?: Media| Wire| Images)?"
    r"|Getty(?: Images)?|TASS|Shutterstock|Alamy|Anadolu(?: Agency)?|NurPhoto|Bloomberg|Xinhua|SIPA"
    r"|Rex Features|iStock|Handout)"
)
CREDIT_ALONE = re.compile(
    rf"(?:(?:{_PICTURE}s?|Credit|{_PICTURE} credit|[Ii]mage source)[:,] ?.{{2,80}}"
    rf"|(?:[\w .'’&-]{{2,60}}(?:/| via ))?{_AGENCY}(?:(?:/| via |, )[\w .'’&-]{{2,60}})?"
    r"|(?:GETTY|GETTY IMAGES|REUTERS|AP|AFP|[\w .'’/-]{2,60}/GETTY(?: IMAGES)?)"
    r"|(?:Getty Images|Reuters|AFP)(?:/[\w .'’-]{2,60}){0,2})"
)
"""A line that only says whose the picture is; the caption stands before it."""

_WRITES = "(?:reporter|journalist|correspondent|columnist|staff writer|editor)"
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
NAMES_ALONE = re.compile(
    rf"{_NAME}(?:(?:,? and|,| with| in| for) (?:(?:{_NAME}|[A-Z][\w’'-]+)|(?:news )?agencies|wires))*"
)
"""A line that holds nothing but names: at the head of an article, who wrote it."""

MEDIA_WORD = re.compile(
    r"(?i)\b(?:news|times|post|herald|tribune|tv|media|daily|press|network|magazine|world|live)\b"
)
"""A word in the names of outlets and sections; persons are not called so."""

CALLS: tuple[str, ...] = (
    *("sign up ", "subscribe", "newsletter", "breaking alerts", "breaking news alerts", "push notification"),
    *("follow us", "follow @", "like us on", "on twitter and facebook", "on facebook and twitter"),
    *(
        "on google news",
        "across our social",
        "on social media for",
        "download the",
        "download our",
        " our app",
    ),
    *(
        "our free app",
        "news app for",
        "tap here",
        "tap to ",
        "click here",
        "do you have a tip",
        "get our app",
    ),
    *(
        "do you have a story",
        "do you have a question",
        "got a story",
        "got a tip",
        "have a tip",
        "get in touch",
    ),
    *(
        "email us at",
        "emailing us at",
        "let us know via",
        "let us know at",
        "let us know in",
        "contact us at",
    ),
    *("check our ", "check out our ", "supported by readers", "supported by our readers", "support our "),
    *("support independent ", "become a member", "become a supporter", "donate to us", "advertisement"),
    *("paid content", "sponsored content", "ad feedback", "cookie policy", "use of cookies", "uses cookies"),
    *("all rights reserved", "privacy policy", "terms of use", "terms of service", "terms and conditions"),
    *("story continues", "article continues", "continue reading", "read more", "read also", "also read"),
    *("share this", "share your", "share via", "share full article", "link copied", "copy link"),
    *(
        "view comments",
        "join the conversation",
        "report an error",
        "submit correction",
        "submit a correction",
    ),
    *("request reprint", "editorial guidelines", "most read", "most viewed", "most popular"),
    *("recommended for you", "recommended stories", "you may also like", "listen to this article"),
    *(
        "listen to the article",
        "listen to this story",
        "ai voice",
        "ai-voice",
        "voiced by ai",
        "auto-generated",
    ),
    *(
        "uses ai ",
        "with ai ",
        "related:",
        "related links",
        "related articles",
        "related stories",
        "for more news",
    ),
    *(
        "for more stories",
        "for more information",
        "alternate address",
        "alternative address",
        "alternate site",
    ),
    *("alternate domain", "can also be accessed at", "mirror site", "view image in", "view gallery"),
    *("view in gallery", "live updates", "latest updates", "latest news updates", "trust principles"),
    *(
        "our goal is to",
        "safe and engaging",
        "reuse this content",
        "reprints",
        "comments are ",
        "comments section",
    ),
    *("first appeared on", "your email address", "your inbox", "unlock unlimited", "free trial", "log in to"),
    *("sign in to", "subscription", "newsletters", "notifications", "signing up", "enable javascript"),
    *("web browser that", "visit our ", "find out more", "to your inbox", "in your inbox", "daily email"),
    *("weekly email", "leave a comment", "have your say", "what do you think?", "join our ", "our channel"),
    *("whatsapp channel", "telegram channel", "youtube channel", "for the latest news", "your source for"),
    *("you may be interested in", "from our partners", "hot stories", "popular now", "photo gallery"),
    *("breaking news story", "more to follow", "check back ", "ai-generated", "install the", "home screen"),
    *("read the full story", "full story here", "follow live", "watch live", "watch the video", "play video"),
)
"""Words of calls to the reader, in lower case; lines that report something have some of them too."""

TOLD = re.compile(r"[“”\"]|\b(?:said|says|told|was|were|had|has|have been|will)\b")
"""What a line that reports something has, and a call to the reader does not."""

_PROVENANCE = (
    "this (?:article|story|report) (?:was|is|has been) "
    "(?:originally|first|also|part|amended|updated|corrected)"
    "|originally (?:appeared|published) (?:on|by|in) |^editor['’]s note:|^correction:|^clarification:"
)
"""Lines that say where the text comes from."""

_BUTTONS = (
    r"share|tweet|e-?mail|print|save|copy(?: link)?|comments?|whats ?app|facebook|twitter|linked ?in|reddit|x"
    r"|pinterest|flipboard|pocket|telegram|messenger|instagram|youtube|menu|search|log in|sign in|home|link"
    r"|gift article|(?:view )?comments? ?\(?\d*\)?|\d+(?:\.\d)?k?(?: (?:shares?|comments?|views?|likes?))?"
    r"|\d+ ?min(?:ute)? read|\d+:\d\d(?: ?/ ?\d+:\d\d)?|share on \w+|listen|close|back to top|more|next"
    r"|previous|play|pause|\d+ of \d+"
    r"|skip to content|news|topics|tags|trending|related|watch|read|latest|top stories|opinion|advertisement"
    r"|world|politics|europe|analysis|business|read more|explainer|exclusive|breaking|live|in pictures|video"
    r"|photos|[a-z]|(?:read|up) next|see also"
)
"""What buttons and labels of sections say, and nothing else on their line."""

_AT_THE_END = (
    r"read (?:next|these next)|what to read next|related(?: (?:articles|stories|content|topics|links))?"
    r"|trending(?: now)?|most (?:read|popular|viewed)|recommended(?: for you| stories)?|topics?|tags"
    r"|more (?:from|on|stories)\b.{0,40}|you may also like|top stories|editors?['’]s? (?:picks|choice)"
)
HEADING_OF_LINKS = re.compile(
    rf"(?i)(?:{_AT_THE_END}|read (?:more|also)|see also|in this (?:article|story)) ?[:.]?"
)
"""A heading over links: the short lines after it are links."""

HEADING_AT_THE_END = re.compile(rf"(?i)(?:{_AT_THE_END}) ?[:.]?")
"""A heading over links after which no report goes on, if only short lines follow."""

_SECTION = r"[A-Z][\w&’'-]*(?: [A-Z&][\w&’'-]*){0,2}"

LINE_RULES: tuple[LineRule, ...] = (
    LineRule(
        "update-label",
        PassageRole.UPDATE_LABEL,
        re.compile(r"(?:UPDATED?\b|Update\b(?!d)|CORRECTION\b|Correction:)[^.]{0,80}$"),
    ),
    LineRule("by-line", PassageRole.BYLINE, re.compile(r"(?:By|BY|by|Written by) [A-Z][^.!?]{2,90}$"), 0.9),
    LineRule(
        "staff-line",
        PassageRole.BYLINE,
        re.compile(
            r"[A-Z][\w .'’-]{3,40}, +[\w ]+ (?:Staff|Writer|Correspondent|Reporter|Editor)$"
            rf"|(?:Analysis|Story|Report|Opinion|Words|Interview) by {_NAME}[^.!?]{{0,60}}$"
        ),
    ),
    LineRule("credit-alone", PassageRole.CAPTION, re.compile(rf"{CREDIT_ALONE.pattern}$"), 0.9),
    LineRule(
        "picture-credit",
        PassageRole.CAPTION,
        re.compile(
            rf".*(?:\b{_PICTURE}s?: ?\S|\b(?i:{_PICTURE}) (?:by|courtesy|credit)\b|Getty Images|AP Photo"
            rf"|(?i:\bfile (?:photo|picture|image)\b)|\bREUTERS/\w"
            rf"|[(\[][^()\[\]]*\b{_AGENCY}(?:[/, ][^()\[\]]*)?[)\]]$"
            rf"|[A-Z]\w+/{_AGENCY}\.?$)"
        ),
        0.8,
        400,
    ),
    LineRule(
        "picture-label",
        PassageRole.CAPTION,
        re.compile(
            r"(?:FILE\b ?(?:PHOTO)?[ :–—-]|\[\d+/\d+\] ?\S|(?:Image|Photo|Picture|Slide) \d+ of \d+"
            r"|(?:Image|Video|Photo) caption\b)"
        ),
        0.8,
        400,
    ),
    LineRule(
        "about-the-writer",
        PassageRole.AUTHOR_NOTE,
        re.compile(
            r"(?i:about the (?:author|writer|reporter)s?)\b.*"
            rf"|{_NAME} is an? [\w’',& -]{{0,60}}{_WRITES}\b.*"
            rf"|{_NAME} (?:covers|reports on|writes about) .*"
            rf"|.*\b(?:get in touch with|reach|contact|follow) (?:{_NAME}|[A-Z]\w+|him|her|them)"
            r" (?:by|on|at|via) (?:emailing|e-?mail|Twitter|X\b|@|\w+@).*"
        ),
        0.7,
        700,
    ),
    LineRule(
        "who-reported",
        PassageRole.BOILERPLATE,
        re.compile(
            r"\(?(?:(?:Additional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|Graphics) by [A-Z].*"
            r"|(?:The )?[A-Z].{2,150} contributed (?:reporting )?to this (?:report|story|article).*"
            r"|(?:With|With additional) (?:reporting|files) (?:by|from) .*|With agencies"
            r"|(?:AP|AFP|Reuters) contributed\b.*)"
        ),
    ),
    LineRule(
        "address-alone", PassageRole.BOILERPLATE, re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\w+$"), 0.9
    ),
    LineRule("breadcrumb", PassageRole.BOILERPLATE, re.compile(r"Home ?[/>»›|] ?[\w /&>»›|-]{2,60}$"), 0.9),
    LineRule(
        "section-path",
        PassageRole.BOILERPLATE,
        re.compile(rf"{_SECTION}(?:\s+[/>»›|]\s+{_SECTION}){{1,4}}\s*$"),
        0.7,
        100,
    ),
    LineRule(
        "link-label",
        PassageRole.BOILERPLATE,
        re.compile(
            r"(?:MORE|READ|READ MORE|READ NEXT|READ ALSO|ALSO READ|RELATED|WATCH|SEE ALSO|LISTEN|TRENDING"
            r"|Related|Read next|Read more|See also|Also read|Watch|Tags?|Topics?|Keywords|Filed under)"
            r" ?[:|»].*"
        ),
        0.9,
    ),
    LineRule("page-button", PassageRole.BOILERPLATE, re.compile(rf"(?i)(?:{_BUTTONS})$"), 0.9),
    LineRule("heading-of-links", PassageRole.BOILERPLATE, re.compile(rf"{HEADING_OF_LINKS.pattern}$")),
    LineRule("provenance", PassageRole.BOILERPLATE, re.compile(rf"(?i).*\b(?:{_PROVENANCE})"), 0.7, 220),
    LineRule("copyright", PassageRole.BOILERPLATE, re.compile(r"(?:©|\(c\)|Copyright\b).*"), 0.9),
)
"""The rules in the order in which they are tried."""
