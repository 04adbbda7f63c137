/** A mail that says nothing itself, with one attachment that says it. */
import { readText } from './surroundings.ts';

export const LETTER = 'Tere!\n\nSaadan suunamise, vt manus.';

/** Reads such a mail. @returns its reading, and the attachment as listed; @throws when none was listed */
export async function readWith(filename: string, content: Uint8Array, contentType?: string) {
  const reading = await readText(LETTER, {
    attachments: [{ filename, content: Buffer.from(content), ...(contentType ? { contentType } : {}) }],
  });
  const attachment = reading.attachments[0];
  if (!attachment) throw new Error('No attachment was listed');
  return { ...reading, attachment };
}
