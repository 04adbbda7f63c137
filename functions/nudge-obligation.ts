/** Lambda: sends the reminder that is due, if the obligation is open and it is a sending hour. */
import { connectWith } from '#casework/connect';
import { stepObligation } from '#casework/obligations';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'nudge-obligation',
  connectWith(logFailure),
  async (world, { now, ...which }) => ({
    wakeAt: await stepObligation(world, 'Nudge', which, now),
  }),
);
