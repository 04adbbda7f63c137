import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { caseIdFrom, caseIdIn, caseIdPattern } from '#domain/case/case-id';

describe('the id of a case', () => {
  it('is the year and five characters of the digest', () => {
    expect(caseIdFrom('00000000ff', 2026)).toBe('TR26-00000');
    expect(caseIdFrom('ffffffff00', 2026)).toBe('TR26-ZZZZZ');
    expect(caseIdFrom('08864298aa', 2031)).toBe('TR31-12345');
    expect(caseIdFrom('00000000', 2105)).toBe('TR05-00000');
  });

  it('depends on 25 bits of the digest and on no other', () => {
    expect(caseIdFrom('0000007f', 2026)).toBe('TR26-00000');
    expect(caseIdFrom('00000080', 2026)).toBe('TR26-00001');
  });

  it('holds no letter that sounds or looks like another: no I, L, O, U', () => {
    const ids = Array.from({ length: 500 }, (_, n) =>
      caseIdFrom(createHash('sha256').update(String(n)).digest('hex'), 2026),
    );
    for (const id of ids) expect(id).toMatch(caseIdPattern);
    expect(new Set(ids.join('').replace(/TR26-/g, '')).size).toBe(32);
    for (const wrong of ['TR26-4F7KI', 'TR26-4f7kq', 'TR26-4F7K', 'XTR26-4F7KQ'])
      expect(wrong).not.toMatch(caseIdPattern);
  });
});

describe('a case’s number as people write it', () => {
  it.each([
    ['TR26-4F7KQ', 'TR26-4F7KQ'],
    [' tr26 4f7kq ', 'TR26-4F7KQ'],
    ['26-4f7kq', 'TR26-4F7KQ'],
    ['TR26-OIL00', 'TR26-01100'],
  ])('%j is %s', (typed, caseId) => {
    expect(caseIdIn(typed)).toBe(caseId);
  });

  it.each(['', 'TR26', 'Kovalenko', 'TR26-4F7KU', 'TR26-4F7KQX'])('%j is none', (typed) => {
    expect(caseIdIn(typed)).toBeNull();
  });
});
