/** Lambda: plans, applies or undoes the change of provider of one case of a transfer. */
import { connectWith } from '#casework/connect';
import { changeCaseOfTransfer } from '#casework/transfers';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('transfer-case', connectWith(logFailure), async (world, { now, ...input }) => ({
  result: await changeCaseOfTransfer(world, input, now),
}));
