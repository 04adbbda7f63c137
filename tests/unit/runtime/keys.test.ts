/** Keys that change: how long old ones are kept, and how a container that has read them before finds new ones. */
import { describe, expect, it } from 'vitest';
import { addKey, type KeyRing, LONGEST_USE_DAYS, parseKeyRing, writeKeyRing } from '#contract/key-ring';
import { openKeys } from '#runtime/keys';

const DAY_MS = 86_400_000;
const day = (count: number): string => new Date(Date.parse('2026-01-01') + count * DAY_MS).toISOString();
const idsOf = (ring: KeyRing) => ring.map(({ id }) => id);

describe('a ring of keys', () => {
  it('of a plain text is one key without a name, and is written as a list once it was changed', () => {
    const before = parseKeyRing('64 characters');
    expect(before).toEqual([{ id: '', key: '64 characters', since: null }]);
    const after = addKey(before, day(0), 'abcdefgh', 'new');
    expect(parseKeyRing(writeKeyRing(after))).toEqual([
      { id: 'abcd', key: 'new', since: null },
      { id: '', key: '64 characters', since: day(0) },
    ]);
  });

  it('refuses a list without a key, or with a name that no link can carry', () => {
    expect(() => parseKeyRing('{"keys":[]}')).toThrow();
    expect(() => parseKeyRing('{"keys":[{"id":"A.B","key":"x","since":null}]}')).toThrow();
    expect(() => parseKeyRing('{"oops')).toThrow(SyntaxError);
  });

  it('takes another part of the name when its beginning is taken', () => {
    const once = addKey(parseKeyRing('old'), day(0), 'abcdefgh', 'one');
    expect(idsOf(addKey(once, day(1), 'abcdefgh', 'two'))).toEqual(['bcde', 'abcd', '']);
  });

  it.each([30, 90, 365])('changed every %i days never drops a key whose links are of use', (period) => {
    const replaced = new Map<string, number>();
    let ring = parseKeyRing('first');
    for (let turn = 1; turn <= 60; turn += 1) {
      const now = turn * period;
      const before = ring;
      // The version that is current was made a period ago.
      ring = addKey(before, day(now - period), name(turn), `key ${turn}`);
      replaced.set(before[0].id, now);
      for (const { id } of before.filter((key) => !idsOf(ring).includes(key.id)))
        expect(now - (replaced.get(id) ?? now)).toBeGreaterThan(LONGEST_USE_DAYS);
      expect(ring.length).toBeLessThanOrEqual(3 + Math.ceil(LONGEST_USE_DAYS / period));
    }
    expect(idsOf(ring)).not.toContain('');
  });
});

/** Names that nobody has had before. */
const name = (turn: number): string =>
  `${String.fromCharCode(97 + Math.floor(turn / 26), 97 + (turn % 26))}zz`.padEnd(4, 'z');

describe('keys kept by a container', () => {
  const scene = async () => {
    const secret = { text: 'old', readings: 0, fails: false };
    const clock = { now: 0 };
    const read = async () => {
      secret.readings += 1;
      if (secret.fails) throw new Error('throttled');
      return secret.text;
    };
    const keys = await openKeys(read, () => clock.now);
    const change = () => {
      secret.text = writeKeyRing(addKey(parseKeyRing(secret.text), day(0), 'abcdefgh', 'new'));
    };
    return { secret, clock, keys, change };
  };

  it('are read once while all is known', async () => {
    const { secret, keys } = await scene();
    for (let turn = 0; turn < 5; turn += 1) expect((await keys.find(''))?.key).toBe('old');
    expect(await keys.newest()).toMatchObject({ key: 'old' });
    expect(secret.readings).toBe(1);
  });

  it('are read again for a name that was made meanwhile, and then sign with it', async () => {
    const { clock, keys, change } = await scene();
    change();
    clock.now = 10_000;
    expect((await keys.newest()).key).toBe('old');
    expect((await keys.find('abcd'))?.key).toBe('new');
    expect((await keys.newest()).key).toBe('new');
    expect((await keys.find(''))?.key).toBe('old');
  });

  it('are read every 10 seconds at most, whatever names somebody invents', async () => {
    const { secret, clock, keys } = await scene();
    for (clock.now = 0; clock.now < 60_000; clock.now += 100) expect(await keys.find('zzzz')).toBeNull();
    expect(secret.readings).toBe(6);
  });

  it('are read again after an hour, so that a key put by hand takes over', async () => {
    const { secret, clock, keys } = await scene();
    secret.text = 'put by hand';
    clock.now = 60 * 60_000;
    expect((await keys.newest()).key).toBe('put by hand');
    expect((await keys.find(''))?.key).toBe('put by hand');
  });

  it('stay as they are when they cannot be read again', async () => {
    const { secret, clock, keys } = await scene();
    secret.fails = true;
    clock.now = 60 * 60_000;
    expect((await keys.all())[0].key).toBe('old');
    expect(await keys.find('abcd')).toBeNull();
  });
});
