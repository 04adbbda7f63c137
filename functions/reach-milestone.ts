/** Lambda: does what a milestone of the service asks for, once its time has come. */
import { changeCase } from '#casework/casework';
import { connectWith } from '#casework/connect';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('reach-milestone', connectWith(logFailure), async (world, { caseId, now }) => {
  await changeCase(world, caseId, { type: 'ReachMilestone' }, { who: 'system' }, now);
  return {};
});
