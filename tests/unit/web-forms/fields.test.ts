import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import {
  confirmed,
  minutes,
  optionalDay,
  optionalEmail,
  optionalLanguages,
  optionalPersonalCode,
  optionalPhone,
  requiredName,
  requiredTime,
} from '#web/forms/field-schemas.ts';

const read = <Output>(schema: z.ZodMiniType<Output, readonly string[]>, ...texts: string[]) => {
  const result = schema.safeParse(texts);
  return result.success ? result.data : { wrong: result.error.issues[0]?.message };
};
const wrong = { wrong: expect.stringMatching(/\p{L}/u) };

describe('a field', () => {
  it('of a name takes letters of any script and refuses what is no name', () => {
    for (const name of ['Mari Maasikas', 'Олена Коваленко', 'Anne-Ly O’Neill', 'Žürii Õun jr.'])
      expect(read(requiredName, name)).toBe(name);
    expect(read(requiredName, '  Mari \t Maasikas\u202e ')).toBe('Mari Maasikas');
    for (const name of ['', ' ', 'M4ri', '-', 'a', '<b>Mari</b>', 'http://x.ee/', `M${'a'.repeat(200)}`])
      expect(read(requiredName, name)).toEqual(wrong);
  });

  it('of a telephone takes 7 to 15 digits as people write them', () => {
    for (const phone of ['612 3456', '+372 5123 4567', '(372) 51.234-567'])
      expect(read(optionalPhone, phone)).toBe(phone);
    expect(read(optionalPhone, '')).toBeNull();
    expect(read(optionalPhone)).toBeNull();
    for (const phone of ['12', '123456', '1'.repeat(16), '5123 4567 Mari', '++3725123456'])
      expect(read(optionalPhone, phone)).toEqual(wrong);
  });

  it('of an e-mail address takes one address', () => {
    expect(read(optionalEmail, ' mari@teenus.example ')).toBe('mari@teenus.example');
    expect(read(optionalEmail, '')).toBeNull();
    for (const email of ['mari', 'mari@', 'a@b.ee, c@d.ee', `${'a'.repeat(250)}@b.ee`])
      expect(read(optionalEmail, email)).toEqual(wrong);
  });

  it('of a day takes what browsers post and what people write', () => {
    for (const day of ['2026-02-06', '06.02.2026', '6.2.2026', '6. 2. 2026'])
      expect(read(optionalDay, day)).toBe('2026-02-06');
    expect(read(optionalDay, '')).toBeNull();
    for (const day of ['30.02.2026', '2026-13-01', '06/02/2026', 'homme', '6.2.26'])
      expect(read(optionalDay, day)).toEqual(wrong);
  });

  it('of a time takes point or colon', () => {
    expect(['14:30', '14.30', '14,30', '9.05', '00:00'].map((time) => read(requiredTime, time))).toEqual([
      '14:30',
      '14:30',
      '14:30',
      '09:05',
      '00:00',
    ]);
    for (const time of ['', '24.00', '12.60', 'kell 3', '14'])
      expect(read(requiredTime, time)).toEqual(wrong);
  });

  it('of minutes takes a quarter of an hour to a working day, an hour when empty', () => {
    expect(['', '15', '480'].map((text) => read(minutes, text))).toEqual([60, 15, 480]);
    for (const text of ['14', '481', '1e2', '60.5', '-60', 'tund'])
      expect(read(minutes, text)).toEqual(wrong);
  });

  it('of languages takes codes and names, repeated or with commas, each once', () => {
    expect(read(optionalLanguages, 'et', 'Ukraina keel, vene', 'ENGLISH; uk', '')).toEqual([
      'et',
      'uk',
      'ru',
      'en',
    ]);
    expect(read(optionalLanguages, 'pärsia (dari) ja украинский')).toEqual(['fa', 'uk']);
    expect(read(optionalLanguages)).toEqual([]);
    expect(read(optionalLanguages, 'vene, klingoni')).toEqual({ wrong: expect.stringContaining('klingoni') });
    expect(read(optionalLanguages, 'aa,ab,af,ak,sq,am,ar,an,hy,as,av,ae,ay,az,bm,ba,eu,be,bn,bi,bs')).toEqual(
      wrong,
    );
  });

  it('of a personal code takes only one whose check digit is right', () => {
    expect(read(optionalPersonalCode, '376 0503 0299')).toBe('37605030299');
    expect(read(optionalPersonalCode, '')).toBeNull();
    for (const code of ['37605030298', '12345', '37613030299'])
      expect(read(optionalPersonalCode, code)).toEqual(wrong);
  });

  it('of a statement takes nothing but yes', () => {
    expect(read(confirmed('Kinnitage.'), 'yes')).toBe(true);
    for (const text of ['', 'no', 'on'])
      expect(read(confirmed('Kinnitage.'), text)).toEqual({ wrong: 'Kinnitage.' });
  });
});
