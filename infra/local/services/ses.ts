/** SES v2 on this machine, the sending half: takes SendEmail, keeps the mail and delivers it to nobody. */
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readBody, sendJson } from './http-exchange.ts';
import type { ServiceClock } from './service-clock.ts';
import { composeMail, type SentMail, SesError } from './ses-message.ts';

export interface Ses {
  /** Answers one request of the SES v2 API. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Mails sent, oldest first; with an address only those that went to it (To, Cc or Bcc; case does not matter). */
  mails(to?: string): SentMail[];
  /** Tells the events that were not told before the process ended. */
  begin(): void;
  close(): void;
}

/** What SES tells of a mail: that it took it, then that the receiver's server has it. Here every mail arrives at once. */
export interface SesEvent {
  readonly eventType: 'Send' | 'Delivery';
  readonly mail: {
    readonly messageId: string;
    readonly timestamp: string;
    readonly tags: Record<string, string[]>;
  };
}

export interface SesSettings {
  /** The SQLite file that keeps the mails; its folder is made. */
  file: string;
  clock: ServiceClock;
  region: string;
  /** Hears the events of each mail, one after the other; told again after a start when it did not end. */
  onEvent?: (event: SesEvent) => Promise<void>;
  /** For tests: why a mail to this address is refused, or null. */
  refuse?: (to: string) => SesError | null;
}

/** A 40 MB mail whose attachments are base64 in JSON. */
const LARGEST_REQUEST_BYTES = 64 * 1024 * 1024;

/** Opens the outbox. An answered SendEmail survives kill -9; a power cut may cost the last ones, as with the other services. */
export const createSes = ({
  file,
  clock,
  region,
  onEvent = async () => {},
  refuse = () => null,
}: SesSettings): Ses => {
  mkdirSync(dirname(file), { recursive: true });
  const database = new DatabaseSync(file);
  database.exec(`PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS mail (number INTEGER PRIMARY KEY, recipients TEXT NOT NULL, mail TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS untold (id TEXT PRIMARY KEY, mail TEXT NOT NULL) STRICT;`);
  const save = database.prepare('INSERT INTO mail (recipients, mail) VALUES (?, ?)');
  const saveUntold = database.prepare('INSERT INTO untold (id, mail) VALUES (?, ?)');
  const untold = database.prepare('SELECT mail FROM untold ORDER BY id');
  const told = database.prepare('DELETE FROM untold WHERE id = ?');
  const all = database.prepare('SELECT mail FROM mail ORDER BY number');
  const allTo = database.prepare('SELECT mail FROM mail WHERE instr(recipients, ?) > 0 ORDER BY number');

  const send = async (request: IncomingMessage): Promise<{ MessageId: string }> => {
    if (request.method !== 'POST' || request.url !== '/v2/email/outbound-emails') {
      throw new SesError(
        `${request.method} ${request.url} is not a call that this SES answers`,
        'NotImplemented',
        501,
      );
    }
    const body = await readBody(request, LARGEST_REQUEST_BYTES);
    const sentAt = clock.now();
    // SES's ids are the moment in hex, a UUID and a counter; they order by time.
    const id = `0107${sentAt.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
    const messageId = `<${id}@${region === 'us-east-1' ? 'email' : region}.amazonses.com>`;
    const { mail, recipients, tags } = await composeMail(parseJson(body), { id, messageId, sentAt });
    for (const refusal of recipients.map(refuse)) {
      if (refusal) {
        throw refusal;
      }
    }
    const about = { messageId: id, timestamp: mail.sentAt, tags };
    database.exec('BEGIN IMMEDIATE');
    save.run(listOf(recipients), JSON.stringify(mail));
    saveUntold.run(id, JSON.stringify(about));
    database.exec('COMMIT');
    void clock.track(tell(about));
    return { MessageId: id };
  };

  const tell = async (mail: SesEvent['mail']): Promise<void> => {
    try {
      for (const eventType of ['Send', 'Delivery'] as const) await onEvent({ eventType, mail });
      told.run(mail.messageId);
    } catch (error) {
      if (database.isOpen) console.error('An event of SES could not be told.', error);
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      sendJson(response, 200, await send(request));
    } catch (error) {
      const shown = error instanceof SesError ? error : new SesError(String(error), 'InternalFailure', 500);
      request.resume();
      sendJson(response, shown.status, { message: shown.message }, { 'x-amzn-errortype': shown.code });
    }
  };

  return {
    handle: (request, response) => clock.track(handle(request, response)),
    mails: (to) => {
      const rows = to === undefined ? all.all() : allTo.all(listOf([to.trim().toLowerCase()]));
      return rows.map((row) => JSON.parse(String(row.mail)));
    },
    begin: () => {
      for (const { mail } of untold.all()) void clock.track(tell(JSON.parse(String(mail))));
    },
    close: () => database.close(),
  };
};

/** `,a@x,b@y,`: no address that SES takes holds a comma, so that one between commas is a whole one. */
const listOf = (addresses: string[]): string => `,${addresses.join(',')},`;

const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new SesError('The request is not JSON.', 'SerializationException');
  }
};
