/** What can happen when a case goes from one provider to another. */
import * as z from 'zod/mini';
import { daySchema } from '#domain/calendar/calendar';

const provider = z.object({ id: z.string(), name: z.string() });
const words = z.optional(z.object({ text: z.string() }));

export const transferFacts = {
  ProviderChangePlanned: () =>
    z.object({
      type: z.literal('ProviderChangePlanned'),
      from: provider,
      to: provider,
      /** From this day's 00:00 the new provider provides. */
      effective: daySchema,
      /** Of which transfer of a whole contract it is a part; null: an officer planned it for this case alone. */
      transfer: z.nullable(z.string()),
      /** Cause of the old provider's hand-over; null: it is over at once, so nothing is asked of it. */
      handOver: z.nullable(z.string()),
      personal: words,
    }),
  ProviderChangeUndone: () => z.object({ type: z.literal('ProviderChangeUndone'), personal: words }),
  ProviderChanged: () =>
    z.object({ type: z.literal('ProviderChanged'), from: provider, to: provider, effective: daySchema }),
  /** The old provider's summary for its successor. */
  CaseHandedOver: () => z.object({ type: z.literal('CaseHandedOver'), cause: z.string(), personal: words }),
  /** The new provider's support person. */
  SupportPersonNamed: () =>
    z.object({
      type: z.literal('SupportPersonNamed'),
      languages: z.array(z.string()),
      personal: z.optional(
        z.object({ name: z.string(), phone: z.nullable(z.string()), email: z.nullable(z.string()) }),
      ),
    }),
};
