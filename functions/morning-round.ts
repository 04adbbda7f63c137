/** Lambda: the morning's digests, at 08:00 of every working day, and the erasing of data whose time is over. */
import { connectWith } from '#casework/connect';
import { eraseDue } from '#casework/erasing';
import { eraseStrays } from '#casework/erasing-strays';
import { morningRound } from '#casework/morning';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('morning-round', connectWith(logFailure), async (world, { now }) => ({
  digests: await morningRound(world, now),
  erased: (await eraseDue(world, now)) + (await eraseStrays(world, now)),
}));
