SELECT min(coalesce(passage.dated_earliest, article.published_earliest)) AS first_published,
       claim.text AS claim,
       group_concat(DISTINCT outlet.name) AS outlets_by_then,
       count(*) AS times_asserted,
       group_concat(DISTINCT assertion.stance) AS stances,
       '/-/claims/' || claim.claim_id AS page
FROM claims AS claim
JOIN assertions AS assertion USING (claim_id)
JOIN articles AS article USING (article_id)
JOIN passages AS passage ON passage.passage_id = assertion.passage_id
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE coalesce(passage.dated_earliest, article.published_earliest) <= coalesce(nullif(:day, ''), '2022-11-10')
GROUP BY claim.claim_id
ORDER BY first_published, claim.text
