import { describe, expect, it } from 'vitest';
import { addKey, writeKeyRing } from '#contract/key-ring';
import { canarySubject, readCanary } from '#mail/canary';
import { fixedKeys } from '../../support/keys.ts';

const keys = fixedKeys('k'.repeat(64));
const [key] = keys.ring;
const { find } = keys;
const sentAt = '2026-03-02T10:00:00.000Z';
const mail = (subject: string, body = 'This mail checks that the inbox works.') =>
  Buffer.from(
    `Received: from a.example\r\nFrom: tugirada@tugi.ee\r\nSubject: ${subject}\r\nTo: x\r\n\r\n${body}\r\n`,
  );

describe('a canary mail', () => {
  it('is known by its signature', async () => {
    expect(await readCanary(mail(canarySubject(key, sentAt)), find, '2026-03-02T10:00:20.000Z')).toBe(
      'fresh',
    );
  });

  it('is ours, but proves nothing, when it is more than two hours old: somebody may send it again', async () => {
    expect(await readCanary(mail(canarySubject(key, sentAt)), find, '2026-03-02T12:00:00.000Z')).toBe(
      'fresh',
    );
    expect(await readCanary(mail(canarySubject(key, sentAt)), find, '2026-03-02T12:00:00.001Z')).toBe('old');
  });

  it.each([
    ['another key', canarySubject({ ...key, key: 'other'.repeat(10) }, sentAt)],
    ['another moment', canarySubject(key, sentAt).replace('10:00', '11:00')],
    ['no signature', `Tugirada canary ${sentAt}`],
    ['a signature cut short', canarySubject(key, sentAt).slice(0, -1)],
    ['a word before it', `Re: ${canarySubject(key, sentAt)}`],
    ['an ordinary subject', 'Suunamine tugiisikuteenusele'],
  ])('is none with %s: it goes to triage like any mail', async (_, subject) => {
    expect(await readCanary(mail(subject), find, sentAt)).toBeNull();
  });

  it('is known by whichever key signed it, and by the name of no other', async () => {
    const changed = fixedKeys(writeKeyRing(addKey(keys.ring, sentAt, 'bcde', 'new')));
    const [newest] = changed.ring;
    expect(await readCanary(mail(canarySubject(newest, sentAt)), changed.find, sentAt)).toBe('fresh');
    expect(await readCanary(mail(canarySubject(key, sentAt)), changed.find, sentAt)).toBe('fresh');
    const forged = canarySubject({ ...key, id: 'bcde' }, sentAt);
    expect(await readCanary(mail(forged), changed.find, sentAt)).toBeNull();
  });

  it('is not found in the text of a mail', async () => {
    const quoted = mail('Küsimus', `Subject: ${canarySubject(key, sentAt)}`);
    expect(await readCanary(quoted, find, sentAt)).toBeNull();
  });

  it('holds no personal data in its subject, only a moment and a signature', () => {
    expect(canarySubject(key, sentAt)).toMatch(/^Tugirada canary 2026-03-02T10:00:00\.000Z [0-9a-f]{40}$/);
  });
});
