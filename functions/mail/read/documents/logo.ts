/** Pictures that only adorn a mail. */
import type { Attachment } from '../mime.ts';

/** A picture that the HTML shows; a scan pasted into the mail is larger than a logo. */
export function isLogo(attachment: Attachment): boolean {
  return attachment.embedded && attachment.content.length < LOGO_BYTES;
}

const LOGO_BYTES = 60_000;
