/** Opens ZIP files in memory: nothing is written, names stay names, and the limits count while the bytes come out. */
import type { Entry, ZipFile } from 'yauzl';
import { MAX_ZIP_ENTRIES, MAX_ZIP_RATIO, ZIP_RATIO_FROM } from '../limits.ts';
import type { Budget } from './found.ts';

/** A file in a ZIP, not unpacked yet. */
export interface PackedFile {
  /** With its folders, parted by /; for showing and for choosing a reader, never a path. */
  name: string;
  /** As the ZIP says. */
  bytes: number;
  /** Why it cannot be unpacked, in Estonian: a password, a rare way of packing; else null. */
  locked: string | null;
  /** Throws RefusedZip past a limit, when the bytes are broken, and when they are more or fewer than the ZIP says. */
  unpack(): Promise<Uint8Array>;
}

/** A ZIP that is not opened; the message is in Estonian, for the officer. */
export class RefusedZip extends Error {
  override name = 'RefusedZip';
}

/**
 * The files that the ZIP's own directory names, as programs of signatures show them; folders are left out.
 * Throws RefusedZip: no ZIP, more than MAX_ZIP_ENTRIES, a name that leads out of the folder.
 */
export async function filesInZip(content: Uint8Array, budget: Budget): Promise<PackedFile[]> {
  const { fromBufferPromise } = await import('yauzl');
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return refusing(async () => {
    const zip = await fromBufferPromise(bytes);
    if (zip.entryCount > MAX_ZIP_ENTRIES)
      throw new RefusedZip(`Pakitud failis on üle ${MAX_ZIP_ENTRIES} faili; seda ei avata.`);
    const files: PackedFile[] = [];
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (name === '' || name.endsWith('/')) continue;
      const unpack = () => refusing(() => unpacked(zip, entry, budget));
      files.push({ name, bytes: entry.uncompressedSize, locked: lockOf(entry), unpack });
    }
    return files;
  });
}

async function unpacked(zip: ZipFile, entry: Entry, budget: Budget): Promise<Uint8Array> {
  if (entry.uncompressedSize > budget.unpackedBytes) throw new RefusedZip(TOO_LARGE);
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop by an error ends the unpacking.
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    budget.unpackedBytes -= chunk.length;
    if (budget.unpackedBytes < 0) throw new RefusedZip(TOO_LARGE);
    if (size > ZIP_RATIO_FROM && size > entry.compressedSize * MAX_ZIP_RATIO) throw new RefusedZip(BOMB);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function lockOf(entry: Entry): string | null {
  if (entry.isEncrypted()) return 'Fail on parooliga kaitstud.';
  return entry.canDecodeFileData() ? null : 'Fail on pakitud viisil, mida siin ei saa avada.';
}

const TOO_LARGE = 'Pakitud failide sisu on kokku üle 100 MB; seda ei avata.';
const BOMB = 'Pakitud fail paisub avamisel kahtlaselt suureks; seda ei avata.';
const BROKEN = 'Pakitud faili ei õnnestunud avada, see on vigane.';

/** Whatever a broken ZIP makes the library or the inflater throw is one thing to the officer. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof RefusedZip ? error : new RefusedZip(BROKEN, { cause: error });
  }
}

/** macOS writes UTF-8 without saying so; the library then takes the bytes for those of DOS. Control marks go. */
function nameOf(entry: Entry): string {
  const said = (entry.generalPurposeBitFlag & SAYS_UTF8) !== 0 || entry.extraFields.some(isUnicodeName);
  const name = said ? entry.fileName : (utf8(entry.fileNameRaw) ?? entry.fileName);
  return name
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '')
    .replaceAll('\\', '/')
    .slice(-MAX_NAME);
}

const SAYS_UTF8 = 0x800;
const isUnicodeName = (field: { id: number }) => field.id === 0x7075;

/** A name of 64 kB (characters; its end holds the ending). */
const MAX_NAME = 200;

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
