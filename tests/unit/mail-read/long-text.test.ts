/** What the MIME parser is spared of an endless letter. */
import { describe, expect, it } from 'vitest';
import { withoutUnreadText } from '#mail/read/long-text';

const TEXT = Buffer.alloc(5_000_000, `${'Õhtu '.repeat(12)}\r\n`);
const mail = (headers: string, body = TEXT) => Buffer.concat([Buffer.from(`${headers}\r\n\r\n`), body]);

describe('an endless letter', () => {
  it('of plain text loses what nobody reads, and ends with a whole line', () => {
    for (const type of [
      '',
      '\r\nContent-Type:\r\n text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit',
    ]) {
      const bytes = mail(`From: a@elva.ee${type}`);
      const cut = Buffer.from(withoutUnreadText(bytes));
      expect(cut.length).toBeGreaterThan(3_999_000);
      expect(cut.length).toBeLessThan(4_001_000);
      expect(cut.equals(bytes.subarray(0, cut.length))).toBe(true);
      expect(cut.subarray(-4).toString()).toBe('u \r\n');
    }
  });

  it('stays whole when it holds parts, is encoded, or has no lines', () => {
    const types = [
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
    ];
    for (const bytes of types.map((headers) => mail(headers))) expect(withoutUnreadText(bytes)).toBe(bytes);
    const line = mail('Content-Type: text/plain', Buffer.alloc(5_000_000, 'x'));
    expect(withoutUnreadText(line)).toBe(line);
    const short = mail('Content-Type: text/plain', Buffer.from('Tere\r\n'));
    expect(withoutUnreadText(short)).toBe(short);
  });
});
