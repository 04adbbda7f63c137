/** Lambda: says how an obligation ended, and counts its promise as kept or broken. */
import { connectWith } from '#casework/connect';
import { endingOf } from '#casework/obligations';
import { kindDimension } from '#contract/metrics';
import { logFailure } from '#runtime/log';
import { measure } from '#runtime/metrics';
import { step } from '#runtime/step';

export const handler = step('close-obligation', connectWith(logFailure), async (world, { now, ...which }) => {
  const { outcome, promise } = await endingOf(world, which, now);
  if (promise)
    measure(promise === 'kept' ? 'PromisesKept' : 'PromisesBroken', 1, { [kindDimension]: which.kind });
  return { outcome };
});
