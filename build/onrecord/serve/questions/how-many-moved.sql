SELECT claim.text AS claim,
       claim.quantity_low AS at_least,
       claim.quantity_high AS at_most,
       claim.quantity_unit AS unit,
       assertion.stance,
       CASE WHEN assertion.quote_id IS NULL THEN outlet.name || ' (own voice)'
            ELSE coalesce(claimant.name, quote.speaker_text, '(unnamed)') END AS who,
       outlet.name AS outlet,
       assertion.text AS in_the_words,
       '/-/read/' || assertion.article_id || '#' || substr(assertion.assertion_id, length(assertion.article_id) + 2) AS read
FROM events AS event
JOIN claims AS claim USING (event_id)
JOIN assertions AS assertion USING (claim_id)
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS claimant ON claimant.entity_id = assertion.claimant_id
LEFT JOIN quotes AS quote ON quote.quote_id = assertion.quote_id
WHERE event.type = coalesce(nullif(:event_type, ''), 'relocation')
ORDER BY claim.kind <> 'quantity', claim.claim_id, article.published_earliest, outlet, assertion.start
