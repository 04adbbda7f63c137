/** The body of a mail as lines: HTML where its tables say more, else the plain text. */
import { htmlLines } from './html.ts';
import { type Line, plainLines } from './lines.ts';
import type { OpenedMail, TextPart } from './mime.ts';

/** The better reading of the body first; a second one only when the mail has both forms. Made when called. */
export function bodyForms(mail: OpenedMail): (() => Line[])[] {
  const hasHtml = mail.html.some((part) => part.type === 'html');
  const hasPlain = mail.plain.some((part) => part.type === 'plain' && part.text.trim() !== '');
  if (!hasHtml) return [() => linesOf(mail.plain)];
  if (!hasPlain) return [() => linesOf(mail.html)];
  const tables = mail.html.some((part) => part.type === 'html' && /<t[dr][\s>]/i.test(part.text));
  const both: TextPart[][] = tables ? [mail.html, mail.plain] : [mail.plain, mail.html];
  return both.map((parts) => () => linesOf(parts));
}

function linesOf(parts: TextPart[]): Line[] {
  const [only] = parts;
  return only && parts.length === 1 ? linesIn(only) : parts.flatMap(linesIn);
}

function linesIn({ type, text }: TextPart): Line[] {
  return type === 'html' ? htmlLines(text) : plainLines(text);
}
