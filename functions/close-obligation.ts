/** Lambda: says how an obligation ended. */
import { connectWith } from '#casework/connect';
import { outcomeOf } from '#casework/obligations';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'close-obligation',
  connectWith(logFailure),
  async (world, { now, ...which }) => ({
    outcome: await outcomeOf(world, which, now),
  }),
);
