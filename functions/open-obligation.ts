/** Lambda: opens an obligation with its due date and task mail. */
import { connectWith } from '#casework/connect';
import { stepObligation } from '#casework/obligations';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('open-obligation', connectWith(logFailure), async (world, { now, ...which }) => ({
  wakeAt: await stepObligation(world, 'OpenObligation', which, now),
}));
