CREATE VIEW disagreements AS
-- Where reports disagree, one pair of sides to a row: two stances on one claim; two claims that contradict or
-- reframe each other, each affirmed by somebody; one act of speech under the names of two speakers.
-- A side is a claimant or speaker in one article, with all the words in which they take it (` / ` between
-- the places) and a link to the first place.
WITH asserted AS (
  SELECT
    claim_id, claim, article_id, outlet, claimant, through, stance,
    group_concat(text, ' / ') AS words, min(assertion_id) AS id, read
  FROM (SELECT * FROM claims_by_outlet ORDER BY claim_id, article_id, claimant, stance, assertion_id)
  GROUP BY claim_id, article_id, claimant, stance
),
rendered AS (
  SELECT
    utterance_id, utterance, outlet, speaker_id, speaker, through,
    group_concat(text, ' / ') AS words, min(quote_id) AS id, read
  FROM (SELECT * FROM quotes_with_speakers ORDER BY utterance_id, article_id, speaker_id, quote_id)
  WHERE utterance_id IS NOT NULL AND speaker_id IS NOT NULL
  GROUP BY utterance_id, article_id, speaker_id
)
SELECT
  'stances on one claim' AS kind_of_disagreement,
  a.claim AS about,
  a.outlet AS outlet_a,
  a.claimant AS who_a,
  a.through AS through_a,
  a.stance AS position_a,
  a.words AS words_a,
  b.outlet AS outlet_b,
  b.claimant AS who_b,
  b.through AS through_b,
  b.stance AS position_b,
  b.words AS words_b,
  NULL AS note,
  a.read AS read_a,
  b.read AS read_b,
  a.id AS id_a,
  b.id AS id_b
FROM asserted AS a
JOIN asserted AS b ON b.claim_id = a.claim_id AND a.stance < b.stance
WHERE a.article_id <> b.article_id OR a.claimant <> b.claimant
UNION ALL
SELECT
  CASE claim_relations.relation WHEN 'contradicts' THEN 'claims that contradict' ELSE 'claims that reframe' END,
  a.claim || ' ↔ ' || b.claim,
  a.outlet, a.claimant, a.through, a.claim, a.words,
  b.outlet, b.claimant, b.through, b.claim, b.words,
  claim_relations.note, a.read, b.read, a.id, b.id
FROM claim_relations
JOIN asserted AS a ON a.claim_id = claim_relations.claim_id AND a.stance = 'affirms'
JOIN asserted AS b ON b.claim_id = claim_relations.other_claim_id AND b.stance = 'affirms'
WHERE claim_relations.relation IN ('contradicts', 'reframes')
  AND (a.article_id <> b.article_id OR a.claimant <> b.claimant)
UNION ALL
SELECT
  'speakers of one utterance',
  a.utterance,
  a.outlet, a.speaker, a.through, 'said by ' || a.speaker, a.words,
  b.outlet, b.speaker, b.through, 'said by ' || b.speaker, b.words,
  utterances.note, a.read, b.read, a.id, b.id
FROM rendered AS a
JOIN rendered AS b ON b.utterance_id = a.utterance_id
JOIN utterances ON utterances.utterance_id = a.utterance_id
WHERE a.speaker_id <> b.speaker_id AND a.id < b.id
ORDER BY kind_of_disagreement, about, id_a, id_b;
