/** A raw mail as a person would read it: its text, and its attachments untouched. For the officer's page, not for deciding. */
import { bodyForms } from './body.ts';
import { type Attachment, openMail } from './mime.ts';

export interface Original {
  /** Plain text with line ends, HTML turned into lines. */
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** @returns null when the mail cannot be opened; never throws */
export async function openOriginal(bytes: Uint8Array): Promise<Original | null> {
  try {
    const mail = await openMail(bytes);
    const lines = bodyForms(mail)[0]?.() ?? [];
    return { text: lines.map((line) => line.text).join('\n'), attachments: mail.attachments };
  } catch {
    return null;
  }
}
