import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundReading } from '#domain/mail/bounds';
import { type Reading, readingSchema } from '#domain/reading';
import { completeReferral } from '../../support/cases.ts';
import { deepFreeze } from '../../support/given.ts';

/** Bytes that an item of DynamoDB may have; the rest of it is small. */
const itemLimit = 400_000;

const person = (long: string) => ({ name: long, personalCode: long, birthDate: '2015-09-03' });
const file = (long: string) => ({ name: long, type: long, bytes: 1, readable: false, reason: long });

const reading = (long: string, many: number): Reading => ({
  kind: 'referral',
  reason: long,
  mustNotAnswer: false,
  messageId: long,
  from: { address: long, name: long, municipality: { ehak: '0638', name: 'Vald' }, authentic: false },
  subject: long,
  referral: completeReferral({
    client: { name: long, address: long, phone: long, protection: 'international' },
    need: long,
    goals: long,
    starNumber: long,
    familyMembers: Array(many).fill(person(long)),
  }),
  missing: [],
  warnings: Array.from({ length: many }, () => ({ field: long, reason: long })),
  evidence: Array.from({ length: many }, () => ({ field: long, source: long, text: long.slice(0, 300) })),
  attachments: Array.from({ length: many }, () => ({ ...file(long), inside: Array(many).fill(file(long)) })),
  recipients: Array.from({ length: many }, () => long),
  inReplyTo: long,
  references: Array.from({ length: many }, () => long),
  caseReference: long,
  replyText: long,
  answers: null,
  sentAt: '2026-02-02T07:10:00.000Z',
  virus: null,
  forwardedFrom: { address: long, name: long },
  others: Array(many).fill(completeReferral({ need: long, familyMembers: Array(many).fill(person(long)) })),
  bounced: Array(many).fill(long),
  absence: { until: '2026-02-20', deputy: long },
});

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;

describe('what is kept of a mail', () => {
  it('is all of it for a usual mail', () => {
    const usual = reading('Vajab abi perearsti leidmisel.', 5);
    expect(boundReading(deepFreeze(usual))).toEqual(usual);
  });

  it('fits into an item and can be read again, however long the mail and whatever its letters', () => {
    for (const letter of ['a', 'õ', '語', '😀'])
      for (const length of [0, 14, 300, 5000, 30_000]) {
        const bound = boundReading(reading(letter.repeat(length), 1000));
        expect(bytes(bound)).toBeLessThan(itemLimit);
        expect(readingSchema.safeParse(bound).error).toBeUndefined();
      }
  });

  it('fits for any lengths', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.nat(400), (length, many) => {
        const bound = boundReading(reading('語'.repeat(length), many));
        expect(bytes(bound)).toBeLessThan(itemLimit);
        expect(readingSchema.safeParse(bound).success).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('keeps days and words of fixed lists whole when there is no room left', () => {
    const bound = boundReading(reading('x'.repeat(30_000), 1));
    expect(bound.referral?.client).toMatchObject({ protection: 'international', birthDate: '1990-05-14' });
    expect(bound.referral?.familyMembers[0]?.birthDate).toBe('2015-09-03');
  });
});
