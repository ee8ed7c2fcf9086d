-- The history of one line. Tables: line, a real home line (time, round trip, name lookup); samples and events, an export of ours in
-- Parquet, of a made past (tests/past), so that there is a change whose cause is known.

-- name: trend
SELECT date_trunc('week', "time")::DATE AS week, count(rtt) AS rounds, round(median(rtt), 1) AS "median, ms",
  round(quantile_cont(rtt, 0.95), 1) AS "95 of 100 below, ms", round(median(dns), 1) AS "name lookup, ms"
FROM line GROUP BY week ORDER BY week;

-- name: hours
SELECT hour("time") AS "hour, UTC", round(median(rtt), 1) AS "median, ms", round(quantile_cont(rtt, 0.95), 1) AS "95 of 100 below, ms"
FROM line WHERE hour("time") % 4 = 0 GROUP BY 1 ORDER BY 1;

-- name: events
SELECT service, state, strftime("start", '%Y-%m-%d %H:%M') AS "from", strftime(lastSeen, '%Y-%m-%d %H:%M') AS "last seen",
  array_to_string(steps, ', ') AS "in this order", confidence
FROM events ORDER BY "start", service;

-- name: change
WITH around AS (
  SELECT e.service, e."start", s."at" >= e."start" AND s."at" <= e.lastSeen AS during, s.ttfbMs, s.outcome, s.progressMs, s.progressBytes
  FROM events e JOIN samples s ON s.target = e.service AND s."at" BETWEEN e."start" - INTERVAL 2 DAY AND e.lastSeen
)
SELECT service, strftime("start", '%Y-%m-%d %H:%M') AS "from",
  round(median(ttfbMs) FILTER (NOT during)) AS "first byte before, ms", round(median(ttfbMs) FILTER (during)) AS "during, ms",
  round(100 * avg((outcome = 'failed')::INT) FILTER (NOT during), 1) AS "failed before, %",
  round(100 * avg((outcome = 'failed')::INT) FILTER (during), 1) AS "during, %",
  round(median(8 * progressBytes[-1] / progressMs[-1]) FILTER (NOT during)) AS "rate before, kbit/s",
  round(median(8 * progressBytes[-1] / progressMs[-1]) FILTER (during)) AS "during, kbit/s"
FROM around GROUP BY service, "start" ORDER BY "start", service;
