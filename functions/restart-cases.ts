/** Lambda: starts the machines of one case, or of the next page of all running cases, anew. */
import { connectWith } from '#casework/connect';
import { restartNamed, restartPage } from '#casework/restarts';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

const system = { who: 'system' } as const;

export const handler = step('restart-cases', connectWith(logFailure), (world, { caseId, after, now }) =>
  caseId === null ? restartPage(world, after, system, now) : restartNamed(world, [caseId], system, now),
);
