-- The throttling of Twitter in Russia, 2021, read with the crowd's own decision (src/crowd). Tables, made by npm run research:
--   votes   one row a network and provider: the first test, with the share of its control's rate and whether it is bad
--   judged  one row a provider with at least five networks: networks, bad ones, and after how many of them it alarmed

-- name: groups
SELECT "group", count(*) AS networks, round(100 * avg(bad::INT), 1) AS "bad, %", round(median(share), 2) AS "median share of control"
FROM votes GROUP BY "group" ORDER BY "group";

-- name: alarms
SELECT "group", count(*) AS providers, count(alarm) AS "alarmed", median(alarm)::INT AS "after networks, median"
FROM judged GROUP BY "group" ORDER BY "group";

-- name: providers
SELECT asn, organization, networks, bad, alarm AS "alarmed after"
FROM judged WHERE "group" = 'Russia, mobile' ORDER BY networks DESC, asn LIMIT 12;

-- name: figure
SELECT "group", share FROM votes ORDER BY "group", share, asn, network;
