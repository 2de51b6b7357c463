SELECT coalesce(quote.speaker_text, '(no agent)') AS described_as,
       outlet.name AS outlet,
       quote.kind,
       quote.text AS quote,
       (SELECT group_concat(relay.text, ', then ') FROM quote_relays AS relay
        WHERE relay.quote_id = quote.quote_id) AS through,
       '/-/read/' || quote.article_id || '#' || substr(quote.quote_id, length(quote.article_id) + 2) AS read
FROM quotes AS quote
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE quote.speaker_id IS NULL
ORDER BY outlet, quote.start
