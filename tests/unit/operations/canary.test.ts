import { describe, expect, it } from 'vitest';
import { canarySubject, readCanary } from '#mail/canary';

const key = 'k'.repeat(64);
const sentAt = '2026-03-02T10:00:00.000Z';
const mail = (subject: string, body = 'This mail checks that the inbox works.') =>
  Buffer.from(
    `Received: from a.example\r\nFrom: tugirada@tugi.ee\r\nSubject: ${subject}\r\nTo: x\r\n\r\n${body}\r\n`,
  );

describe('a canary mail', () => {
  it('is known by its signature', () => {
    expect(readCanary(mail(canarySubject(key, sentAt)), key, '2026-03-02T10:00:20.000Z')).toBe('fresh');
  });

  it('is ours, but proves nothing, when it is more than two hours old: somebody may send it again', () => {
    expect(readCanary(mail(canarySubject(key, sentAt)), key, '2026-03-02T12:00:00.000Z')).toBe('fresh');
    expect(readCanary(mail(canarySubject(key, sentAt)), key, '2026-03-02T12:00:00.001Z')).toBe('old');
  });

  it.each([
    ['another key', canarySubject('other'.repeat(10), sentAt)],
    ['another moment', canarySubject(key, sentAt).replace('10:00', '11:00')],
    ['no signature', `Tugirada canary ${sentAt}`],
    ['a signature cut short', canarySubject(key, sentAt).slice(0, -1)],
    ['a word before it', `Re: ${canarySubject(key, sentAt)}`],
    ['an ordinary subject', 'Suunamine tugiisikuteenusele'],
  ])('is none with %s: it goes to triage like any mail', (_, subject) => {
    expect(readCanary(mail(subject), key, sentAt)).toBeNull();
  });

  it('is not found in the text of a mail', () => {
    const quoted = mail('Küsimus', `Subject: ${canarySubject(key, sentAt)}`);
    expect(readCanary(quoted, key, sentAt)).toBeNull();
  });

  it('holds no personal data in its subject, only a moment and a signature', () => {
    expect(canarySubject(key, sentAt)).toMatch(/^Tugirada canary 2026-03-02T10:00:00\.000Z [0-9a-f]{40}$/);
  });
});
