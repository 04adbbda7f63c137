/** The time of the interim evaluation in a municipality's mail: read only when it is said beyond doubt. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvaluationInMail } from '#mail/read/evaluation';

describe('a time of an evaluation in a mail', () => {
  it('is that of Estonia, with the place if it is said; the rest of the mail stays', () => {
    const text = 'Tere!\n\nVahehindamine: 12.06.2026 kell 10.00\nKoht: Vallamaja, ruum 5\n\nMari';
    expect(readEvaluationInMail(text)).toEqual({
      startsAt: '2026-06-12T07:00:00.000Z',
      place: 'Vallamaja, ruum 5',
      rest: 'Tere!\n\n\nMari',
    });
    expect(readEvaluationInMail('Vahehindamine: 12.01.2026 kell 10.00')).toMatchObject({
      ...{ startsAt: '2026-01-12T08:00:00.000Z', place: null },
    });
  });

  it.each([
    '1.6.2026 kell 9:30',
    '01. 06. 2026, kl 9.30',
    '1.06.2026 kl. 09.30.',
    ' 1.6.2026  kell  9.30 ',
  ])('understands „%s“', (said) => {
    expect(readEvaluationInMail(`vahehindamise aeg:${said}`)?.startsAt).toBe('2026-06-01T06:30:00.000Z');
  });

  it.each([
    ['prose', 'Vahehindamine võiks olla 12.06.2026 kell 10.00.'],
    ['no time', 'Vahehindamine: 12.06.2026'],
    ['a part of a day', 'Vahehindamine: 12.06.2026 hommikul'],
    ['more words', 'Vahehindamine: 12.06.2026 kell 10.00 või 11.00'],
    ['a question', 'Vahehindamine: 12.06.2026 kell 10.00?'],
    ['a day that there is not', 'Vahehindamine: 31.06.2026 kell 10.00'],
    ['an hour that there is not', 'Vahehindamine: 12.06.2026 kell 25.00'],
    ['two times', 'Vahehindamine: 12.06.2026 kell 10.00\nVahehindamine: 13.06.2026 kell 10.00'],
    ['two places', 'Vahehindamine: 12.06.2026 kell 10.00\nKoht: a\nKoht: b'],
    ['no text', ''],
  ])('is not read from %s', (_, text) => {
    expect(readEvaluationInMail(text)).toBeNull();
  });

  it('is looked for in any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        readEvaluationInMail(`Vahehindamine: ${text}`);
      }),
    );
    expect(readEvaluationInMail(null)).toBeNull();
  });
});
