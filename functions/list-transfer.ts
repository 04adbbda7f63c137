/** Lambda: the next page of the cases of a transfer, and when it comes to be. */
import { connectWith } from '#casework/connect';
import { pageOfTransfer } from '#casework/transfers';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('list-transfer', connectWith(logFailure), async (world, input) => {
  const { caseIds, next, effectiveAt } = await pageOfTransfer(world, input);
  return { caseIds: [...caseIds], next, effectiveAt };
});
