SELECT coalesce(speaker.name, '(unnamed)') AS speaker,
       quote.speaker_text AS as_the_article_says,
       outlet.name AS outlet,
       quote.kind,
       quote.text AS quote,
       coalesce(utterance.title, '') AS remark,
       quote.said,
       '/-/read/' || quote.article_id || '#' || substr(quote.quote_id, length(quote.article_id) + 2) AS read
FROM quotes AS quote
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
LEFT JOIN utterances AS utterance ON utterance.utterance_id = quote.utterance_id
WHERE instr(lower(quote.text), lower(coalesce(nullif(:word, ''), 'futile'))) > 0
ORDER BY speaker, outlet, quote.start
