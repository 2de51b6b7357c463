SELECT coalesce(speaker.name, '(unnamed)') AS speaker,
       affiliation.name AS speaks_for,
       outlet.name AS outlet,
       count(*) AS quotes,
       sum(quote.kind = 'direct') AS direct,
       sum(quote.kind = 'mixed') AS mixed,
       sum(quote.kind = 'indirect') AS indirect,
       sum(length(quote.text) - length(replace(quote.text, ' ', '')) + 1) AS words,
       sum(EXISTS (SELECT 1 FROM quote_relays AS relay WHERE relay.quote_id = quote.quote_id)) AS relayed
FROM quotes AS quote
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
LEFT JOIN entities AS speaker ON speaker.entity_id = quote.speaker_id
LEFT JOIN entities AS affiliation ON affiliation.entity_id = speaker.affiliation_id
WHERE instr(lower(coalesce(speaker.name, '')), lower(coalesce(:speaker, ''))) > 0
GROUP BY quote.speaker_id, article.outlet_id
ORDER BY quotes DESC, speaker, outlet
