/** Lambda: checks some lines of an import, or opens their cases. */
import { connectWith } from '#casework/connect';
import { workOnLines } from '#casework/imports';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('import-lines', connectWith(logFailure), async (world, { now, ...input }) => ({
  worked: await workOnLines(world, input, now),
}));
