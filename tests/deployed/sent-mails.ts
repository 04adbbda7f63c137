/** The mails that a deployed system sent: by its own items, and what SES there says about them, where it can be asked. */
import * as z from 'zod';
import { readCase } from '#casework/read-case';
import { signLink } from '#casework/signing';
import { parseKeyRing } from '#contract/key-ring';
import { findObligation } from '#domain/case/state';
import { type MailOut, mailOutSchema } from '#domain/mail/records';
import { lists } from '#store/keys';
import type { Table } from '#store/table';
import type { Deployment } from '../../infra/deploy/deployment.ts';

/** @returns mails of the case that SES took, oldest first */
export async function sentMails(table: Table, caseId: string): Promise<MailOut[]> {
  const { items } = await table.list('owner', lists.mailsOf(caseId));
  return items
    .filter(({ direction }) => direction === 'out')
    .map((item) => mailOutSchema.parse(item))
    .filter(({ status }) => status === 'sent');
}

/** What an emulator kept of a mail. */
export interface Kept {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

const ofMiniStack = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({ MessageId: z.string(), To: z.array(z.string()), Subject: z.string(), BodyText: z.string() }),
    ),
  ),
});

const ofLocalStack = z.object({
  messages: z.array(
    z.object({
      Id: z.string(),
      Destination: z.object({ ToAddresses: z.array(z.string()) }),
      Subject: z.string(),
      Body: z.object({ text_part: z.string().nullable() }),
    }),
  ),
});

/** @returns all mails that the emulator's SES took, or null where SES cannot be asked: in an account, on an unknown emulator */
export async function keptByEmulator({ emulator }: Deployment): Promise<Kept[] | null> {
  if (emulator === null) return null;
  const miniStack = ofMiniStack.safeParse(await json(`${emulator}/_ministack/ses/messages`));
  if (miniStack.success) {
    return Object.values(miniStack.data.messages)
      .flat()
      .map(({ MessageId, To, Subject, BodyText }) => ({
        id: MessageId,
        to: To,
        subject: Subject,
        text: BodyText,
      }));
  }
  const localStack = ofLocalStack.safeParse(await json(`${emulator}/_aws/ses`));
  if (!localStack.success) return null;
  return localStack.data.messages.map(({ Id, Destination, Subject, Body }) => ({
    id: Id,
    to: Destination.ToAddresses,
    subject: Subject,
    text: Body.text_part ?? '',
  }));
}

async function json(url: string): Promise<unknown> {
  const answer = await fetch(url);
  return answer.json().catch(() => null);
}

/**
 * The link in a task mail: read from the mail where an emulator kept it, else signed again with the system's key, since a mail that
 * SES in an account sent is in its reader's mailbox and nowhere else.
 */
export async function linkIn(
  mail: MailOut,
  { table, deployment, linkKey }: { table: Table; deployment: Deployment; linkKey: string },
): Promise<string> {
  const kept = await keptByEmulator(deployment);
  if (kept) {
    const text = kept.find(({ id }) => id === mail.sesId)?.text ?? '';
    const link = /https?:\/\/\S+\/task\/\S+/.exec(text)?.[0];
    if (!link) throw new Error(`No link in the mail "${mail.subject}": ${text}`);
    return link;
  }
  const { state } = await readCase(table, mail.caseId);
  if (!state || !mail.obligation || mail.to === 'client')
    throw new Error(`The mail "${mail.subject}" is about no task`);
  const { kind, cause } = mail.obligation;
  const issue = findObligation(state, kind, cause)?.linkIssue ?? 1;
  const [newest] = parseKeyRing(linkKey);
  const token = signLink(newest, { caseId: mail.caseId, kind, cause, party: mail.to, issue });
  return `${deployment.baseUrl}/task/${token}`;
}
