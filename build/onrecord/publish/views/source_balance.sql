CREATE VIEW source_balance AS
-- Whom each outlet quotes, how often and how: its own words (direct), a paraphrase (indirect) or both (mixed).
-- `characters` counts the content of the quotes; `percent_of_outlet` is its share of all that the outlet quotes.
WITH content AS (
  SELECT quote_id, sum(end - start) AS characters FROM quote_spans WHERE part = 'content' GROUP BY quote_id
)
SELECT
  outlet.name AS outlet,
  coalesce(speaker.name, '(not named)') AS speaker,
  speaker.type AS speaker_type,
  affiliation.name AS affiliation,
  speaker.country_code AS country,
  count(*) AS quotes,
  count(*) FILTER (WHERE quotes.kind = 'direct') AS direct,
  count(*) FILTER (WHERE quotes.kind = 'mixed') AS mixed,
  count(*) FILTER (WHERE quotes.kind = 'indirect') AS indirect,
  sum(content.characters) AS characters,
  round(
    100.0 * sum(content.characters) / sum(sum(content.characters)) OVER (PARTITION BY articles.outlet_id), 1
  ) AS percent_of_outlet,
  speaker.entity_id AS speaker_id,
  articles.outlet_id
FROM quotes
JOIN content USING (quote_id)
JOIN articles USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = articles.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quotes.speaker_id
LEFT JOIN entities AS affiliation ON affiliation.entity_id = speaker.affiliation_id
GROUP BY articles.outlet_id, quotes.speaker_id
ORDER BY outlet.name, quotes DESC, characters DESC, speaker;
