import type { Message } from '@aws-sdk/client-sesv2';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingCalendarFile } from '#mail/compose/calendar-file';
import { composeMessage, type MailToCompose } from '#mail/compose/message';
import { exampleBlocks, exampleFrame } from './example.ts';

const compose = (changes: Partial<MailToCompose> = {}): Message & { replyTo: string[] } => {
  const { Content, ReplyToAddresses } = composeMessage({
    subject: exampleFrame.title,
    blocks: exampleBlocks,
    preview: exampleFrame.preview,
    replyTo: 'juhtum+tr26-4f7kq.0123456789abcdefghjk@tugirada.example',
    references: [],
    ...changes,
  });
  if (Content?.Simple === undefined) throw new Error('no simple message');
  return { ...Content.Simple, replyTo: ReplyToAddresses ?? [] };
};

const header = (message: Message, name: string): string | undefined =>
  message.Headers?.find(({ Name }) => Name === name)?.Value;

describe('a composed message', () => {
  it('carries subject, both parts, Reply-To and the mark of an automatic mail', () => {
    const message = compose();
    expect(message.Subject).toEqual({ Data: exampleFrame.title, Charset: 'UTF-8' });
    expect(message.Body?.Text?.Data).toContain('Teil on uus ülesanne');
    expect(message.Body?.Html?.Data).toContain(`<title>${exampleFrame.title}</title>`);
    expect(message.Headers).toEqual([{ Name: 'Auto-Submitted', Value: 'auto-generated' }]);
    expect(message.Attachments).toEqual([]);
    expect(message.replyTo).toEqual(['juhtum+tr26-4f7kq.0123456789abcdefghjk@tugirada.example']);
  });

  it('does not invite answers when it has no Reply-To', () => {
    const message = compose({ replyTo: null });
    expect(message.replyTo).toEqual([]);
    expect(message.Body?.Text?.Data).not.toContain('Võite sellele kirjale vastata');
  });

  it('signs with a person and shows the telephone when it is given them', () => {
    const text = compose({ signer: 'Lea Lepp', phone: '6121360' }).Body?.Text?.Data;
    expect(text).toContain('Lugupidamisega\nLea Lepp\nSotsiaalkindlustusamet\n');
    expect(text).toContain('Telefon 612 1360');
  });

  it('attaches the calendar file byte for byte, with its method in the type', () => {
    const text = meetingCalendarFile({
      uid: 'a@tugirada.example',
      sequence: 1,
      method: 'CANCEL',
      start: '2026-03-03T08:00:00.000Z',
      end: '2026-03-03T09:00:00.000Z',
      summary: 'Kohtumine jääb ära',
      url: 'https://tugirada.example/',
      stamp: '2026-02-26T10:00:00.000Z',
      organizer: 'suunamine@tugirada.example',
    });
    const [attachment, ...others] = compose({ calendarFile: { text, method: 'CANCEL' } }).Attachments ?? [];
    expect(others).toEqual([]);
    expect(attachment).toMatchObject({
      FileName: 'kohtumine.ics',
      ContentType: 'text/calendar; method=CANCEL; charset=UTF-8',
      ContentTransferEncoding: 'BASE64',
    });
    expect(new TextDecoder().decode(attachment?.RawContent)).toBe(text);
  });
});

describe('the thread', () => {
  it('names every mail before it and answers the latest', () => {
    const message = compose({ references: ['<a@x.ee>', '<b@eu-west-1.amazonses.com>', '<a@x.ee>'] });
    expect(header(message, 'References')).toBe('<a@x.ee> <b@eu-west-1.amazonses.com>');
    expect(header(message, 'In-Reply-To')).toBe('<b@eu-west-1.amazonses.com>');
  });

  it('keeps the first and the latest mails when there are too many for a header', () => {
    const references = Array.from({ length: 60 }, (_, index) => `<${'m'.repeat(40)}${index}@x.ee>`);
    const kept = header(compose({ references }), 'References')?.split(' ') ?? [];
    expect(kept.join(' ').length).toBeLessThanOrEqual(870);
    expect(kept[0]).toBe(references[0]);
    expect(kept.slice(1)).toEqual(references.slice(1 - kept.length));
    expect(kept.length).toBeGreaterThan(15);
  });

  it('leaves out what is not a Message-ID', () => {
    const references = [
      'a@x.ee',
      '<a b@x.ee>',
      '<õ@x.ee>',
      '<a@x.ee>\r\nBcc: kuri@example.com',
      '<x>',
      '<a@x.ee><b@x.ee>',
    ];
    expect(compose({ references }).Headers).toHaveLength(1);
  });
});

describe('headers', () => {
  it('hold printable ASCII only, whatever the references', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }).map((text) => `<${text}@x.ee>`)), (references) => {
        for (const { Name, Value } of compose({ references }).Headers ?? []) {
          expect(`${Name}: ${Value}`).toMatch(/^[ -~]{1,996}$/);
        }
      }),
    );
  });

  it.each([
    'a@b.ee\r\nBcc: c@d.ee',
    'a@b.ee, c@d.ee',
    'Mari <a@b.ee>',
    'a',
    '',
  ])('refuse %j as Reply-To', (replyTo) => {
    expect(() => compose({ replyTo })).toThrow(RangeError);
  });
});

describe('the subject', () => {
  it('stays on one line, with ordinary spaces and no hidden characters', () => {
    const subject = compose({ subject: 'Ülesanne\r\nBcc: kuri@example.com \u202eTR26\u00a04F7KQ' }).Subject
      ?.Data;
    expect(subject).toBe('Ülesanne Bcc: kuri@example.com TR26 4F7KQ');
  });

  it('is cut at a word at 150 characters', () => {
    const subject = compose({ subject: 'pikk teema '.repeat(40) }).Subject?.Data ?? '';
    expect(subject.length).toBeLessThanOrEqual(150);
    expect(subject).toMatch(/(pikk|teema)…$/);
    expect([...(compose({ subject: '👍'.repeat(200) }).Subject?.Data ?? '')]).toHaveLength(150);
  });

  it('must say something', () => {
    expect(() => compose({ subject: ' \u200b\r\n' })).toThrow('needs a subject');
  });
});
