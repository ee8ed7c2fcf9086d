-- One provider beside the rest of its country, week by week. Table: tests, the speed tests as published, one row a test.

-- name: weeks
WITH rated AS (
  SELECT date_trunc('week', "at")::DATE AS week, service_bps / control_bps AS share,
    CASE WHEN organization LIKE '%MegaFon%' THEN 'provider' WHEN country = 'RU' THEN 'country' ELSE 'abroad' END AS who
  FROM tests
)
SELECT week,
  count(*) FILTER (who = 'provider') AS "provider: tests",
  round(median(share) FILTER (who = 'provider'), 2) AS "provider: share of control",
  count(*) FILTER (who = 'country') AS "rest of the country: tests",
  round(median(share) FILTER (who = 'country'), 2) AS "rest of the country: share",
  count(*) FILTER (who = 'abroad') AS "abroad: tests",
  round(median(share) FILTER (who = 'abroad'), 2) AS "abroad: share"
FROM rated GROUP BY week ORDER BY week;

-- name: controls
SELECT CASE WHEN organization LIKE '%MegaFon%' THEN 'provider' WHEN country = 'RU' THEN 'rest of the country' ELSE 'abroad' END AS who,
  round(median(control_bps) / 1e6, 1) AS "control, Mbit/s", round(median(service_bps) / 1e6, 2) AS "throttled host, Mbit/s",
  round(100 * avg((service_bps < 200000)::INT), 1) AS "below 200 kbit/s, %"
FROM tests GROUP BY who ORDER BY who;
