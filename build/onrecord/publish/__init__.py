"""Publishing: tables become files, all of them or none, and the same tables give the same bytes."""

from onrecord.publish.package import publish, stale
from onrecord.publish.staging import is_unfinished, recover
from onrecord.publish.without_text import reattach, withhold_text

__all__ = ["is_unfinished", "publish", "reattach", "recover", "stale", "withhold_text"]
