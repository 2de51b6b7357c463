"""Seasons of the northern half of the world: which one a phrase means, EDTF level 1."""

import re

from onrecord.extract.dates.setting import Setting

_DECEMBER = 12
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_ENDS = {21: 6, 22: 9, 23: 12, 24: 3}
"""The first month after each season."""


def season(match: re.Match[str], on: Setting) -> str:
    """Take the season of the year that is said, or else the last one."""
    season = _SEASONS[(match["season"] or match["dated"]).lower()]
    if match["year"]:
        return f"{match['year']}-{season}"
    winter = season == _SEASONS["winter"]
    over = on.today.month >= _SEASON_ENDS[season] and not winter
    back = winter and on.today.month < _DECEMBER if match["which"].lower() == "this" else not over
    return f"{on.today.year - back:04d}-{season}"


def season_named(match: re.Match[str], on: Setting) -> str | None:
    """Take the season that began last, or if the clause looks ahead, the next to end; of habits, none."""
    season = _SEASONS[match["season"]]
    first = (_SEASON_ENDS[season] - 4) % _DECEMBER + 1
    if on.ahead:
        over = on.today.month >= first + 3
        return f"{on.today.year + over:04d}-{season}"
    return f"{on.today.year - (on.today.month < first):04d}-{season}" if on.told else None
