CREATE VIEW utterance_renderings AS
-- One act of speech as each article renders it; `speakers_named` above 1 shows that they disagree on who spoke.
SELECT
  utterances.utterance_id,
  utterances.title AS utterance,
  utterances.said,
  rendering.outlet,
  rendering.speaker,
  rendering.speaker_in_article,
  rendering.kind,
  rendering.text,
  rendering.cue,
  rendering.through,
  (
    SELECT count(DISTINCT speaker_id) FROM quotes WHERE quotes.utterance_id = utterances.utterance_id
  ) AS speakers_named,
  utterances.note,
  rendering.quote_id,
  rendering.article_id,
  rendering.read
FROM utterances
JOIN quotes_with_speakers AS rendering USING (utterance_id)
ORDER BY
  utterances.said_earliest IS NULL, utterances.said_earliest, utterances.utterance_id, rendering.outlet, rendering.quote_id;
