/** Lambda: files a mail with its case, where it may answer what is owed; or with the agency's triage. */
import { connectWith } from '#casework/connect';
import { fileMail } from '#casework/replies';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';
import { loadMailIn } from '#store/mails';

export const handler = step('file-mail', connectWith(logFailure), async (world, { mailKey, now }) => {
  const mail = await loadMailIn(world.table, mailKey);
  return { filed: mail ? await fileMail(world, mail, now) : 'done' };
});
