/** Sends mails into the local system through its SMTP port, as a municipality's mail server would. */
import { readFileSync } from 'node:fs';
import nodemailer from 'nodemailer';
import type { LocalMail } from './endpoints/ports.ts';

const sample = new URL('../seed/sample-referral.eml', import.meta.url);

export type Post = {
  /** Who sends the sample. */
  sampleSender: string;
  sendSample(): Promise<void>;
  sendReply(mail: LocalMail, from: string, text: string): Promise<void>;
};

/** `now` gives ms since the epoch of the system's world, for the Date of the mails. */
export function createPost(settings: { smtpPort: number; inbox: string; now: () => number }): Post {
  const transport = () =>
    nodemailer.createTransport({
      host: '127.0.0.1',
      port: settings.smtpPort,
      secure: false,
      ignoreTLS: true,
    });
  const date = () => new Date(settings.now());
  return {
    sampleSender: sampleOf(date()).from,
    async sendSample() {
      const { raw, from } = sampleOf(date());
      await transport().sendMail({ envelope: { from, to: [settings.inbox] }, raw });
    },
    async sendReply(mail, from, text) {
      const messageId = Object.entries(mail.headers).find(
        ([name]) => name.toLowerCase() === 'message-id',
      )?.[1];
      await transport().sendMail({
        from,
        to: mail.replyTo ?? mail.from,
        subject: /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`,
        ...(messageId === undefined ? {} : { inReplyTo: messageId, references: messageId }),
        date: date(),
        text,
      });
    },
  };
}

/** The sample with a Message-ID and a Date of its own, so that each sending is another referral; and who sends it. */
export function sampleOf(date: Date): { raw: Buffer; from: string } {
  const text = readFileSync(sample, 'latin1').replace(/\r?\n/g, '\r\n');
  const end = text.indexOf('\r\n\r\n');
  const head = text.slice(0, end).replace(/^(Message-ID|Date):.*(\r\n[ \t].*)*\r\n/gim, '');
  const [, from = ''] = /^From:.*?([^\s<>"]+@[^\s<>"]+)/im.exec(head) ?? [];
  const own = `Message-ID: <${date.getTime()}.${crypto.randomUUID()}@${from.split('@')[1]}>\r\nDate: ${rfcDate(date)}`;
  return { raw: Buffer.from(`${own}\r\n${head}${text.slice(end)}`, 'latin1'), from };
}

function rfcDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}
