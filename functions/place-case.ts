/** Lambda "Where are we?": reads the case and says what its path asks for next. */
import { loadCase } from '#casework/casework';
import { connectWith } from '#casework/connect';
import { isSuperseded, nextStep } from '#domain/case/path';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'place-case',
  connectWith(logFailure),
  async (world, { caseId, restart, ran, now }) => {
    const { state } = await loadCase(world, caseId, now);
    if (!state) throw new Error(`There is no case ${caseId}`);
    return isSuperseded(state, restart ?? null) ? { step: 'superseded', cause: '1' } : nextStep(state, ran);
  },
);
