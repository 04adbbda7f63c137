/** What the readers of files give and share: documents found, what lies inside a container, and what a mail may cost. */
import type { InsideReading, SignatureReading } from '#domain/reading';
import type { Draft } from '../draft.ts';
import { MAX_FILES, MAX_PAGES_OF_MAIL, MAX_TEXT_OF_DOCUMENTS, MAX_UNPACKED } from '../limits.ts';
import type { Line } from '../lines.ts';
import type { Mailbox } from '../mime.ts';
import type { ReadingContext } from '../reading-context.ts';

/** A text that fields can be read from. */
export interface FoundDocument {
  /** What evidence names: the attachment's name, or „container.asice/inner.pdf". */
  source: string;
  form: 'document' | 'mail';
  /** Only of a mail: whom it says it is from, a claim. */
  sender?: Mailbox | null;
  lines: Line[];
  /** Reads the fields of a referral. */
  draft(context: ReadingContext): Draft;
}

/** What became of one file. */
export interface FileReading {
  readable: boolean;
  /** In Estonian; null when it was read. */
  reason: string | null;
  documents: FoundDocument[];
  /** What an officer should know though it was read, in Estonian. */
  note?: string;
  /** Only of a container. */
  inside?: InsideReading[];
  signatures?: SignatureReading[];
}

/** The text of a document, or why there is none, in Estonian. */
export type DocumentText =
  | { readable: true; lines: Line[]; note?: string }
  | { readable: false; reason: string };

/** What is left for one mail; the readers count it down. */
export interface Budget {
  unpackedBytes: number;
  pages: number;
  files: number;
  characters: number;
}

export function newBudget(): Budget {
  return {
    unpackedBytes: MAX_UNPACKED,
    pages: MAX_PAGES_OF_MAIL,
    files: MAX_FILES,
    characters: MAX_TEXT_OF_DOCUMENTS,
  };
}

/** Counts a text; when nothing is left, the next document is not read. */
export function takeText(budget: Budget, lines: Line[]): void {
  for (const { text } of lines) budget.characters -= text.length;
}

export const TOO_MUCH_TEXT = 'Kirja manustes on liiga palju teksti; seda faili ei loetud.';

export function unread(reason: string): FileReading {
  return { readable: false, reason, documents: [] };
}
