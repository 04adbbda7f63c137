import { describe, expect, it } from 'vitest';
import type { Evidence } from '#domain/reading';
import { placeEvidence, readOfClient } from '#web/admin/mails/evidence.ts';
import { caseInReview, completeReferral } from '../../support/cases.ts';
import { mailIn, mailInTriage, mailKey } from './mails.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ?personal=1';
const said = (field: string, text: string, source = 'body'): Evidence => ({ field, source, text });
/** The words at each place, outer ones first. */
const wordsAt = (text: string, ...evidence: Evidence[]) => {
  const placed = placeEvidence(text, evidence);
  const words = (places: typeof placed.places): string[] =>
    places.flatMap((one) => [placed.text.slice(one.start, one.end), ...words(one.inner)]);
  return words(placed.places);
};

describe('the place of a piece of evidence', () => {
  it('is found however its white space fell', () => {
    const text = 'Tere!\n\nNimi:\tOlena\u00a0 Kovalenko\nTelefon: 5123';
    expect(wordsAt(text, said('client.name', 'Nimi: Olena Kovalenko'))).toEqual([
      'Nimi:\tOlena\u00a0 Kovalenko',
    ]);
  });

  it('is that of the part that was kept of a long one', () => {
    expect(wordsAt('Abi on vaja kohe ja kaua.', said('need', 'Abi on vaja…'))).toEqual(['Abi on vaja']);
  });

  it('is where the words stand alone, not where others hold them', () => {
    const text = 'Nr 17-1/26-155, otsus 7-1/26-15.';
    const placed = placeEvidence(text, [said('decision.number', '7-1/26-15')]);
    expect(placed.places[0]?.start).toBe(text.lastIndexOf('7-1/26-15'));
  });

  it.each([
    ['from an attachment', said('need', 'Abi on vaja', 'otsus.pdf')],
    ['of other words', said('need', 'Abi on vaja kiiresti')],
    ['without words', said('need', ' \u200b ')],
  ])('is none for evidence %s', (_name, evidence) => {
    const placed = placeEvidence('Abi on vaja', [evidence]);
    expect([placed.places, placed.numberOf(evidence)]).toEqual([[], null]);
  });

  it('is shared by fields that were read from the same words, and holds those inside', () => {
    const row = 'Olena Kovalenko, 49005149021';
    const [name, code, phone] = [
      said('client.name', row),
      said('client.personalCode', row),
      said('client.phone', '49005149021'),
    ];
    const placed = placeEvidence(`Klient: ${row}.`, [phone, name, code]);
    expect([name, code, phone].map(placed.numberOf)).toEqual([1, 1, 2]);
    expect(placed.places).toHaveLength(1);
    expect(placed.places[0]?.inner).toHaveLength(1);
  });

  it('ends with the one in which it begins', () => {
    expect(wordsAt('üks kaks kolm neli', said('need', 'üks kaks kolm'), said('goals', 'kolm neli'))).toEqual([
      'üks kaks kolm',
      'kolm',
    ]);
  });

  it('of a further client is looked for below their name', () => {
    const text = 'Olena Kovalenko\nKeel: ukraina\nIvan Bondar\nKeel: ukraina';
    const second = said('others.0.client.languages', 'Keel: ukraina');
    const placed = placeEvidence(text, [said('others.0.client.name', 'Ivan Bondar'), second]);
    expect(placed.places.map(({ start }) => start)).toEqual([text.indexOf('Ivan'), text.lastIndexOf('Keel')]);
  });

  it('costs in proportion to a megabyte of hostile text', () => {
    const text = 'a '.repeat(500_000);
    const evidence = Array.from({ length: 200 }, (_, at) => said(`f${at}`, `${'a '.repeat(140)}b${at}`));
    const before = performance.now();
    expect(placeEvidence(text, evidence).places).toEqual([]);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('what was read of one client', () => {
  const other = completeReferral({ client: { name: 'Ivan Bondar' } });
  const { reading } = mailIn(
    {},
    {
      others: [other],
      evidence: [said('client.name', 'Olena'), said('others.0.client.name', 'Ivan')],
    },
  );

  it('is the referral for the first, one of the others for the next, and nothing beyond', () => {
    expect(readOfClient(reading, 1)).toEqual({
      referral: reading?.referral,
      evidence: [said('client.name', 'Olena')],
    });
    expect(readOfClient(reading, 2)).toEqual({
      referral: other,
      evidence: [said('others.0.client.name', 'Ivan')],
    });
    expect(readOfClient(reading, 3)).toEqual({ referral: null, evidence: [] });
    expect(readOfClient(null, 1)).toEqual({ referral: null, evidence: [] });
  });
});

describe('a field on the page', () => {
  const hostile = 'Nimi: <img src=x onerror=alert(1)> Olena';
  const evidence = [said('client.name', hostile), said('need', 'Abi on vaja.', 'otsus.pdf')];
  const text = `Tere!\n${hostile}\n<script>alert(2)</script>`;

  it.each([
    ['of a case', scene(caseInReview(), { mail: mailIn({}, { evidence }), text }), path],
    [
      'of a mail in triage',
      scene(caseInReview(), { mail: mailInTriage({}, { evidence }), text }),
      `/admin/triage/${mailKey}?personal=1`,
    ],
  ])('%s leads to its words in the mail, which stay words', async (_name, { officer }, page) => {
    const { text: html } = await officer().get(page);
    expect(html).toContain('<a href="#toend-1">Kliendi nimi</a>');
    expect(html).toContain(
      '<mark id="toend-1">Nimi: &lt;img src=x onerror=alert(1)&gt; Olena</mark>\n&lt;script&gt;',
    );
    expect(html).not.toMatch(/<img|<script/);
  });

  it('shows its words itself when the text does not hold them', async () => {
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { evidence }), text });
    const { text: html } = await officer().get(path);
    expect(html).toContain('Allikas: <bdi>otsus.pdf</bdi> „<bdi>Abi on vaja.</bdi>“');
    expect(html).toContain('<dt>Abivajadus</dt>');
  });

  it('shows its words itself when the mail cannot be shown', async () => {
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { evidence }), text: null });
    const { text: html } = await officer().get(path);
    expect(html).not.toContain('#toend-1');
    expect(html).toContain('Kirja teksti ei saa näidata.');
    expect(html).toContain('Allikas: kirja tekst');
  });

  it('of the second client of a mail shows what was read of them', async () => {
    const other = completeReferral({ client: { name: 'Ivan Bondar' } });
    const mail = mailIn(
      { opened: ['TR26-F1RST', 'TR26-4F7KQ'] },
      {
        others: [other],
        evidence: [said('client.name', 'Olena'), said('others.0.client.name', 'Ivan Bondar')],
      },
    );
    const state = caseInReview({ opening: { part: 2, parts: 2, referral: other } });
    const { officer } = scene(state, { mail, text: 'Olena ja Ivan Bondar' });
    const { text: html } = await officer().get(path);
    expect(html).toContain('Olena ja <mark id="toend-1">Ivan Bondar</mark>');
    expect(html).not.toContain('Kirjast loetu erineb');
  });
});

describe('attachments', () => {
  it('say what is inside a container, who it says signed it and when, and that nobody checked', async () => {
    const container = {
      name: 'suunamine.asice',
      type: 'application/vnd.etsi.asic-e+zip',
      bytes: 9000,
      readable: true,
      reason: null,
      note: 'Allkirjade kehtivust siin ei kontrollita.',
      inside: [
        { name: 'otsus.pdf', type: 'application/pdf', bytes: 31_000, readable: true, reason: null },
        { name: 'pilt.png', type: 'image/png', bytes: 700, readable: false, reason: 'Pilti ei loeta.' },
      ],
      signatures: [
        { name: 'TAMM,KADRI,<b>', at: '2026-01-30T10:00:00.000Z' },
        { name: null, at: 'eile' },
      ],
    };
    const { officer } = scene(caseInReview(), { mail: mailIn({}, { attachments: [container] }) });
    const { text } = await officer().get(path);
    expect(text).toContain('Allkirjade kehtivust siin ei kontrollita.');
    expect(text).toContain('<bdi>TAMM,KADRI,&lt;b&gt;</bdi>, allkirjastatud 30.01.2026 kell\u00a012.00');
    expect(text).toContain('nimeta allkirjastaja, allkirjastatud –');
    expect(text).toContain('<bdi>otsus.pdf</bdi> (31\u00a0kB)');
    expect(text).toContain('Pilti ei loeta.');
  });
});
