/** Referral mails of an invented client, as case managers write them. */
import { type ComposedMail, rawMail } from './compose.ts';
import { decisionPdf } from './pdf.ts';
import { personalCodeFor } from './personal-code.ts';

/** Olena's data; a null leaves the field out of the mail. */
export interface ReferralFields {
  name: string | null;
  personalCode: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  languages: string | null;
  protection: string | null;
  interpreter: string | null;
  starNumber: string | null;
  family: string | null;
  otherServices: string | null;
  need: string | null;
  goals: string | null;
  decisionNumber: string | null;
  decisionDate: string | null;
}

export const OLENA: ReferralFields = {
  name: 'Olena Kovalenko',
  personalCode: personalCodeFor('female', '1985-03-12'),
  birthDate: null,
  phone: '+372 5123 4021',
  email: 'olena.kovalenko@post.example',
  address: 'Kesk 12-3, Elva linn, 61507',
  languages: 'ukraina, vene',
  protection: 'ajutine kaitse',
  interpreter: 'ei vaja',
  starNumber: '2026-004417',
  family: null,
  otherServices: 'eesti keele kursus',
  need: 'Vajab abi asjaajamisel Töötukassas ja perearstiga.',
  goals: 'Tuleb ametiasutustes iseseisvalt toime.',
  decisionNumber: '7-1/2026/15',
  decisionDate: '12.02.2026',
};

/** The Estonian labels in the order of a usual letter. */
export const LABELS: [keyof ReferralFields, string][] = [
  ['name', 'Nimi'],
  ['personalCode', 'Isikukood'],
  ['birthDate', 'Sünniaeg'],
  ['phone', 'Telefon'],
  ['email', 'E-post'],
  ['address', 'Aadress'],
  ['languages', 'Suhtluskeeled'],
  ['protection', 'Kaitse alus'],
  ['interpreter', 'Tõlgi vajadus'],
  ['starNumber', 'STAR number'],
  ['family', 'Pereliikmed'],
  ['otherServices', 'Teised teenused'],
  ['need', 'Abivajadus'],
  ['goals', 'Eesmärk'],
  ['decisionNumber', 'Otsuse nr'],
  ['decisionDate', 'Otsuse kuupäev'],
];

export const SIGNATURE = `Lugupidamisega

Mari Maasikas
juhtumikorraldaja
Elva Vallavalitsus
tel 5345 6789`;

/** Label and value, one pair each, of the fields that are there. */
export function labelledPairs(over: Partial<ReferralFields> = {}): [string, string][] {
  const fields = { ...OLENA, ...over };
  return LABELS.flatMap(([key, label]): [string, string][] => {
    const value = fields[key];
    return value === null ? [] : [[label, value]];
  });
}

export interface ReferralMail extends ComposedMail {
  fields?: Partial<ReferralFields>;
  form?: 'text' | 'table' | 'both';
  /** false: no attachment. */
  decision?: false | { name?: string; number?: string; lines?: string[]; table?: [string, string][] };
}

/** A referral with labelled fields and a PDF decision; anything can be left out or replaced. */
export async function referralMail(mail: ReferralMail = {}): Promise<Buffer> {
  const { fields, form = 'text', decision = {}, ...rest } = mail;
  const pairs = labelledPairs(fields);
  const text = `Tere!\n\nPalun suunata tugiisikuteenusele:\n\n${pairs.map((pair) => pair.join(': ')).join('\n')}\n\n${SIGNATURE}\n`;
  const attachments =
    decision === false
      ? []
      : [{ filename: decision.name ?? 'otsus.pdf', content: await decisionPdf(decision) }];
  return rawMail({
    subject: 'Suunamine tugiisikuteenusele',
    ...(form === 'table' ? {} : { text }),
    ...(form === 'text' ? {} : { html: tableHtml(pairs) }),
    attachments,
    ...rest,
  });
}

/** The pairs as Outlook makes a table of them. */
export function tableHtml(pairs: [string, string][]): string {
  const rows = pairs.map(
    ([label, value]) =>
      `<tr><td width=200 valign=top style='border:solid windowtext 1.0pt'><p class=MsoNormal><b>${label}</b><o:p></o:p></p></td><td valign=top><p class=MsoNormal>${value}<o:p></o:p></p></td></tr>`,
  );
  const signature = SIGNATURE.split('\n').map((line) => `<p class=MsoNormal>${line || '&nbsp;'}</p>`);
  return `<html><head><style>p.MsoNormal {margin:0cm}</style></head><body><div class=WordSection1><p class=MsoNormal>Tere!</p><p class=MsoNormal>Palun suunata tugiisikuteenusele:</p><table class=MsoNormalTable border=1><tbody>${rows.join('')}</tbody></table><p class=MsoNormal>&nbsp;</p>${signature.join('')}</div></body></html>`;
}
