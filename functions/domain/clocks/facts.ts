/** What can happen to the clock of an obligation or a case, as facts: it stands, goes on, gets a later day, changes hands. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';
import { dueExplanationSchema } from '#domain/calendar/due';
import { obligationKinds, parties } from '#domain/obligation/kinds';

const kind = z.enum(obligationKinds);
const cause = z.string();
/** A person's own words: the reason. */
const words = z.optional(z.object({ text: z.string() }));
const person = z.optional(z.object({ address: z.string(), name: z.nullable(z.string()) }));

export const clockFacts = {
  ObligationPaused: () =>
    z.object({
      type: z.literal('ObligationPaused'),
      kind,
      cause,
      /** The day on which it is expected to go on. */
      until: daySchema,
      /** It stands because its case does. */
      ofCase: z.boolean(),
      personal: words,
    }),
  ObligationResumed: () =>
    z.object({
      type: z.literal('ObligationResumed'),
      kind,
      cause,
      due: daySchema,
      explanation: dueExplanationSchema,
      ofCase: z.boolean(),
      /** It was opened while its case stood: its task mail is owed only now. */
      unsent: z.boolean(),
    }),
  /** The expected end of the pause has come and it stands still: the agency is told once. */
  PauseRanOver: () => z.object({ type: z.literal('PauseRanOver'), kind, cause }),
  CasePaused: () => z.object({ type: z.literal('CasePaused'), until: daySchema, personal: words }),
  CaseResumed: () => z.object({ type: z.literal('CaseResumed') }),
  CasePauseRanOver: () => z.object({ type: z.literal('CasePauseRanOver') }),
  ObligationExtended: () =>
    z.object({
      type: z.literal('ObligationExtended'),
      kind,
      cause,
      due: daySchema,
      explanation: dueExplanationSchema,
      personal: words,
    }),
  ExtensionAsked: () =>
    z.object({
      type: z.literal('ExtensionAsked'),
      kind,
      cause,
      party: z.enum(parties),
      until: daySchema,
      personal: words,
    }),
  ExtensionRefused: () => z.object({ type: z.literal('ExtensionRefused'), kind, cause, personal: words }),
  LatenessAccepted: () => z.object({ type: z.literal('LatenessAccepted'), kind, cause, personal: words }),
  ObligationHandedOver: () =>
    z.object({
      type: z.literal('ObligationHandedOver'),
      kind,
      cause,
      /** Id of the provider whose person it is: a contact of one provider is none of the next. Null: the municipality's. */
      provider: z.nullable(z.string()),
      personal: person,
    }),
  /** The municipality's contact of the whole case is somebody else from now on. */
  ContactHandedOver: () => z.object({ type: z.literal('ContactHandedOver'), personal: person }),
  InabilityReported: () =>
    z.object({ type: z.literal('InabilityReported'), kind, cause, party: z.enum(parties), personal: words }),
  ObligationWithdrawn: () =>
    z.object({ type: z.literal('ObligationWithdrawn'), kind, cause, personal: words }),
};
