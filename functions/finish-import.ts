/** Lambda: all lines of an import are worked on; its file goes when it is needed no more. */
import { connectWith } from '#casework/connect';
import { finishImport } from '#casework/imports';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('finish-import', connectWith(logFailure), async (world, { now, ...input }) => {
  await finishImport(world, input, now);
  return {};
});
