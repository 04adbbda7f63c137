/** Reads what holds files itself: signed containers and archives (both are ZIPs), and attached mails. */
import type { InsideReading, SignatureReading } from '#domain/reading';
import { MAX_SIGNATURES, MAX_XML } from '../limits.ts';
import { attachedMail } from './attached-mail.ts';
import { kindByName, reasonFor, typeByName } from './file-kinds.ts';
import {
  type Budget,
  type FileReading,
  type FoundDocument,
  TOO_MUCH_TEXT,
  takeText,
  unread,
} from './found.ts';
import { isLogo } from './logo.ts';
import type { FileToRead, Place } from './read-file.ts';
import { NOT_VALIDATED, signaturesIn } from './signatures.ts';
import { filesInZip, type PackedFile, RefusedZip } from './unzip.ts';

type Reader = (file: FileToRead, place: Place) => Promise<FileReading>;

/** `read` reads each file inside. Never throws. */
export async function readContainer(
  kind: 'signed' | 'archive' | 'mail',
  content: Uint8Array,
  place: Place,
  read: Reader,
): Promise<FileReading> {
  return kind === 'mail' ? readMailInside(content, place, read) : readZip(kind, content, place, read);
}

async function readZip(
  kind: 'signed' | 'archive',
  content: Uint8Array,
  place: Place,
  read: Reader,
): Promise<FileReading> {
  const box = new Box(place, read);
  try {
    const files = await filesInZip(content, place.budget);
    const signed = kind === 'signed' || files.some(({ name }) => SIGNATURES.test(name));
    for (const file of files) {
      if (signed && SIGNATURES.test(file.name)) await box.addSignatures(file);
      else if (!isPackaging(file.name, signed)) await box.addPacked(file);
    }
    if (box.inside.length === 0) return unread('Konteiner või pakitud fail on tühi.');
    return box.reading(signed);
  } catch (error) {
    const reason = error instanceof RefusedZip ? error.message : 'Pakitud faili ei õnnestunud avada.';
    return unread(kind === 'signed' ? `Digiallkirjastatud konteiner jäi avamata. ${reason}` : reason);
  }
}

async function readMailInside(content: Uint8Array, place: Place, read: Reader): Promise<FileReading> {
  if (place.inMail) return unread('Manusena lisatud kirja sees olevat kirja ei loeta.');
  const mail = await attachedMail(content, place.source);
  if ('reason' in mail) return unread(mail.reason);
  const box = new Box({ ...place, inMail: true }, read);
  takeText(place.budget, mail.body.lines);
  box.documents.push(mail.body);
  for (const file of mail.attachments.filter((one) => !isLogo(one))) await box.add(file);
  return box.reading(false);
}

const SIGNATURES = /^META-INF\/[^/]{0,100}signatures[^/]{0,100}\.xml$/i;

/** What the programs that pack put beside the documents. */
function isPackaging(name: string, signed: boolean): boolean {
  if (signed && (/^META-INF\//i.test(name) || name === 'mimetype')) return true;
  return /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);
}

/** Gathers what lies in one container. */
class Box {
  inside: InsideReading[] = [];
  documents: FoundDocument[] = [];
  signatures: SignatureReading[] = [];
  private readonly place: Place;
  private readonly read: Reader;

  constructor(place: Place, read: Reader) {
    this.place = { ...place, containers: place.containers + 1 };
    this.read = read;
  }

  /** Only what a reader knows is unpacked. */
  async addPacked(file: PackedFile): Promise<void> {
    const type = typeByName(file.name);
    const { name, bytes } = file;
    const unknown = kindByName(name) === null;
    const reason =
      file.locked ??
      (unknown ? reasonFor({ name: name.split('/').at(-1) ?? '', type }) : null) ??
      (this.place.budget.characters <= 0 ? TOO_MUCH_TEXT : null);
    if (reason !== null) this.list({ name, type, bytes, readable: false, reason });
    else await this.add({ name, type, content: await file.unpack() });
  }

  async addSignatures(file: PackedFile): Promise<void> {
    if (file.locked === null && file.bytes <= MAX_XML)
      this.signatures.push(...signaturesIn(await file.unpack()));
  }

  async add(file: FileToRead): Promise<void> {
    const source = `${this.place.source}/${file.name}`;
    const found = await this.read(file, { ...this.place, source });
    const { name, type, content } = file;
    this.list({ name, type, bytes: content.length, readable: found.readable, reason: found.reason });
    this.inside.push(...(found.inside ?? []).map((one) => ({ ...one, name: `${name}/${one.name}` })));
    this.documents.push(...found.documents);
    this.signatures.push(...(found.signatures ?? []));
  }

  /** Read when all in it was. */
  reading(signed: boolean): FileReading {
    const { inside, documents } = this;
    const signatures = this.signatures.slice(0, MAX_SIGNATURES);
    const unreadable = inside.filter((one) => !one.readable);
    const reasons = [...new Set(unreadable.map(({ reason }) => reason))].slice(0, 3).join(' ');
    return {
      readable: unreadable.length === 0,
      reason:
        unreadable.length === 0
          ? null
          : `Sees olevatest failidest (${inside.length}) jäi lugemata ${unreadable.length}. ${reasons}`,
      documents,
      inside,
      ...(signed || signatures.length > 0 ? { signatures, note: NOT_VALIDATED } : {}),
    };
  }

  private list(one: InsideReading): void {
    takeFile(this.place.budget);
    this.inside.push(one);
  }
}

function takeFile(budget: Budget): void {
  budget.files -= 1;
  if (budget.files < 0) throw new RefusedZip('Kirja manustes on liiga palju faile.');
}
