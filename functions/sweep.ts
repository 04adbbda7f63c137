/** Lambda: mends what a crash left undone, every five minutes. */
import { connectWith } from '#casework/connect';
import { sweep } from '#casework/sweep';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('sweep', connectWith(logFailure), async (world, { now }) => ({
  mended: await sweep(world, now),
}));
