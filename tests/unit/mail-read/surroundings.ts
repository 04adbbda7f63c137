/** The world of the mail reader's tests: Estonia's municipalities on 13 February 2026. */
import type { Reading } from '#domain/reading';
import { readMail, type Surroundings } from '#mail/read/read-mail';
import { municipalityOfDomain, readMunicipalities } from '../../../infra/seed/municipalities.ts';
import { type ComposedMail, rawMail } from '../../support/mails/compose.ts';

const municipalities = readMunicipalities();

export const SURROUNDINGS: Surroundings = {
  municipalityOf: (domain) => municipalityOfDomain(municipalities, domain, '2026-02-13'),
  referralInbox: 'suunamine@tugirada.example',
  mailDomain: 'tugirada.example',
};

export function read(bytes: Uint8Array, over: Partial<Surroundings> = {}): Promise<Reading> {
  return readMail(bytes, { ...SURROUNDINGS, ...over });
}

/** Reads a mail of this text from Elva's case manager to the referral inbox. */
export async function readText(text: string, over: ComposedMail = {}): Promise<Reading> {
  return read(await rawMail({ subject: 'Suunamine', text, ...over }));
}

export async function readHtml(html: string, over: ComposedMail = {}): Promise<Reading> {
  return read(await rawMail({ subject: 'Suunamine', html, ...over }));
}
