/** Lambda: says which milestone of the service comes next, and when. */
import { loadCase } from '#casework/casework';
import { connectWith } from '#casework/connect';
import { isSuperseded } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'plan-service',
  connectWith(logFailure),
  async (world, { caseId, restart, now }) => {
    const { state } = await loadCase(world, caseId, now);
    const goesOn = state && !isSuperseded(state, restart ?? null);
    return goesOn ? nextMilestone(state) : { milestone: 'none', wakeAt: null };
  },
);
