CREATE VIEW quotes_with_speakers AS
-- Every quote with the names behind its ids: who spoke, through whom it came, in which outlet.
SELECT
  quotes.quote_id,
  outlet.name AS outlet,
  speaker.name AS speaker,
  affiliation.name AS speaker_affiliation,
  quotes.speaker_text AS speaker_in_article,
  quotes.kind,
  quotes.text,
  quotes.cue_text AS cue,
  (
    SELECT group_concat(name, ', then ')
    FROM (
      SELECT relay.name
      FROM quote_relays JOIN entities AS relay USING (entity_id)
      WHERE quote_relays.quote_id = quotes.quote_id
      ORDER BY quote_relays.hop
    )
  ) AS through,
  addressee.name AS addressee,
  quotes.medium,
  quotes.said,
  quotes.said_earliest,
  quotes.said_latest,
  utterances.title AS utterance,
  articles.headline,
  quotes.article_id,
  quotes.speaker_id,
  quotes.utterance_id,
  '/-/read/' || quotes.article_id || '#' || substr(quotes.quote_id, length(quotes.article_id) + 2) AS read
FROM quotes
JOIN articles USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = articles.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quotes.speaker_id
LEFT JOIN entities AS affiliation ON affiliation.entity_id = speaker.affiliation_id
LEFT JOIN entities AS addressee ON addressee.entity_id = quotes.addressee_id
LEFT JOIN utterances USING (utterance_id)
ORDER BY quotes.article_id, quotes.start, quotes.quote_id;
