/** What the local-only endpoints and pages need of the system. */
import type { LocalClock } from '../clock.ts';

/** A mail that was sent, as `GET /_local/mail` shows it. */
export type LocalMail = {
  id: string;
  to: string[];
  from: string;
  replyTo: string | null;
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string>;
  /** ISO instant of the local clock. */
  sentAt: string;
  attachments: { name: string; type: string; contentBase64: string }[];
};

/** One execution, as `GET /_local/executions` shows it; `machine` is its short name, the moments are ISO instants. */
export type Execution = {
  machine: string;
  name: string;
  status: string;
  startedAt: string;
  stoppedAt: string | null;
  state: string | null;
};

export type EndpointPorts = {
  baseUrl: string;
  smtpPort: number;
  /** The address that municipalities write to. */
  inbox: string;
  parties: readonly { address: string; who: string }[];
  clock: Pick<LocalClock, 'now' | 'look' | 'nextTimer' | 'advanceTo' | 'advanceToNextTimer' | 'idle'>;
  /** Mails sent, oldest first; to one address when it is given. */
  mails(to?: string): Promise<readonly LocalMail[]>;
  executions(): readonly Execution[];
  /** Sends the sample referral through the SMTP port. */
  sendSample(): Promise<void>;
  /** Sends an answer to a mail through the SMTP port. */
  sendReply(mail: LocalMail, from: string, text: string): Promise<void>;
  /** Signs the officer in as a browser would; gives the Set-Cookie values of the callback. */
  signIn(officer: string): Promise<string[]>;
};
