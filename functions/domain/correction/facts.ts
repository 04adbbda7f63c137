/** A recorded fact was wrong, and an officer put it right: which one, what it says now, who was told, and why. */
import * as z from 'zod/mini';
import { parties } from '#domain/obligation/kinds';

/**
 * What can be put right. Decisions are not among them: a person suited or not, came or not, was accepted or declined. The
 * referral itself and the municipality's contact have facts of their own, the plan has versions.
 */
export const correctableFacts = [
  'municipality',
  'referral-date',
  'support-person',
  'first-meeting',
  'query',
  'change',
  'overview',
  'evaluation',
  'need',
  'interpreter',
  'report',
  'final-report',
  'refusal',
  'ending',
  'reason',
  'hand-over',
] as const;
export type CorrectableFact = (typeof correctableFacts)[number];

const valuesSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
/** A fact's values by their names. */
export type Values = z.infer<typeof valuesSchema>;

export const correctionFacts = {
  FactCorrected: () =>
    z.object({
      type: z.literal('FactCorrected'),
      fact: z.enum(correctableFacts),
      /** Which one of several of its kind. */
      cause: z.nullable(z.string()),
      /** Names of the values that changed. */
      changed: z.array(z.string()),
      /** What names nobody, as it is now; it stays when the personal part is erased. */
      facts: valuesSchema,
      /** Parties that are told, because a mail of ours told them the old value. */
      told: z.array(z.enum(parties)),
      /** `before` holds the old values of all that changed, `after` the personal ones as they are now, `text` the reason. */
      personal: z.optional(z.object({ before: valuesSchema, after: valuesSchema, text: z.string() })),
    }),
};
