WITH stood AS (
  SELECT DISTINCT assertion.claim_id, assertion.stance, article.outlet_id, outlet.name AS outlet
  FROM assertions AS assertion
  JOIN articles AS article USING (article_id)
  JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
),
apart AS (
  SELECT one.outlet AS outlet, one.claim_id, one.stance, other.outlet AS other_outlet,
         other.claim_id AS other_claim_id, other.stance AS other_stance, relation.note
  FROM claim_relations AS relation
  JOIN stood AS one ON one.claim_id = relation.claim_id
  JOIN stood AS other ON other.claim_id = relation.other_claim_id
  WHERE relation.relation = 'contradicts' AND one.outlet_id <> other.outlet_id
    AND one.stance = 'affirms' AND other.stance = 'affirms'
  UNION ALL
  SELECT one.outlet, one.claim_id, one.stance, other.outlet, other.claim_id, other.stance,
         'One claim, two stances.'
  FROM stood AS one
  JOIN stood AS other USING (claim_id)
  WHERE one.outlet_id <> other.outlet_id AND one.stance = 'affirms' AND other.stance <> 'affirms'
)
SELECT apart.outlet, apart.stance, claim.text AS claim,
       apart.other_outlet, apart.other_stance, other_claim.text AS other_claim, apart.note,
       '/-/claims/' || apart.claim_id AS page
FROM apart
JOIN claims AS claim ON claim.claim_id = apart.claim_id
JOIN claims AS other_claim ON other_claim.claim_id = apart.other_claim_id
WHERE instr(lower(apart.outlet || ' ' || apart.other_outlet), lower(coalesce(:outlet, ''))) > 0
ORDER BY claim, other_claim, apart.outlet, apart.other_outlet
