CREATE VIEW timeline AS
-- Events in order, at the precision the reports leave them, with every report and the date that it gives.
-- `known_from` is the first day on which the report can have been read.
SELECT
  events.occurred,
  events.title AS event,
  events.type,
  events.status,
  place.name AS place,
  larger.title AS part_of,
  outlet.name AS outlet,
  event_reports.reported AS date_in_report,
  event_reports.text,
  coalesce(passages.dated_earliest, articles.published_earliest) AS known_from,
  events.occurred_earliest,
  events.occurred_latest,
  event_reports.reported_earliest,
  event_reports.reported_latest,
  events.event_id,
  event_reports.report_id,
  event_reports.article_id,
  '/-/read/' || event_reports.article_id || '#'
    || substr(event_reports.report_id, length(event_reports.article_id) + 2) AS read
FROM events
LEFT JOIN event_reports USING (event_id)
LEFT JOIN articles USING (article_id)
LEFT JOIN passages ON passages.passage_id = event_reports.passage_id
LEFT JOIN entities AS outlet ON outlet.entity_id = articles.outlet_id
LEFT JOIN entities AS place ON place.entity_id = events.place_id
LEFT JOIN events AS larger ON larger.event_id = events.parent_event_id
ORDER BY
  events.occurred_earliest IS NULL, events.occurred_earliest, events.event_id,
  event_reports.article_id, event_reports.start;
