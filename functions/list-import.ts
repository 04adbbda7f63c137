/** Lambda: parts the lines of an import among its next steps. */
import { connectWith } from '#casework/connect';
import { partsOfImport } from '#casework/imports';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step('list-import', connectWith(logFailure), async (world, input) => ({
  parts: await partsOfImport(world, input),
}));
