/** Lambda: says when to look at an obligation again, after its due date moved. */
import { connectWith } from '#casework/connect';
import { planObligation } from '#casework/obligations';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('plan-nudge', connectWith(logFailure), async (world, { now, ...which }) => ({
  wakeAt: await planObligation(world, which, now),
}));
