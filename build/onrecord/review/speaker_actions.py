"""What a person asks for on the page about who speaks."""

from collections.abc import Callable, Mapping

from onrecord.review.asked import Asked, NotDoneError, Outcome
from onrecord.review.edits import Put, edited
from onrecord.review.speakers import Speakers


class SpeakerActions(Asked):
    """The actions that have to do with speakers."""

    def known_of_speakers(self) -> Mapping[str, Callable[[], Outcome]]:
        """Give the actions by name."""
        return {"speaker": self._speaker, "speakers": self._speakers}

    def _speaker(self) -> Outcome:
        """Let the speaker of a quote be one of those that the page proposes."""
        record, speakers = self.record, Speakers(self.now, self.record)
        if self.below not in {one.entity for one in speakers.candidates}:
            raise NotDoneError("That is nobody whom these words may mean.")
        self.change(edited(self.now.text, Put((*record, "speaker", "entity"), self.below)))
        return Outcome("Changed.", self.here(record))

    def _speakers(self) -> Outcome:
        """Let the same words mean the same entity wherever they mean nobody yet."""
        record, speakers = self.record, Speakers(self.now, self.record)
        text = self.now.text
        for other in speakers.same_words:
            text = edited(text, Put((*other, "speaker", "entity"), speakers.own["entity"]))
        if text == self.now.text:
            raise NotDoneError("No other speaker with these words is without an entity.")
        self.change(text)
        count = len(speakers.same_words)
        return Outcome(f"{count} more quote{'' if count == 1 else 's'} changed.", self.here(record))
