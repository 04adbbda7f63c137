import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit, checkPersonalCode } from '#domain/personal-code';
import { personalCodeFor } from '../../support/mails/personal-code.ts';

describe('a personal code', () => {
  it('tells the birth date of each century', () => {
    expect(checkPersonalCode(personalCodeFor('female', '1885-03-12'))).toMatchObject({
      birthDate: '1885-03-12',
    });
    expect(checkPersonalCode(personalCodeFor('male', '1985-03-12'))).toMatchObject({
      birthDate: '1985-03-12',
    });
    expect(checkPersonalCode(personalCodeFor('female', '2015-12-31'))).toMatchObject({
      birthDate: '2015-12-31',
    });
    expect(checkPersonalCode(personalCodeFor('male', '2101-01-01'))).toMatchObject({
      birthDate: '2101-01-01',
    });
  });

  it('is right for the example of the standard', () => {
    expect(checkPersonalCode('37605030299')).toEqual({
      valid: true,
      code: '37605030299',
      birthDate: '1976-05-03',
    });
  });

  it('may be written with spaces and dashes', () => {
    expect(checkPersonalCode('376 0503 0299')).toMatchObject({ valid: true, code: '37605030299' });
    expect(checkPersonalCode('376-0503-0299')).toMatchObject({ valid: true });
  });

  it.each([
    ['3760503029', 'length'],
    ['376050302990', 'length'],
    ['07605030299', 'length'],
    ['97605030299', 'length'],
    ['3760503029a', 'length'],
    ['37602300299', 'date'],
    ['37613010299', 'date'],
    ['37600100299', 'date'],
    ['37605030298', 'checksum'],
  ])('%s is refused for its %s', (code, reason) => {
    expect(checkPersonalCode(code)).toEqual({ valid: false, reason });
  });

  it('takes the second row of weights, and then 0, when the sum leaves 10', () => {
    expect(checkDigit('4990302001')).toBeLessThan(10);
    const digits = fc.integer({ min: 1_000_000_000, max: 8_999_999_999 }).map(String);
    fc.assert(fc.property(digits, (ten) => checkDigit(ten) >= 0 && checkDigit(ten) <= 9));
  });

  it('notices every wrong check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 999 }), (digit, serial) => {
        const right = personalCodeFor('female', '1985-03-12', serial);
        const changed = `${right.slice(0, 10)}${digit}`;
        return checkPersonalCode(changed).valid === (changed === right);
      }),
    );
  });
});
