/** Automatic answers that wait for a cap, and sending one of them now. */
import type { MailOut } from '#domain/mail/records';
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { Hidden } from '#web/frame/fields.tsx';
import { textOf, type Values } from '#web/frame/form.ts';
import { Table } from '#web/frame/parts.tsx';
import type { Page, Ports } from '#web/ports.ts';
import { heldByTexts, noticeTexts, partyNames } from '#web/texts/admin.ts';
import { failureTexts as texts } from '#web/texts/admin-pages.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { NextPage, RowButton } from '../lists/tabs.tsx';
import { pathOf } from '../paths.ts';

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
