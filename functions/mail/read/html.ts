/** HTML of a mail as lines: table rows keep their cells, quotations stay marked, hidden text is left out. */
import { Parser } from 'htmlparser2';
import { MAX_HTML, MAX_HTML_DEPTH, MAX_LINE, MAX_LINES } from './limits.ts';
import { cleanSpaces, type Line, lineOf, plainLines, rowOf } from './lines.ts';

/** Takes HTML source, gives lines. Never throws; reads at most MAX_HTML characters. */
export function htmlLines(html: string): Line[] {
  const out = new LineWriter();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        out.depth += 1;
        out.open(name, attributes);
      },
      ontext: (text) => out.text(text),
      onclosetag: (name) => {
        out.depth -= 1;
        out.close(name);
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  const whole = html.slice(0, MAX_HTML);
  for (let at = 0; at < whole.length && out.depth < MAX_HTML_DEPTH; at += CHUNK)
    parser.write(whole.slice(at, at + CHUNK));
  parser.end();
  return out.finish();
}

/** The HTML goes to the parser in pieces, between which its depth is looked at (characters). */
const CHUNK = 16_384;

const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'object', 'svg']);
const VOID = new Set(['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr', 'area', 'base']);
const BLOCK = new Set(
  'p div section article header footer main ul ol dl dt dd h1 h2 h3 h4 h5 h6 pre address form fieldset table tbody thead center'.split(
    ' ',
  ),
);

class LineWriter {
  /** How many tags are open. */
  depth = 0;
  lines: Line[] = [];
  buffer = '';
  /** Open table rows, the innermost last: the cells so far, and whether a table was nested in it. */
  rows: { cells: string[]; nested: boolean }[] = [];
  silent: string[] = [];
  quotes = 0;
  /** True while the last thing in the cell's buffer is a line break (looking at the buffer itself would be quadratic). */
  broken = true;
  /** True from the start of a paragraph until it holds something. */
  emptyParagraph = false;

  open(name: string, attributes: Record<string, string>): void {
    if (this.silent.length > 0 || SILENT.has(name) || isHidden(attributes)) {
      if (!VOID.has(name)) this.silent.push(name);
      return;
    }
    if (name === 'blockquote' || /(^|\s)(gmail_quote|yahoo_quoted|moz-cite)/.test(attributes.class ?? '')) {
      this.breakLine();
      if (name === 'blockquote') this.quotes += 1;
    }
    if (name === 'br') this.buffer += '\n';
    else if (name === 'hr') this.rule();
    else if (name === 'li') this.bullet();
    else if (name === 'table') this.nest();
    else if (name === 'tr') this.startRow();
    else if (name === 'td' || name === 'th') this.startCell();
    else if (BLOCK.has(name)) this.breakLine();
    if (name === 'p') this.emptyParagraph = true;
  }

  text(text: string): void {
    if (this.silent.length > 0) return;
    this.buffer += text.replaceAll(/[ \t\r\n\f]+/g, ' ');
    if (text.trim() !== '') {
      this.broken = false;
      this.emptyParagraph = false;
    }
  }

  close(name: string): void {
    if (this.silent.length > 0) {
      const at = this.silent.lastIndexOf(name);
      if (at >= 0) this.silent.length = at;
      return;
    }
    if (name === 'blockquote') {
      this.breakLine();
      this.quotes = Math.max(0, this.quotes - 1);
    } else if (name === 'tr') this.endRow();
    else if (name === 'td' || name === 'th') this.endCell();
    else if (name === 'p' || /^h[1-6]$/.test(name)) this.paragraphEnd();
    else if (BLOCK.has(name) || name === 'li') this.breakLine();
  }

  finish(): Line[] {
    while (this.rows.length > 0) this.endRow();
    this.flush();
    return this.lines.slice(0, MAX_LINES);
  }

  private inCell(): boolean {
    return this.rows.length > 0;
  }

  private breakLine(): void {
    if (!this.inCell()) {
      this.flush();
      return;
    }
    if (!this.broken) this.buffer += '\n';
    this.broken = true;
  }

  private paragraphEnd(): void {
    this.breakLine();
    if (this.emptyParagraph && !this.inCell() && this.lines.at(-1)?.text !== '') this.push(lineOf(''));
    this.emptyParagraph = false;
  }

  private bullet(): void {
    this.breakLine();
    this.buffer += '- ';
  }

  private rule(): void {
    this.breakLine();
    if (!this.inCell()) this.push(lineOf('________'));
  }

  /** A table inside a cell: the outer one only lays out the page, so its cells become lines. */
  private nest(): void {
    const outer = this.rows.at(-1);
    if (outer) this.spill(outer);
    else this.flush();
  }

  private startRow(): void {
    if (this.rows.length === 0) this.flush();
    this.rows.push({ cells: [], nested: false });
    if (this.rows.length > 100) this.rows.shift();
    this.buffer = '';
  }

  private startCell(): void {
    if (this.rows.length === 0) this.startRow();
    if (this.buffer.trim() !== '') this.endCell();
    this.buffer = '';
  }

  private endCell(): void {
    const row = this.rows.at(-1);
    if (!row) {
      this.breakLine();
      return;
    }
    if (row.nested) this.spill(row);
    else row.cells.push(tidy(this.buffer));
    this.buffer = '';
  }

  private endRow(): void {
    if (this.buffer.trim() !== '') this.endCell();
    const row = this.rows.pop();
    this.buffer = '';
    if (!row || row.nested) return;
    const cells = row.cells;
    const only = cells.filter((cell) => cell !== '');
    if (only.length === 0) return;
    if (cells.length === 1) this.pushText(only[0] ?? '');
    else this.push(rowOf(cells, this.quotes > 0));
    const outer = this.rows.at(-1);
    if (outer) outer.nested = true;
  }

  private spill(row: { cells: string[]; nested: boolean }): void {
    for (const cell of row.cells) this.pushText(cell);
    this.pushText(this.buffer);
    row.cells = [];
    row.nested = true;
    this.buffer = '';
  }

  private flush(): void {
    if (this.buffer.trim() !== '' || this.buffer.includes('\n')) this.pushText(this.buffer);
    this.buffer = '';
  }

  private pushText(text: string): void {
    const tidied = tidy(text);
    if (tidied === '' && text.trim() === '' && !text.includes('\n')) return;
    for (const line of plainLines(tidied)) this.push(line);
  }

  private push(line: Line): void {
    if (this.lines.length >= MAX_LINES) return;
    this.lines.push(this.quotes > 0 ? { ...line, quoted: true } : line);
  }
}

function tidy(text: string): string {
  return cleanSpaces(text)
    .split('\n')
    .map((line) => line.slice(0, MAX_LINE * 10).trim())
    .join('\n')
    .trim();
}

/** White on white, zero size, display:none: text that the sender of a forged mail hides from the reader. */
function isHidden(attributes: Record<string, string>): boolean {
  const style = (attributes.style ?? '').slice(0, 1_000).replaceAll(/\s/g, '').toLowerCase();
  return (
    /display:none|visibility:hidden|mso-hide:all|font-size:0(px|pt|;|$)/.test(style) || 'hidden' in attributes
  );
}
