CREATE VIEW disagreements AS
-- Where reports disagree, one pair to a row: two stances on one claim, two claims that bear on each other,
-- or one act of speech under two names.
WITH asserted AS (
  -- A claimant in an outlet who says one thing several times is one side.
  SELECT
    claim_id, claim, outlet, stance, voice, claimant, through, text, read, article_id, claimant_id,
    min(assertion_id) AS assertion_id
  FROM claims_by_outlet
  GROUP BY claim_id, article_id, claimant, stance
)
SELECT
  'stances on one claim' AS kind_of_disagreement,
  one.claim AS about,
  one.outlet AS outlet_a,
  one.claimant AS who_a,
  one.through AS through_a,
  one.stance AS stance_a,
  one.text AS words_a,
  other.outlet AS outlet_b,
  other.claimant AS who_b,
  other.through AS through_b,
  other.stance AS stance_b,
  other.text AS words_b,
  NULL AS note,
  one.read AS read_a,
  other.read AS read_b,
  one.claim_id AS id_a,
  other.claim_id AS id_b
FROM asserted AS one
JOIN asserted AS other ON other.claim_id = one.claim_id AND one.stance < other.stance
WHERE one.article_id <> other.article_id OR one.claimant <> other.claimant
UNION ALL
SELECT
  CASE claim_relations.relation WHEN 'contradicts' THEN 'claims contradict' ELSE 'claims reframe' END,
  coalesce(one.claim, left_claim.text) || ' / ' || coalesce(other.claim, right_claim.text),
  one.outlet, one.claimant, one.through, one.stance, one.text,
  other.outlet, other.claimant, other.through, other.stance, other.text,
  claim_relations.note,
  one.read, other.read, claim_relations.claim_id, claim_relations.other_claim_id
FROM claim_relations
JOIN claims AS left_claim ON left_claim.claim_id = claim_relations.claim_id
JOIN claims AS right_claim ON right_claim.claim_id = claim_relations.other_claim_id
LEFT JOIN asserted AS one ON one.claim_id = claim_relations.claim_id
LEFT JOIN asserted AS other ON other.claim_id = claim_relations.other_claim_id
WHERE claim_relations.relation IN ('contradicts', 'reframes')
UNION ALL
SELECT
  'speakers of one utterance',
  utterances.title,
  one.outlet, one.speaker, one.through, NULL, one.text,
  other.outlet, other.speaker, other.through, NULL, other.text,
  utterances.note,
  one.read, other.read, one.quote_id, other.quote_id
FROM utterances
JOIN quotes_with_speakers AS one ON one.utterance_id = utterances.utterance_id
JOIN quotes_with_speakers AS other ON other.utterance_id = utterances.utterance_id
WHERE one.speaker_id <> other.speaker_id AND one.quote_id < other.quote_id;
