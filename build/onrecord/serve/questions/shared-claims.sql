SELECT claim.text AS claim,
       count(DISTINCT article.outlet_id) AS outlets,
       group_concat(DISTINCT outlet.name) AS which,
       sum(assertion.stance = 'affirms') AS affirm,
       sum(assertion.stance = 'denies') AS deny,
       sum(assertion.stance = 'doubts') AS doubt,
       sum(assertion.quote_id IS NULL) AS in_own_voice,
       '/-/claims/' || claim.claim_id AS page
FROM claims AS claim
JOIN assertions AS assertion USING (claim_id)
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
GROUP BY claim.claim_id
HAVING outlets > 1
ORDER BY outlets DESC, claim.text
