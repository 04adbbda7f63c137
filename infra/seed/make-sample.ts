/** Makes infra/seed/sample-referral.eml, the mail of the five-minute tour: `tsx infra/seed/make-sample.ts`. */
import { writeFileSync } from 'node:fs';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import PDFDocument from 'pdfkit';
import { checkDigit } from '#domain/personal-code';

/** Nobody's code: an invented birth date and serial with the check digit that belongs to them. */
const TEN_DIGITS = '4850312271';
const CODE = `${TEN_DIGITS}${checkDigit(TEN_DIGITS)}`;
const DECIDED = '12. veebruar 2026 nr 7-1/2026/15';

const TEXT = `Tere!

Palun suunata tugiisikuteenusele järgmine Elva valla elanik. Suunamise otsus on manuses.

Nimi: Olena Kovalenko
Isikukood: ${CODE}
Telefon: +372 5550 1021
E-post: olena.kovalenko@post.example
Aadress: Kesk 12-3, Elva linn, Elva vald, 61507
Suhtluskeeled: ukraina, vene
Tõlgi vajadus: ei vaja, kui tugiisik räägib vene keelt
Kaitse alus: ajutine kaitse
STAR number: 2026-004417
Pereliikmed: poeg Danylo Kovalenko, sünd. 03.09.2016
Teised teenused: eesti keele kursus Töötukassa kaudu

Abivajadus: Olena saabus Eestisse septembris 2025. Ta vajab abi perearsti leidmisel, poja kooliasjades ja e-teenuste kasutamisel.
Üksi ametiasutustes käia ta veel ei julge.

Eesmärgid: Olena teab, kuhu millise murega pöörduda, ja saab kuue kuu pärast igapäevase asjaajamisega ise hakkama.

Otsuse nr: 7-1/2026/15
Otsuse kuupäev: 12.02.2026

Lugupidamisega

Mari Maasikas
juhtumikorraldaja
Elva Vallavalitsus
tel 5345 6789
mari.maasikas@elva.ee
`;

const mail = await new MailComposer({
  from: 'Mari Maasikas <mari.maasikas@elva.ee>',
  to: 'suunamine@tugirada.example',
  subject: 'Suunamine tugiisikuteenusele',
  messageId: '<naidis-2026-15@elva.ee>',
  date: new Date('2026-02-13T08:00:00Z'),
  baseBoundary: 'tugirada-naidis',
  text: TEXT,
  attachments: [{ filename: 'Suunamise otsus 7-1-2026-15.pdf', content: await decision() }],
})
  .compile()
  .build();
writeFileSync(new URL('sample-referral.eml', import.meta.url), mail);

function decision(): Promise<Buffer> {
  const made = new Date('2026-02-12T08:00:00Z');
  const document = new PDFDocument({ size: 'A4', info: { CreationDate: made, ModDate: made } });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on('end', () => resolve(Buffer.concat(chunks))));
  document.fontSize(12).text('Elva Vallavalitsus').moveDown(2);
  document.fontSize(16).text('OTSUS').fontSize(12).moveDown().text(DECIDED).moveDown(2);
  document.text('Tugiisikuteenusele suunamine').moveDown();
  document.text(`Suunata Olena Kovalenko (isikukood ${CODE}) tugiisikuteenusele kuni 12 kuuks.`).moveDown();
  document.text('Otsus põhineb abivajaduse hindamisel ja kliendi nõusolekul.').moveDown(3);
  document.text('Mari Maasikas').text('juhtumikorraldaja');
  document.end();
  return done;
}
