SELECT event.title AS event,
       event.occurred AS as_a_whole,
       outlet.name AS outlet,
       report.reported AS date_it_gives,
       report.reported_earliest AS earliest,
       report.reported_latest AS latest,
       report.text AS in_the_words,
       '/-/read/' || report.article_id || '#' || substr(report.report_id, length(report.article_id) + 2) AS read
FROM events AS event
JOIN event_reports AS report USING (event_id)
JOIN articles AS article USING (article_id)
JOIN entities AS outlet ON outlet.entity_id = article.outlet_id
WHERE event.type = coalesce(nullif(:event_type, ''), 'capture')
  AND event.place_id = coalesce(nullif(:place, ''), 'kherson')
ORDER BY event.occurred_earliest, event.event_id, outlet, report.start
