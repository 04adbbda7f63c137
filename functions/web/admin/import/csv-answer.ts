/** Answers with a CSV file that holds nobody's data, as a download. */
import type { PageContext } from '../../frame/environment.ts';

/** @param name of letters, digits, dots and dashes */
export const answerCsv = (c: PageContext, bytes: Uint8Array, name: string) =>
  c.body(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
