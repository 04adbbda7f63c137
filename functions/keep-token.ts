/** Lambda: keeps the token of a machine that waits, or returns it at once when the wait is over. */
import { connectWith } from '#casework/connect';
import { keepOrReturn } from '#casework/obligations';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'keep-token',
  connectWith(logFailure),
  async (world, { caseId, restart = null, waiting, token, wakeAt = null, now }) => {
    await keepOrReturn(world, caseId, waiting, { token, wakeAt, restart }, now);
    return {};
  },
);
