/**
 * Answers: what comparing said of every service in the bundle, kept small, so that a popup need not open the bundle. Ages are
 * left out and told anew each time, since they grow while nothing is fetched.
 */
import { z } from '../zod.ts';
import { type Bundle, TROUBLES } from './bundle.ts';
import { CROWD_ANSWERS, type CrowdComparison, compare, isStale, type OwnNetwork } from './compare.ts';
import { GRADES } from './grade.ts';
import { MOST_AGE_MS } from './take-bundle.ts';

export const answersSchema = z.strictObject({
  version: z.literal(1),
  /** What was compared: the bundle's hour, and with which provider (null: not known, 0: in none of the table) of which country. */
  hour: z.string(),
  asn: z.nullable(z.int()),
  country: z.string(),
  services: z.array(
    z.strictObject({
      service: z.string(),
      placed: z.boolean(),
      answer: z.enum(CROWD_ANSWERS),
      networks: z.int(),
      bad: z.int(),
      trouble: z.nullable(z.enum(TROUBLES)),
      grade: z.nullable(z.enum(GRADES)),
      at: z.int(),
    }),
  ),
});
export type Answers = z.infer<typeof answersSchema>;

/** Services that only an alert names are compared too: their cells may all be too small. */
export function answersOf(bundle: Bundle, own: OwnNetwork | undefined, country: string): Answers {
  const services = new Set([...bundle.services, ...bundle.alerts.map(({ service }) => service)]);
  return {
    version: 1,
    hour: bundle.hour,
    asn: own?.asn ?? null,
    country,
    services: [...services].map((service) => {
      const { ageMs: _, stale: __, ...answer } = compare(bundle, own, country, service, 0);
      return answer;
    }),
  };
}

/**
 * Answers as of now; none from what is too old to be told. A service that nobody reported is answered too.
 * @param services that are asked about
 */
export function comparisonsAt(
  answers: Answers | undefined,
  services: readonly string[],
  now: number,
): CrowdComparison[] {
  const [first] = answers?.services ?? [];
  if (!answers || !first) return [];
  const { at, placed } = first;
  const ageMs = Math.max(0, now - at);
  if (ageMs > MOST_AGE_MS) return [];
  const nobody = { placed, answer: 'not-enough', networks: 0, bad: 0, trouble: null, grade: null, at } as const;
  return services.map((service) => {
    const known = answers.services.find((answer) => answer.service === service);
    return { ...(known ?? { ...nobody, service }), ageMs, stale: isStale(ageMs) };
  });
}
