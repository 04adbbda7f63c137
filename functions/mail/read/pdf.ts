/** Text of a PDF as lines, by pdf.js; the library is loaded when the first PDF comes. */
import type { Budget, DocumentText } from './documents/found.ts';
import { MAX_PDF_PAGES, MAX_TEXT } from './limits.ts';
import { plainLines } from './lines.ts';

/** Reads at most MAX_PDF_PAGES pages. Never throws: a PDF that cannot be read gives the reason in Estonian. */
export async function pdfText(content: Uint8Array, budget: Budget): Promise<DocumentText> {
  if (budget.pages <= 0) return { readable: false, reason: TOO_MANY_PAGES };
  const { getDocumentProxy } = await import('unpdf');
  try {
    // pdf.js takes the bytes over; the mail's own stay whole.
    const document = await getDocumentProxy(new Uint8Array(content), { verbosity: 0 });
    try {
      const pages: string[] = [];
      let length = 0;
      const last = Math.min(document.numPages, MAX_PDF_PAGES, budget.pages);
      for (let number = 1; number <= last && length <= MAX_TEXT; number += 1) {
        const page = await document.getPage(number);
        const { items } = await page.getTextContent();
        const text = pageText(items.filter((item) => 'str' in item));
        length += text.length;
        pages.push(text);
      }
      budget.pages -= pages.length;
      if (length < 3 || !/\p{L}{2}/u.test(pages.join(' '))) return { readable: false, reason: NO_TEXT };
      const lines = plainLines(pages.join('\n'));
      return pages.length === document.numPages
        ? { readable: true, lines }
        : { readable: true, lines, note: `Loeti ainult esimesed leheküljed (${pages.length}).` };
    } finally {
      await document.loadingTask.destroy();
    }
  } catch (error) {
    return {
      readable: false,
      reason: isPassword(error) ? 'PDF on parooliga kaitstud.' : 'PDF-i ei õnnestunud avada.',
    };
  }
}

const TOO_MANY_PAGES = 'Kirja manustes on liiga palju lehekülgi; seda faili ei loetud.';
const NO_TEXT = 'PDF-is ei ole loetavat teksti (skannitud dokument).';

interface Item {
  str: string;
  transform: number[];
  width: number;
  height: number;
}

/** Items in reading order: one line per height on the page, a tab where a gap is wide (columns of a table). */
function pageText(items: Item[]): string {
  const rows: { y: number; items: Item[] }[] = [];
  for (const item of items.slice(0, MAX_ITEMS)) {
    if (item.str.trim() === '') continue;
    const y = item.transform[5] ?? 0;
    const row = rows.at(-1);
    if (row && Math.abs(row.y - y) < Math.max(2, item.height * 0.5)) row.items.push(item);
    else rows.push({ y, items: [item] });
  }
  return joinedRows(rows)
    .map((row) => rowText(row.items))
    .join('\n');
}

/** A page made of millions of single letters. */
const MAX_ITEMS = 50_000;

/** Columns may be drawn one after the other: rows at one height belong together. Far rows mean an empty line. */
function joinedRows(rows: { y: number; items: Item[] }[]): { items: Item[] }[] {
  const byHeight = new Map<number, Item[]>();
  for (const row of rows) {
    const key = Math.round(row.y);
    const near = [key, key - 1, key + 1].find((one) => byHeight.has(one));
    if (near === undefined) byHeight.set(key, [...row.items]);
    else byHeight.get(near)?.push(...row.items);
  }
  const sorted = [...byHeight.entries()].sort(([one], [other]) => other - one);
  return sorted.flatMap(([y, here], index) => {
    const above = sorted[index - 1];
    const height = Math.max(...here.slice(0, 200).map((item) => item.height), 1);
    const far = above !== undefined && above[0] - y > height * 2.2;
    return far ? [{ items: [] }, { items: here }] : [{ items: here }];
  });
}

function rowText(items: Item[]): string {
  const sorted = [...items].sort((one, other) => (one.transform[4] ?? 0) - (other.transform[4] ?? 0));
  let text = '';
  let end: number | null = null;
  for (const item of sorted) {
    const x = item.transform[4] ?? 0;
    const size = Math.max(item.height, 4);
    if (end !== null) {
      const gap = x - end;
      text += gap > size * 1.2 ? '\t' : gap > size * 0.12 && !text.endsWith(' ') ? ' ' : '';
    }
    text += item.str;
    end = x + item.width;
  }
  return text.trimEnd();
}

function isPassword(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}
