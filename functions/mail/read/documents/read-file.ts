/** Reads one file, whatever it is: the attachment of a mail, or what lies in a container. */
import { decodeText } from '../charset.ts';
import { htmlLines } from '../html.ts';
import { MAX_CONTAINERS, MAX_HTML } from '../limits.ts';
import { plainLines } from '../lines.ts';
import { pdfText } from '../pdf.ts';
import { readDocument } from '../text-fields.ts';
import { readContainer } from './container.ts';
import { docxText } from './docx.ts';
import { type FileKind, kindOf, reasonFor } from './file-kinds.ts';
import {
  type Budget,
  type DocumentText,
  type FileReading,
  TOO_MUCH_TEXT,
  takeText,
  unread,
} from './found.ts';
import { RefusedZip } from './unzip.ts';

export interface FileToRead {
  name: string;
  /** The MIME type as the sender says it. */
  type: string;
  content: Uint8Array;
}

/** Where a file lies. */
export interface Place {
  /** The file's own name, after those of the containers around it. */
  source: string;
  /** How many containers and mails are around it, the mail itself not counted. */
  containers: number;
  /** Inside an attached mail. */
  inMail: boolean;
  budget: Budget;
}

/** Never throws: what cannot be read has the reason in Estonian. */
export async function readFile(file: FileToRead, place: Place): Promise<FileReading> {
  try {
    if (file.content.length === 0) return unread('Fail on tühi.');
    const kind = kindOf(file);
    if (kind !== null && place.budget.characters <= 0) return unread(TOO_MUCH_TEXT);
    return kind === null ? unread(reasonFor(file)) : await readKind(kind, file, place);
  } catch (error) {
    return unread(error instanceof RefusedZip ? error.message : 'Faili ei õnnestunud avada.');
  }
}

async function readKind(kind: FileKind, file: FileToRead, place: Place): Promise<FileReading> {
  const { content } = file;
  switch (kind) {
    case 'pdf':
      return documentOf(await pdfText(content, place.budget), place);
    case 'docx':
      return documentOf(await docxText(content, place.budget), place);
    case 'html':
      return documentOf({ readable: true, lines: htmlLines(textOf(content)) }, place);
    case 'text':
      return documentOf({ readable: true, lines: plainLines(textOf(content)) }, place);
    case 'signed':
    case 'archive':
    case 'mail':
      return place.containers >= MAX_CONTAINERS
        ? unread('Fail on konteineris, mis on ise konteineri sees; nii sügavalt ei loeta.')
        : readContainer(kind, content, place, readFile);
    default:
      return kind satisfies never;
  }
}

function documentOf(text: DocumentText, { source, budget }: Place): FileReading {
  if (!text.readable) return unread(text.reason);
  const { lines, note } = text;
  takeText(budget, lines);
  return {
    readable: true,
    reason: null,
    ...(note === undefined ? {} : { note }),
    documents: [
      { source, form: 'document', lines, draft: (context) => readDocument(lines, source, context) },
    ],
  };
}

/** Windows' Notepad writes UTF-16 with a byte order mark. */
function textOf(content: Uint8Array): string {
  const [first, second] = content;
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  return decodeText(content.subarray(0, MAX_HTML), label);
}
