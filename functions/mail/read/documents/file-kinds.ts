/** Tells what a file is by its first bytes, type and name, and why some kinds are not read. */
import type { FileToRead } from './read-file.ts';

export type FileKind = 'pdf' | 'docx' | 'html' | 'text' | 'signed' | 'archive' | 'mail';

/** Null when no reader knows the kind; `reasonFor` then says why. */
export function kindOf(file: FileToRead): FileKind | null {
  const head = String.fromCharCode(...file.content.subarray(0, 5));
  if (head === '%PDF-') return 'pdf';
  const byName = kindByName(file.name);
  if (byName !== null) return byName;
  if (reasonFor(file) !== UNKNOWN) return null;
  // A file without an ending that anybody knows may still be a ZIP.
  return KIND_BY_TYPE[file.type] ?? (head.startsWith('PK\u0003\u0004') ? 'archive' : null);
}

/** By the ending alone: all that is known of a file before it is unpacked. */
export function kindByName(name: string): FileKind | null {
  return KIND_BY_ENDING[endingOf(name)] ?? null;
}

/** Why a file of this kind is not read, in Estonian. */
export function reasonFor({ name, type }: { name: string; type: string }): string {
  return REASON_BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? reasonByType(type) ?? UNKNOWN;
}

/** The MIME type of a file in a container, by its ending. */
export function typeByName(name: string): string {
  return TYPE_BY_ENDING[endingOf(name)] ?? 'application/octet-stream';
}

const KIND_BY_ENDING: Record<string, FileKind> = {
  pdf: 'pdf',
  docx: 'docx',
  docm: 'docx',
  dotx: 'docx',
  txt: 'text',
  htm: 'html',
  html: 'html',
  asice: 'signed',
  bdoc: 'signed',
  sce: 'signed',
  asics: 'signed',
  scs: 'signed',
  zip: 'archive',
  eml: 'mail',
};

const KIND_BY_TYPE: Record<string, FileKind> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'text/plain': 'text',
  'text/html': 'html',
  'application/vnd.etsi.asic-e+zip': 'signed',
  'application/vnd.etsi.asic-s+zip': 'signed',
  'application/zip': 'archive',
  'application/x-zip-compressed': 'archive',
  'message/rfc822': 'mail',
};

const TYPE_BY_ENDING: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  txt: 'text/plain',
  htm: 'text/html',
  html: 'text/html',
  asice: 'application/vnd.etsi.asic-e+zip',
  sce: 'application/vnd.etsi.asic-e+zip',
  bdoc: 'application/vnd.etsi.asic-e+zip',
  asics: 'application/vnd.etsi.asic-s+zip',
  zip: 'application/zip',
  eml: 'message/rfc822',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

const SMIME = 'Kiri või fail on krüpteeritud või allkirjastatud (S/MIME) ja seda ei saa siin avada.';
const PICTURE = 'Pildi sisu ei saa automaatselt lugeda.';
const TNEF = 'Outlooki pakitud manust (winmail.dat) ei saa siin lugeda.';
const UNKNOWN = 'Seda liiki faili ei saa automaatselt lugeda.';

const REASON_BY_NAME: [RegExp, string][] = [
  [/\.cdoc2?$/i, 'Fail on krüpteeritud (CDOC) ja seda ei saa siin avada.'],
  [/\.(ddoc|adoc|edoc)$/i, 'Seda liiki digiallkirjastatud konteinerit ei saa siin avada.'],
  [/\.p7[ms]$/i, SMIME],
  [/\.msg$/i, 'Outlooki kirjafaili (.msg) ei saa siin lugeda.'],
  [/^winmail\.dat$/i, TNEF],
  [/\.doc$/i, 'Vana Wordi vormingut (.doc) ei saa automaatselt lugeda.'],
  [/\.(odt|rtf|pages)$/i, 'Selles vormingus tekstidokumenti ei saa automaatselt lugeda.'],
  [/\.(xlsx?|ods|csv)$/i, 'Tabelifaili sisu ei loeta.'],
  [/\.(pptx?|odp)$/i, 'Esitluse sisu ei loeta.'],
  [/\.(7z|rar|gz|tgz|tar)$/i, 'Seda liiki pakitud faili ei saa siin avada.'],
  [/\.(png|jpe?g|gif|tiff?|bmp|heic|webp|svg)$/i, PICTURE],
];

function reasonByType(type: string): string | null {
  if (type.startsWith('image/')) return PICTURE;
  if (/pkcs7/.test(type)) return SMIME;
  if (type === 'application/ms-tnef') return TNEF;
  return null;
}

function endingOf(name: string): string {
  const at = name.lastIndexOf('.');
  return at < 0 ? '' : name.slice(at + 1).toLowerCase();
}
