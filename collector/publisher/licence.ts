/** Under what the figures may be used, and whose data stand behind the names of countries and providers. */
export const LICENCE_LINE =
  'Figures: CC BY 4.0. Countries and providers by address: RouteViews and DB-IP (https://db-ip.com, CC BY 4.0) and the five regional registries (NRO, CC BY 4.0), by way of ip-location-db.';

export const LICENCE_TEXT = `The figures in this folder are licensed under Creative Commons Attribution 4.0 International
(https://creativecommons.org/licenses/by/4.0/). Name the collector and the date when you use them.

Which country and which provider an address belongs to was looked up in databases that ask to be named:
- IP address data by RouteViews and DB-IP, https://db-ip.com (CC BY 4.0)
- Number Resource Organization, statistics of the five regional internet registries (CC BY 4.0)
both by way of https://github.com/sapics/ip-location-db.

Nothing here is about a person: no figure rests on fewer networks than the files say, and counts are rounded.
`;
