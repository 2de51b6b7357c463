SELECT utterance.title AS remark,
       utterance.said,
       outlet.name AS outlet,
       coalesce(speaker.name, quote.speaker_text, '(unnamed)') AS said_by,
       quote.kind,
       quote.text AS rendering,
       '/-/utterances/' || utterance.utterance_id AS page
FROM utterances AS utterance
JOIN quotes AS quote USING (utterance_id)
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
WHERE instr(lower(utterance.title || ' ' || quote.text), lower(coalesce(:word, ''))) > 0
ORDER BY utterance.said_earliest, utterance.utterance_id, outlet, quote.start
