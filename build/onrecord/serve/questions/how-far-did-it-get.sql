WITH RECURSIVE within(event_id) AS (
  SELECT event_id FROM events WHERE type = coalesce(nullif(:event_type, ''), 'withdrawal')
  UNION
  SELECT part.event_id FROM events AS part JOIN within ON part.parent_event_id = within.event_id
)
SELECT coalesce(passage.dated_earliest, article.published_earliest) AS published,
       claim.text AS claim,
       assertion.stance,
       CASE WHEN assertion.quote_id IS NULL THEN outlet.name || ' (own voice)'
            ELSE coalesce(claimant.name, quote.speaker_text, '(unnamed)') END AS who,
       outlet.name AS outlet,
       quote.said,
       assertion.text AS in_the_words,
       '/-/read/' || assertion.article_id || '#' || substr(assertion.assertion_id, length(assertion.article_id) + 2) AS read
FROM within
JOIN claims AS claim USING (event_id)
JOIN assertions AS assertion USING (claim_id)
JOIN articles AS article USING (article_id)
JOIN passages AS passage ON passage.passage_id = assertion.passage_id
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
ORDER BY published, claim.claim_id, outlet, assertion.start
