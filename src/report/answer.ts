/** Answer: what the gateway says of a report, inside the seal. The relay sees none of it. */
import { z } from '../zod.ts';

export const refusalSchema = z.enum([
  'not-a-report', // the sealed message is not the request of docs/report-format.md
  'version', // a version of the report that this gateway does not know
  'shape', // a field is wrong; `problem` names it
  'hour-mismatch', // the hour outside the seal is not the one inside
  'hour-future', // the hour has not ended yet: the device's clock is wrong
  'hour-old', // the hour is too long ago
  'service', // a service that this gateway does not count
  'enough', // three reports of this hour and service came from this part of the network already
]);
export type Refusal = z.infer<typeof refusalSchema>;

export const answerSchema = z.discriminatedUnion('answer', [
  /** Durable, and it counts. `history`: it came after its hour was closed, and is in no published cell of it. */
  z.strictObject({ answer: z.enum(['counted', 'history']) }),
  /** The same sealed bytes came before; nothing was counted again. */
  z.strictObject({ answer: z.literal('known') }),
  /** Never try this report again. */
  z.strictObject({
    answer: z.literal('refused'),
    reason: refusalSchema,
    problem: z.optional(z.string().check(z.maxLength(80))),
  }),
  /** Not stored; try the same bytes again later. */
  z.strictObject({ answer: z.literal('later'), reason: z.enum(['full', 'busy']) }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** The HTTP status inside the seal that goes with an answer; clients read the body. */
export function statusOf(answer: Answer): number {
  switch (answer.answer) {
    case 'counted':
    case 'history':
      return 202;
    case 'known':
      return 200;
    case 'refused':
      return 400;
    case 'later':
      return 503;
  }
}
