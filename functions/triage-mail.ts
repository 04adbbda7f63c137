/** Lambda: puts a mail into the agency's triage with the reason, also one that could not be read at all. */
import { connectWith } from '#casework/connect';
import { toTriage } from '#casework/triage';
import { triageReasons } from '#domain/mail/records';
import { logFailure } from '#runtime/log';
import { step } from '#runtime/step';

export const handler = step(
  'triage-mail',
  connectWith(logFailure),
  async (world, { objectKey, reason, now }) => {
    const known = triageReasons.find((one) => one === reason) ?? 'reading-failed';
    return { mailKey: (await toTriage(world, objectKey, known, now)) ?? '' };
  },
);
