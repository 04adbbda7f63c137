/** Reply addresses and task links: what they say, and that nobody else can make one, also after the key was changed. */
import { describe, expect, it } from 'vitest';
import { findReplyAddress, readLink, replyAddress, signLink, verifyReplyTag } from '#casework/signing';
import { addKey, parseKeyRing, writeKeyRing } from '#contract/key-ring';
import { incompleteCase } from '../../support/cases.ts';
import { fixedKeys } from '../../support/keys.ts';

const mailDomain = 'tugirada.example';
const about = { kind: 'complete-referral', cause: '1' } as const;
const state = incompleteCase();
const plain = fixedKeys('a key from before keys had names');
const changed = (from = plain.ring, name = 'bcde') =>
  fixedKeys(writeKeyRing(addKey(from, '2026-03-01T00:00:00.000Z', name, `key ${name}`)));
const another = parseKeyRing('another key')[0];

describe.each([
  ['of a key without a name', plain],
  ['of a key that was changed', changed()],
])('reply addresses %s', (_, keys) => {
  const [key] = keys.ring;
  const made = replyAddress(key, mailDomain, state.id, 'municipality', about);
  const verify = async (address: string, by = keys) => {
    const found = findReplyAddress([address], mailDomain);
    return found && verifyReplyTag(by, state, found);
  };

  it('fit into 64 characters before the @ and stay what they are in capitals', async () => {
    expect(made.indexOf('@')).toBeLessThanOrEqual(64);
    const found = findReplyAddress([made.toUpperCase()], mailDomain);
    expect(found).toEqual(findReplyAddress([made], mailDomain.toUpperCase()));
    expect(found?.caseId).toBe(state.id);
    expect(await verify(made.toUpperCase())).toEqual({ party: 'municipality', about });
  });

  it('differ by case, party, obligation and key', async () => {
    const addresses = [
      made,
      replyAddress(key, mailDomain, state.id, 'provider', about),
      replyAddress(key, mailDomain, state.id, 'municipality', null),
      replyAddress(key, mailDomain, state.id, 'municipality', { ...about, cause: '2' }),
      replyAddress({ ...key, key: 'another' }, mailDomain, state.id, 'municipality', about),
      replyAddress(key, mailDomain, 'TR26-00000', 'municipality', about),
    ];
    expect(new Set(addresses.map((one) => findReplyAddress([one], mailDomain)?.tag)).size).toBe(6);
    for (const address of addresses.slice(4)) expect(await verify(address)).toBeNull();
  });

  it('are found nowhere else than in an address of ours', () => {
    const others = [
      'juhtum@tugirada.example',
      'juhtum+tr26-4f7kq@tugirada.example',
      `x${made}`,
      `${made}.evil`,
      '',
    ];
    expect(findReplyAddress(others, mailDomain)).toBeNull();
    expect(findReplyAddress([...others, made], mailDomain)?.caseId).toBe(state.id);
  });

  it('are still known when the key was changed twice more, and refused under any other name of a key', async () => {
    const later = changed(changed(keys.ring, 'fghi').ring, 'klmn');
    expect(await verify(made, later)).toEqual({ party: 'municipality', about });
    const tag = findReplyAddress([made], mailDomain)?.tag;
    for (const name of ['', 'bcde', 'fghi', 'klmn', 'zzzz'].filter((one) => one !== key.id)) {
      const forged = `juhtum+${state.id.toLowerCase()}.${name}${tag}@${mailDomain}`;
      expect(await verify(forged, later), forged).toBeNull();
    }
  });
});

describe.each([
  ['of a key without a name', plain],
  ['of a key that was changed', changed()],
])('task links %s', (_, keys) => {
  const link = {
    caseId: 'TR26-4F7KQ',
    kind: 'ensure-support-person',
    cause: '1',
    party: 'provider',
    issue: 2,
  } as const;
  const token = signLink(keys.ring[0], link);

  it('read back what they are for', async () => {
    expect(await readLink(keys, token)).toEqual(link);
  });

  it('are of no use when any character is altered, or with another key', async () => {
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === '2' ? '3' : '2';
      expect(await readLink(keys, `${token.slice(0, at)}${other}${token.slice(at + 1)}`)).toBeNull();
    }
    const twice = token.replace(/\.(?=[^.]+$)/, '..');
    for (const wrong of [`${token}.x`, `${token}.`, '', '.....', token.slice(0, -1), twice])
      expect(await readLink(keys, wrong)).toBeNull();
    expect(await readLink(fixedKeys('another key'), token)).toBeNull();
    expect(await readLink(keys, signLink(another, link))).toBeNull();
  });

  it('open when the key was changed twice more, and not under any other name of a key', async () => {
    const later = changed(changed(keys.ring, 'fghi').ring, 'klmn');
    expect(await readLink(later, token)).toEqual(link);
    const [signature = ''] = token.split('.').slice(-1);
    const bare = token.split('.').slice(0, 5);
    for (const name of ['', 'bcde', 'fghi', 'klmn', 'zzzz'].filter((one) => one !== keys.ring[0].id)) {
      const forged = [...bare, ...(name ? [name] : []), signature].join('.');
      expect(await readLink(later, forged), forged).toBeNull();
    }
  });
});
