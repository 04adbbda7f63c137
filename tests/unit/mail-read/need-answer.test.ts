import { describe, expect, it } from 'vitest';
import { readNeed } from '#mail/read/need-answer';

describe('a reply to the warning that the service ends', () => {
  it.each([
    ['Tere! Vajadus jätkub.', 'continues'],
    ['Jah, klient vajab tugiisikut ka edaspidi. Teeme uue otsuse.', 'continues'],
    ['Tere\n\nKlient vajab edasi.\n\nLugupidamisega\nKadri Tamm', 'continues'],
    ['Ei vaja enam, aitäh!', 'ends'],
    ['Vajadus on lõppenud', 'ends'],
    ['Klient saab ise hakkama.', 'ends'],
    ['Suuname ta muule teenusele.', 'other-service'],
  ])('is read: %j', (text, need) => {
    expect(readNeed(text)).toBe(need);
  });

  it.each([
    [''],
    [null],
    ['Kas vajadus jätkub?'],
    ['Vajadus jätkub. Kas tugiisik saab temaga edasi töötada?'],
    ['Ei tea veel, kas vajab edaspidi.'],
    ['Vajab abi ka edaspidi, aga tugiisikut ei vaja.'],
    ['Kui vajadus jätkub, anname teada.'],
    ['Täname teate eest.'],
  ])('is not guessed: %j', (text) => {
    expect(readNeed(text)).toBeNull();
  });

  it('stays quick with a megabyte of hostile text', () => {
    const started = performance.now();
    expect(readNeed('vajab '.repeat(170_000))).toBeNull();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
