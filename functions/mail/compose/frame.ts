/** What stands around the blocks of every mail: who writes, how to answer. */
import { phoneWords } from '#domain/estonian';
import { cleanLine } from './clean.ts';

export type Frame = {
  /** The subject: the title of the HTML part. */
  readonly title: string;
  /** One sentence that mail programs show beside the subject; the blocks say it too. */
  readonly preview: string;
  /** The person who signs, or null when the agency alone does. */
  readonly signer: string | null;
  /** True when an answer to the mail reaches the case, that is when it has a Reply-To of ours. */
  readonly answerable: boolean;
  /** The agency's telephone (a setting), or null. */
  readonly phone: string | null;
};

export const AGENCY = 'Sotsiaalkindlustusamet';

/** @returns the lines of the closing, without a comma after the first. */
export const closingLines = (frame: Frame): string[] => [
  'Lugupidamisega',
  ...(frame.signer === null ? [] : [cleanLine(frame.signer)]),
  AGENCY,
];

/** @returns the sentence under the closing that says whether an answer arrives. */
export const answerLine = (frame: Frame): string =>
  frame.answerable
    ? 'Võite sellele kirjale vastata: vastus jõuab sama juhtumi juurde.'
    : 'See kiri on saadetud automaatselt.';

/** @returns "Telefon 612 1360", or null. */
export const phoneLine = (frame: Frame): string | null =>
  frame.phone === null ? null : `Telefon ${phoneWords(cleanLine(frame.phone))}`;

/** @returns the sentence above the bare address of a button. */
export const COPY_ADDRESS = 'Kui nupp ei tööta, kopeerige see aadress veebilehitsejasse:';
