CREATE VIEW claims_by_outlet AS
-- Who takes which stance on each claim, outlet by outlet: in its own voice, or through whom.
SELECT
  claims.claim_id,
  claims.text AS claim,
  claims.kind,
  outlet.name AS outlet,
  assertions.stance,
  CASE
    WHEN assertions.quote_id IS NULL THEN 'in its own voice'
    ELSE 'through a source'
  END AS voice,
  CASE
    WHEN assertions.quote_id IS NULL THEN outlet.name
    ELSE coalesce(claimant.name, quotes.speaker_text, 'a source that is not named')
  END AS claimant,
  quotes_with_speakers.through,
  assertions.text,
  articles.published,
  assertions.assertion_id,
  assertions.article_id,
  assertions.quote_id,
  assertions.claimant_id,
  '/-/read/' || assertions.article_id || '#'
    || substr(assertions.assertion_id, length(assertions.article_id) + 2) AS read
FROM assertions
JOIN claims USING (claim_id)
JOIN articles USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = articles.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertions.claimant_id
LEFT JOIN quotes USING (quote_id)
LEFT JOIN quotes_with_speakers USING (quote_id)
ORDER BY claims.claim_id, outlet.name, assertions.start, assertions.assertion_id;
