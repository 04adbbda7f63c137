/** Who signed in: at TARA the subject is a personal code, which must get nowhere. */
import { describe, expect, it } from 'vitest';
import { personOf } from '#web/sign-in/person.ts';

const key = 'k'.repeat(32);
const code = '60001019906';
/** As TARA's documentation shows an ID token. */
const tara = {
  iss: 'https://tara.ria.ee',
  sub: `EE${code}`,
  profile_attributes: { date_of_birth: '2000-01-01', given_name: 'MARY ÄNN', family_name: 'O’CONNEŽ-ŠUSLIK' },
  amr: ['mID'],
};

describe('a person who signed in', () => {
  it('at TARA is a keyed hash, always the same, and has a name', () => {
    const person = personOf(tara, 'hidden', key);
    expect(person).toEqual({
      sub: expect.stringMatching(/^officer-[\w-]{22}$/),
      name: 'MARY ÄNN O’CONNEŽ-ŠUSLIK',
    });
    expect(personOf({ ...tara, amr: ['idcard'] }, 'hidden', key)).toEqual(person);
    expect(personOf(tara, 'hidden', 'another key').sub).not.toBe(person.sub);
    expect(personOf({ ...tara, sub: 'EE60001019917' }, 'hidden', key).sub).not.toBe(person.sub);
  });

  it.each([
    'plain',
    'hidden',
  ] as const)('leaves no part of the code anywhere, with the setting %s', (kept) => {
    for (const sub of [`EE${code}`, code, 'LV/EE/010190-12345', `PNOEE-${code}`]) {
      const all = JSON.stringify(personOf({ sub }, kept, key));
      expect(all).not.toMatch(/\d{5}/);
      expect(all).not.toContain(sub);
    }
  });

  it('of another country is hidden at TARA whatever the subject looks like', () => {
    expect(JSON.stringify(personOf({ sub: 'FI/EE/010190A' }, 'hidden', key))).not.toContain('010190A');
  });

  it('elsewhere is known by the subject that the issuer gives', () => {
    expect(personOf({ sub: 'mari', name: 'Mari Maasikas' }, 'plain', key)).toEqual({
      sub: 'mari',
      name: 'Mari Maasikas',
    });
    const uuid = '4c4fdc5e-9a2b-4b8b-9d70-12345678901a';
    expect(personOf({ sub: uuid }, 'plain', key)).toEqual({ sub: uuid, name: uuid });
  });

  it('must have a subject', () => {
    expect(() => personOf({ sub: '', name: 'Keegi' }, 'plain', key)).toThrow();
  });
});
