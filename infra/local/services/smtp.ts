/** SES on this machine, the receiving half: takes mail by SMTP and puts each into the bucket, as the receipt rule does. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ServiceClock } from './service-clock.ts';
import { inboundHeaders } from './ses-inbound-headers.ts';

export interface Smtp {
  /** Resolves with the port when mail is taken. @throws when the port is in use */
  start(): Promise<number>;
  stop(): Promise<void>;
}

export interface SmtpSettings {
  /** 0 for any free port. Always on 127.0.0.1. */
  port: number;
  /** The mail domain: `tugirada.example`. */
  domain: string;
  region: string;
  /** Stores the object durably: the sender is told 250 only when the promise has resolved. */
  put(key: string, bytes: Buffer): Promise<void>;
  clock: ServiceClock;
  /** Whether mail to the address is taken; without it, as `acceptsMailOf(domain)`. */
  accepts?: (address: string) => boolean;
}

/** SES receives up to 40 MB. */
const LARGEST_MAIL_BYTES = 40 * 1024 * 1024;
/** How long a stop waits for senders that are in the middle of a mail, in ms. */
const PATIENCE_MS = 1000;

/** The receipt rule's recipients: the referral inbox and the reply addresses. Case does not matter. */
export const acceptsMailOf = (domain: string): ((address: string) => boolean) => {
  const end = `@${domain.toLowerCase()}`;
  return (address) => {
    const lower = address.toLowerCase();
    return lower.endsWith(end) && /^(suunamine|juhtum\+[^@]+)$/.test(lower.slice(0, -end.length));
  };
};

/** One object `inbox/<id>` per mail, however many of our addresses it goes to: `for` names the first. */
export const createSmtp = (settings: SmtpSettings): Smtp => {
  const { port, domain, region, put, clock, accepts = acceptsMailOf(domain) } = settings;

  const store = async (session: SMTPServerSession, mail: Buffer): Promise<string> => {
    const id = randomBytes(20).toString('hex');
    const headers = inboundHeaders(mail, {
      id,
      mailFrom: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
      recipient: session.envelope.rcptTo[0]?.address ?? '',
      helo: String(session.hostNameAppearsAs || ''),
      clientIp: session.remoteAddress,
      region,
      receivedAt: clock.now(),
    });
    await put(`inbox/${id}`, Buffer.concat([Buffer.from(headers, 'latin1'), mail]));
    return id;
  };

  /** The reply to DATA; what is too large is answered with 552 by the server, a sender that hung up hears nothing. */
  const receive = async (stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> => {
    const mail = await collect(stream);
    try {
      return mail ? `OK ${await clock.track(store(session, mail))}` : '';
    } catch (error) {
      console.error('A mail could not be stored; its sender is told to try again.', error);
      throw refusal(451, 'Requested action aborted: local error in processing');
    }
  };

  const server = new SMTPServer({
    name: `inbound-smtp.${region}.amazonaws.com`,
    banner: 'ready',
    size: LARGEST_MAIL_BYTES,
    rejectOversized: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    hideSMTPUTF8: true,
    disableReverseLookup: true,
    closeTimeout: PATIENCE_MS,
    onRcptTo: ({ address }, _session, done) => {
      done(
        accepts(address) ? null : refusal(550, `Requested action not taken: mailbox unavailable: ${address}`),
      );
    },
    onData: (stream, session, done) => {
      receive(stream, session).then(
        (reply) => done(null, reply),
        (error) => done(error),
      );
    },
  });
  // Without a listener a connection that breaks would end the process; its mail was not taken, so nothing is lost.
  server.on('error', () => undefined);

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          server.server.off('error', reject);
          resolve((server.server.address() as AddressInfo).port);
        });
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

const refusal = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode });

/** The mail, or null when it is too large: it is read to its end, so that the connection survives, but not kept. */
const collect = async (stream: SMTPServerDataStream): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (stream.sizeExceeded) {
      chunks.length = 0;
    }
  }
  return stream.sizeExceeded ? null : Buffer.concat(chunks);
};
