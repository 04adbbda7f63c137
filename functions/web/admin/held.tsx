/** Automatic answers that wait for a cap, and sending one of them now. */
import type { MailOut } from '#domain/mail/records';
import { nowOf, type PageContext } from '../frame/environment.ts';
import { Hidden } from '../frame/fields.tsx';
import { textOf, type Values } from '../frame/form.ts';
import { Table } from '../frame/parts.tsx';
import type { Page, Ports } from '../ports.ts';
import { heldByTexts, noticeTexts, partyNames } from '../texts/admin.ts';
import { failureTexts as texts } from '../texts/admin-pages.ts';
import { dateTimeShort } from '../texts/dates.ts';
import { pathOf } from './case-path.ts';
import { NextPage, RowButton } from './lists.tsx';

export const HeldMails = ({ held, mayChange }: { held: Page<MailOut>; mayChange: boolean }) => (
  <>
    <h2>{texts.heldHeading}</h2>
    <p>{texts.heldIntro}</p>
    {held.rows.length === 0 ? (
      <p>{texts.heldEmpty}</p>
    ) : (
      <Table
        caption={texts.heldCaption}
        head={texts.heldHead}
        rows={held.rows.map((mail) => [
          dateTimeShort(mail.storedAt),
          <a class="nowrap" href={pathOf(mail.caseId)}>
            {mail.caseId}
          </a>,
          `${noticeTexts[mail.notice]} (${partyNames[mail.to]})`,
          mail.heldBy ? heldByTexts[mail.heldBy] : '–',
          mayChange ? <Send mail={mail} /> : '–',
        ])}
      />
    )}
    <NextPage path="/admin/failures" query={{}} next={held.next} />
  </>
);

/** @returns what is wrong, or null when the mail went out */
export async function sendHeldMail(c: PageContext, ports: Ports, values: Values): Promise<string | null> {
  const sent = await ports.sendHeld(textOf(values, 'mailKey'), nowOf(c));
  return sent ? null : texts.heldGone;
}

const Send = ({ mail }: { mail: MailOut }) => (
  <form method="post">
    <Hidden name="action" value="send-held" />
    <Hidden name="mailKey" value={mail.key} />
    <RowButton label={texts.sendHeld} of={mail.caseId} />
  </form>
);
