/**
 * Text of a Word document: word/document.xml is rewritten as the HTML that a mail would hold, so that its tables are read
 * as tables of a mail are. (A library such as mammoth does more, as styles and pictures, in 353 kB.)
 */
import { Parser } from 'htmlparser2';
import { htmlLines } from '../html.ts';
import { MAX_HTML_DEPTH, MAX_TEXT, MAX_XML } from '../limits.ts';
import type { Budget, DocumentText } from './found.ts';
import { filesInZip, RefusedZip } from './unzip.ts';

/** Never throws: a document that cannot be read gives the reason in Estonian. */
export async function docxText(content: Uint8Array, budget: Budget): Promise<DocumentText> {
  if (startsLikeOle(content)) return { readable: false, reason: LOCKED };
  try {
    const files = await filesInZip(content, budget);
    const main = files.find(({ name }) => name === 'word/document.xml');
    if (!main) return { readable: false, reason: BROKEN };
    if (main.bytes > MAX_XML) return { readable: false, reason: TOO_LARGE };
    const lines = htmlLines(htmlOf(xmlText(await main.unpack())));
    if (!lines.some(({ text }) => /\p{L}{2}/u.test(text))) return { readable: false, reason: NO_TEXT };
    return { readable: true, lines };
  } catch (error) {
    return { readable: false, reason: error instanceof RefusedZip ? error.message : BROKEN };
  }
}

const LOCKED = 'Tekstidokument on parooliga kaitstud või vanas vormingus ja seda ei saa siin avada.';
const BROKEN = 'Tekstidokumenti ei õnnestunud avada.';
const TOO_LARGE = 'Tekstidokument on liiga suur ja seda ei loeta.';
const NO_TEXT = 'Tekstidokumendis ei ole loetavat teksti.';

/** Word keeps a document with a password in an OLE file, as old ones. */
function startsLikeOle(content: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => content[at] === byte);
}

/** XML without a byte order mark is UTF-8 here: Word writes nothing else. */
function xmlText(bytes: Uint8Array): string {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
}

function htmlOf(xml: string): string {
  const writer = new HtmlWriter();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes['w:val']),
      ontext: (text) => writer.text(text),
      onclosetag: (name) => writer.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  );
  for (let at = 0; at < xml.length && writer.depth < MAX_HTML_DEPTH; at += CHUNK)
    parser.write(xml.slice(at, at + CHUNK));
  parser.end();
  return writer.html;
}

/** The XML goes to the parser in pieces, between which its depth is looked at (characters). */
const CHUNK = 16_384;

/** What stands in the file but not on the page: deleted and moved text, and the same picture for older programs. */
const SILENT = new Set(['w:del', 'w:moveFrom', 'mc:Fallback']);

const CELLS: Record<string, string> = { 'w:tbl': 'table', 'w:tr': 'tr', 'w:tc': 'td' };

class HtmlWriter {
  html = '';
  depth = 0;
  length = 0;
  /** Open paragraphs; a text box stands inside one. */
  paragraphs: { text: string; bullet: boolean }[] = [];
  cells = 0;
  silent = 0;
  inText = false;
  inRun = false;
  hiddenRun = false;
  /** Open content controls; one that shows „Click here to enter text" holds nothing of the sender's. */
  controls: { placeholder: boolean }[] = [];

  open(name: string, value: string | undefined): void {
    this.depth += 1;
    const paragraph = this.paragraphs.at(-1);
    const control = this.controls.at(-1);
    if (SILENT.has(name)) this.silent += 1;
    else if (name === 'w:sdt') this.controls.push({ placeholder: false });
    else if (name === 'w:showingPlcHdr' && control) control.placeholder = isOn(value);
    else if (name === 'w:sdtContent' && control?.placeholder) this.silent += 1;
    else if (name === 'w:p') this.paragraphs.push({ text: '', bullet: false });
    else if (name === 'w:numId' && paragraph) paragraph.bullet = value !== '0';
    else if (name === 'w:r') this.inRun = true;
    else if (name === 'w:vanish' && this.inRun) this.hiddenRun = isOn(value);
    else if (name === 'w:t') this.inText = true;
    else if (name === 'w:tab' && this.inRun) this.add('\t');
    else if (name === 'w:br' || name === 'w:cr') this.add('\n');
    else if (name === 'w:noBreakHyphen') this.add('-');
    else if (CELLS[name]) {
      if (name === 'w:tc') this.cells += 1;
      this.html += `<${CELLS[name]}>`;
    }
  }

  text(text: string): void {
    if (this.inText) this.add(text.replaceAll(/[\t\r\n]/g, ' '));
  }

  close(name: string): void {
    this.depth -= 1;
    if (SILENT.has(name)) this.silent -= 1;
    else if (name === 'w:sdt') this.controls.pop();
    else if (name === 'w:sdtContent' && this.controls.at(-1)?.placeholder) this.silent -= 1;
    else if (name === 'w:t') this.inText = false;
    else if (name === 'w:r') {
      this.inRun = false;
      this.hiddenRun = false;
    } else if (name === 'w:p') this.paragraphEnd();
    else if (CELLS[name]) {
      if (name === 'w:tc') this.cells -= 1;
      this.html += `</${CELLS[name]}>`;
    }
  }

  private add(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph || this.silent > 0 || this.hiddenRun || this.length > MAX_TEXT) return;
    paragraph.text += text;
    this.length += text.length;
  }

  /** Outside tables, tabs make the columns of a form without lines. */
  private paragraphEnd(): void {
    const { text, bullet } = this.paragraphs.pop() ?? { text: '', bullet: false };
    const columns = text.split(/\t+/).filter((column) => column.trim() !== '');
    if (this.cells === 0 && columns.length > 1)
      this.html += `<table><tr>${columns.map((column) => `<td>${escaped(column)}</td>`).join('')}</tr></table>`;
    else this.html += `<p>${bullet ? '- ' : ''}${escaped(text.replaceAll('\t', ' '))}</p>`;
  }
}

/** <w:vanish/> and <w:vanish w:val="1"/> are on. */
function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off)$/.test(value);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>');
}
