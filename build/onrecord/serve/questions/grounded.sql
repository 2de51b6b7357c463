SELECT 'passages' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM passages AS pointing JOIN articles AS article USING (article_id)
UNION ALL
SELECT 'mentions' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM mentions AS pointing JOIN articles AS article USING (article_id)
UNION ALL
SELECT 'quote_spans' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM quote_spans AS pointing JOIN quotes AS quote USING (quote_id) JOIN articles AS article USING (article_id)
UNION ALL
SELECT 'quote_relays' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM quote_relays AS pointing JOIN quotes AS quote USING (quote_id) JOIN articles AS article USING (article_id)
UNION ALL
SELECT 'assertions' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM assertions AS pointing JOIN articles AS article USING (article_id)
UNION ALL
SELECT 'event_reports' AS "table", count(*) AS "rows",
       coalesce(sum(substr(article.text, pointing.start + 1, pointing."end" - pointing.start) IS NOT pointing.text), 0) AS "not_in_the_article"
FROM event_reports AS pointing JOIN articles AS article USING (article_id)
