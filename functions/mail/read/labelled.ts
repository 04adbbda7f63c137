/** Cuts lines into labelled values and the running text between them. */
import { apart } from './decision.ts';
import { isValueOf, type Parts, partsOf } from './label-marks.ts';
import { apartFromText, goesOn, LONG } from './label-values.ts';
import { type Label, type LabelBase, labelOf, type Owner, sectionOf } from './labels.ts';
import { MAX_VALUE } from './limits.ts';
import type { Line } from './lines.ts';
import { namesIn } from './names.ts';
import { formMarkOf, isBareForm } from './near-labels.ts';

export interface Entry {
  bases: LabelBase[];
  owner: Owner;
  value: string;
  /** The line with the label, as it stands in the mail. */
  evidence: string;
  /** The value is a row of a table with these columns. */
  columns: { bases: LabelBase[]; value: string }[] | null;
}
export interface LabelledText {
  entries: Entry[];
  /** What carried no label, joined into paragraphs. */
  paragraphs: string[];
}

interface Open {
  label: Label;
  owner: Owner;
  evidence: string;
  lines: string[];
}

/** Reads labels beside (`:`, tab, dash, table cell) and above a value. */
export function readLabels(lines: Line[]): LabelledText {
  const reader = new LabelReader(isBareForm(lines));
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const taken = reader.table(lines, at);
    if (taken > 0) at += taken - 1;
    else reader.line(line, lines[at + 1] ?? null);
  }
  return reader.finish();
}

class LabelReader {
  /** Labels without colons count. */
  readonly bareForm: boolean;
  entries: Entry[] = [];
  paragraphs: string[] = [];
  open: Open | null = null;
  owner: Owner = 'client';
  /** The owner was set by a heading, so empty lines do not end it. */
  headed = false;
  paragraph: string[] = [];
  /** The case manager's number stood beside the name. */
  managerReached = false;
  ahead: { line: Line; parts: Parts | null } | null = null;

  constructor(bareForm: boolean) {
    this.bareForm = bareForm;
  }

  line(line: Line, next: Line | null): void {
    const parts = this.partsHere(line);
    if (parts === null) {
      const section = line.text === '' ? null : sectionOf(line.text);
      if (
        section !== null &&
        !(this.open?.lines.length === 0 && LONG.has(this.open.label.bases[0] ?? 'other'))
      ) {
        this.close();
        this.endParagraph();
        const above = labelOf(line.text);
        if (above && !this.startsWithLabel(next)) this.start(above, line.text);
        this.owner = section;
        this.headed = true;
        return;
      }
      this.plain(line.text);
      return;
    }
    this.close();
    if (parts.before !== '' && !this.nameAhead(parts, line.text)) this.paragraph.push(parts.before);
    this.endParagraph();
    for (const part of parts.values) {
      this.close();
      this.start(part.label, line.text);
      if (part.value !== '') this.open?.lines.push(part.value);
    }
    if (this.open?.lines.length === 0 && this.startsWithLabel(next)) this.heading();
  }

  /** „Anna Kolesnyk, ik: 4…": the name needs no label where nothing but it stands before the code. */
  private nameAhead({ before, values }: Parts, evidence: string): boolean {
    const base = values[0]?.label.bases[0];
    if (base !== 'personalCode' && base !== 'birthDate') return false;
    const [only, ...more] = namesIn(before);
    const bare = before.replace(/^[\s\d.)*•–-]{1,6}/, '').replace(/[\s,;(–-]{1,4}$/, '');
    if (only === undefined || more.length > 0 || only.name !== bare) return false;
    this.entries.push({ bases: ['name'], owner: 'client', value: bare, evidence, columns: null });
    return true;
  }

  /** May the line before be a heading? What is found is kept for the line's own turn. */
  private startsWithLabel(line: Line | null): boolean {
    if (line === null || line.text === '') return false;
    this.ahead = { line, parts: partsOf(line) };
    return this.ahead.parts !== null;
  }

  /** Inside a long value a line such as „Vajab abi" or „Keeleõppe vajadus: …" goes on with it. */
  private partsHere(line: Line): Parts | null {
    const inLong = this.open !== null && LONG.has(this.open.label.bases[0] ?? 'other');
    const mark = this.bareForm && line.cells === null ? formMarkOf(line.text) : null;
    if (mark) return { before: '', values: [{ label: mark.label, value: line.text.slice(mark.end).trim() }] };
    const parts = !inLong && this.ahead?.line === line ? this.ahead.parts : partsOf(line, inLong);
    const only = parts?.values[0];
    if (parts?.bare && this.paragraph.length > 0 && WRAPS.test(this.paragraph.at(-1) ?? '')) return null;
    if (!this.open || !only || only.value !== '' || line.cells) return parts;
    const filled = this.open.lines.length > 0;
    const again =
      inLong && only.label.bases[0] === this.open.label.bases[0] && (filled || !/:$/.test(line.text));
    if (!again && /:$/.test(line.text)) return parts;
    const awaited = this.open.lines.length === 0 && isValueOf(this.open.label, line.text);
    return again || awaited ? null : parts;
  }

  /** A row of labels above rows of values; gives how many lines it took. */
  table(lines: Line[], at: number): number {
    const cells = lines[at]?.cells ?? null;
    if (cells === null) return 0;
    const head = cells.filter((cell) => cell !== '');
    if (head.length < 2) return 0;
    const labels = head.map((cell) => labelOf(cell));
    if (labels.some((label) => label === null)) return 0;
    if (labelOf(lines[at + 1]?.cells?.[0] ?? '') !== null) return 0;
    const width = head.length;
    let taken = 1;
    this.closeForTable(labels);
    for (let row = lines[at + taken]; row?.cells?.length === width; row = lines[at + taken]) {
      if (row.cells.filter((cell) => labelOf(cell) !== null).length > 1) break;
      const columns = row.cells.map((value, index) => ({ bases: labels[index]?.bases ?? [], value }));
      this.entries.push({ bases: [], owner: this.owner, value: row.text, evidence: row.text, columns });
      taken += 1;
    }
    return taken > 1 ? taken : 0;
  }

  finish(): LabelledText {
    this.close();
    this.endParagraph();
    return { entries: this.entries, paragraphs: this.paragraphs };
  }

  private closeForTable(labels: (Label | null)[]): void {
    const familyAbove = this.open?.label.bases[0] === 'family' && this.open.lines.length === 0;
    if (familyAbove) this.heading();
    this.close();
    this.endParagraph();
    const owner = labels.find((label) => label?.owner)?.owner;
    if (owner) this.owner = owner;
  }

  private plain(text: string): void {
    if (this.open && this.continues(text)) {
      this.open.lines.push(text);
      return;
    }
    if (this.open) this.close();
    if (text === '') {
      this.endParagraph();
      if (!this.headed) this.owner = 'client';
    } else this.paragraph.push(text);
  }

  private continues(text: string): boolean {
    return this.open !== null && goesOn(this.open.label.bases[0] ?? 'other', this.open.lines, text);
  }

  private start(label: Label, evidence: string): void {
    const base = label.bases[0] ?? 'other';
    const owner = this.ownerOf(label, base);
    this.open = { label, owner, evidence, lines: [] };
  }

  private ownerOf(label: Label, base: LabelBase): Owner {
    if (label.owner)
      return this.turn(
        label.owner,
        label.owner === 'client' ? false : this.headed && this.owner === label.owner,
      );
    if (base === 'caseManager') return this.turn('caseManager', false);
    if (base === 'family') return this.turn('family', false);
    if (base === 'decision' || base === 'decisionDate')
      return this.turn('decision', this.headed && this.owner === 'decision');
    if (base === 'person' || CLIENTS_OWN.has(base))
      return this.turn('client', this.headed && this.owner === 'client');
    if (base === 'languages')
      return this.owner === 'family' && this.headed ? 'family' : this.turn('client', false);
    if (this.owner === 'caseManager') {
      // „Kontaktisik: Mari Maasikas 5345 6789", then „Kontakt: …": the second number is the client's.
      if (this.managerReached && (base === 'phone' || base === 'contact')) return this.turn('client', false);
      if (CONTACTS.has(base)) return 'caseManager';
      if (base === 'name' && this.headed) return 'caseManager';
      if (base === 'other') return 'caseManager';
      return this.turn('client', false);
    }
    if (this.owner === 'family')
      return base === 'name' || base === 'personalCode' || base === 'birthDate' || base === 'other'
        ? 'family'
        : this.turn('client', false);
    if (this.owner === 'decision') return base === 'other' ? 'decision' : this.turn('client', false);
    return 'client';
  }

  private turn(owner: Owner, headed: boolean): Owner {
    this.owner = owner;
    this.headed = headed;
    return owner;
  }

  /** A label without a value above other labels is a heading. */
  private heading(): void {
    if (!this.open) return;
    const { owner, label } = this.open;
    const base = label.bases[0];
    if (base === 'person' || base === 'caseManager' || base === 'family' || base === 'decision') {
      this.owner = owner;
      this.headed = true;
    }
    this.open = null;
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    if (!open) return;
    const { label, owner } = open;
    const whole = open.lines.join('\n').trim().slice(0, MAX_VALUE);
    const { value, decisions } = LONG.has(label.bases[0] ?? 'other')
      ? apart(whole)
      : { value: whole, decisions: [] };
    this.paragraphs.push(...decisions);
    if (label.bases[0] === 'caseManager') this.managerReached = /\d(?:[ -]?\d){6}/.test(value);
    const own = owner === 'client' ? apartFromText(label.bases[0] ?? 'other', value) : { value, text: '' };
    if (own.text !== '') this.paragraphs.push(own.text);
    this.entries.push({
      bases: label.bases,
      owner,
      value: own.value,
      evidence: evidenceOf(open),
      columns: null,
    });
  }

  private endParagraph(): void {
    const text = this.paragraph.join(' ').trim();
    this.paragraph = [];
    for (let at = 0; at < text.length; at += PARAGRAPH) this.paragraphs.push(text.slice(at, at + PARAGRAPH));
  }
}

/** A line that the next one goes on with: „…, ik 4…," or one as long as mail programs let it become. */
const WRAPS = /,$|^.{60,}[^.:;!?]$/u;

/** Running text is looked at in pieces of this size (characters). */
const PARAGRAPH = 4_000;

const CLIENTS_OWN = new Set<LabelBase>([
  'need',
  'goals',
  'protection',
  'interpreter',
  'star',
  'otherServices',
  'background',
  'firstName',
  'lastName',
]);
const CONTACTS = new Set<LabelBase>(['phone', 'email', 'contact', 'address']);

function evidenceOf(open: Open): string {
  const first = open.lines.find((line) => line !== '') ?? '';
  return open.evidence.includes(first) ? open.evidence : `${open.evidence}\n${open.lines.join('\n').trim()}`;
}
