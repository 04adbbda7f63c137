/** A new plan in a municipality's mail: read only when it is said beyond doubt. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlanInMail } from '#mail/read/plan';

const none = { goals: null, rhythm: null, days: [], reason: null, asks: false };

describe('a plan in a mail', () => {
  it('holds the goals below their label, and the rhythm', () => {
    const text =
      'Tere!\n\nTegevuskava\nEesmärgid:\n1. Leida töö\n2. Laps lasteaeda\n\nÜlevaated: kord kuus\n\nLugupidamisega\nMari';
    expect(readPlanInMail(text)).toEqual({
      ...none,
      goals: ['Leida töö', 'Laps lasteaeda'],
      rhythm: 'monthly',
    });
  });

  it('holds goals beside their label, or below „Tegevuskava:“', () => {
    expect(readPlanInMail('Eesmärgid: leida töö; laps lasteaeda')?.goals).toEqual([
      'leida töö',
      'laps lasteaeda',
    ]);
    expect(readPlanInMail('Tegevuskava: \n- leida töö\n- kodu')?.goals).toEqual(['leida töö', 'kodu']);
    expect(readPlanInMail('Uued eesmärgid:\n\n- leida töö\n\n- kodu')?.goals).toEqual(['leida töö', 'kodu']);
  });

  it('ends a goal that stands beside its label with the line', () => {
    expect(readPlanInMail('Eesmärk: leida töö\nPalun võtke ühendust.')?.goals).toEqual(['leida töö']);
  });

  it.each([
    ['kord kuus', 'monthly'],
    ['1 kord kuus.', 'monthly'],
    ['Iga kuu', 'monthly'],
    ['iga kahe kuu järel', 'two-months'],
    ['iga 2 kuu tagant', 'two-months'],
    ['iga kolme kuu järel', 'three-months'],
    ['kord kvartalis', 'three-months'],
  ])('understands the rhythm „%s“', (words, rhythm) => {
    expect(readPlanInMail(`Ülevaated: ${words}`)).toEqual({ ...none, rhythm });
    expect(readPlanInMail(`Ülevaadete sagedus: ${words}`)?.rhythm).toBe(rhythm);
  });

  it('understands days', () => {
    const read = readPlanInMail('Ülevaated: 15.09.2026, 1.6.2026 ja 15.09.2026');
    expect(read).toEqual({ ...none, rhythm: 'dates', days: ['2026-06-01', '2026-09-15'] });
  });

  it.each([
    ['a question', 'Millised on eesmärgid?'],
    ['prose about overviews', 'Palun saatke ülevaated edaspidi kiiremini.'],
    ['a rhythm that nobody agreed on', 'Ülevaated: nii tihti kui saab'],
    ['a rhythm with more words', 'Ülevaated: kord kuus või harvem'],
    ['a day that there is not', 'Ülevaated: 31.02.2026'],
    ['goals that are a question', 'Eesmärgid: kas need on juba täidetud?'],
    ['a label with nothing', 'Eesmärgid:\n\nTere päevast'],
    ['goals said twice', 'Eesmärgid: üks\nEesmärgid: kaks'],
    ['no text', ''],
  ])('is not read from %s', (_, text) => {
    expect(readPlanInMail(text)).toBeNull();
  });

  it.each([
    ['beside its label', 'Eesmärgid:\n- Leida töö\nPõhjus: klient kolis linna\n\nMari'],
    ['below its label', 'Põhjendus:\nklient kolis linna\n\nEesmärgid: Leida töö'],
    ['right below goals without marks', 'Eesmärgid:\nLeida töö\nMuutmise põhjus: klient kolis linna'],
  ])('holds the reason that stands %s', (_, text) => {
    expect(readPlanInMail(text)).toEqual({ ...none, goals: ['Leida töö'], reason: 'klient kolis linna' });
  });

  it('keeps a paragraph of the reason, and is none for a reason alone', () => {
    const long = `Põhjus:\n${`${'a'.repeat(400)}\n`.repeat(9)}\nÜlevaated: kord kuus`;
    expect(readPlanInMail(long)?.reason).toHaveLength(1000);
    expect(readPlanInMail('Põhjus: klient kolis linna')).toBeNull();
    expect(readPlanInMail('Põhjus:\n\nÜlevaated: kord kuus')?.reason).toBeNull();
  });

  it('is not read when there are more goals than a plan can have', () => {
    const many = Array.from({ length: 16 }, (_, index) => `- eesmärk ${index}`).join('\n');
    expect(readPlanInMail(`Eesmärgid:\n${many}`)).toBeNull();
  });

  it('says that there is a question beside it', () => {
    expect(readPlanInMail('Kuidas läheb?\n\nÜlevaated: kord kuus')).toMatchObject({
      rhythm: 'monthly',
      asks: true,
    });
  });

  it('is read of any text at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20_000, unit: 'binary' }), (text) => void readPlanInMail(text)),
    );
    const started = performance.now();
    readPlanInMail(`Eesmärgid:\n${'- '.repeat(100_000)}`);
    readPlanInMail('Eesmärgid:\n'.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
