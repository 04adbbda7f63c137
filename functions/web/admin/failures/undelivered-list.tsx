/** Mails of all cases that did not arrive: the address is put right on the case's page; what nobody is to get any more is set aside here. */
import type { MailOut } from '#domain/mail/records';
import type { PageContext } from '#web/frame/environment.ts';
import { Hidden } from '#web/frame/fields.tsx';
import { textOf, type Values } from '#web/frame/form.ts';
import { Table } from '#web/frame/parts.tsx';
import type { Page, Ports } from '#web/ports.ts';
import { mailOutStatus, noticeTexts, partyNames } from '#web/texts/admin.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { undeliveredTexts as texts } from '#web/texts/undelivered.ts';
import { RowButton } from '../lists/tabs.tsx';
import { pathOf } from '../paths.ts';

export const UndeliveredMails = ({ mails, mayChange }: { mails: Page<MailOut>; mayChange: boolean }) => (
  <>
    <h2>{texts.heading}</h2>
    <p>{texts.intro}</p>
    {mails.rows.length === 0 ? (
      <p>{texts.empty}</p>
    ) : (
      <Table
        caption={texts.caption}
        head={texts.head}
        rows={mails.rows.map((mail) => [
          dateTimeShort(mail.sentAt ?? mail.storedAt),
          <a class="nowrap" href={`${pathOf(mail.caseId)}#katmata`}>
            {mail.caseId}
          </a>,
          `${noticeTexts[mail.notice]} (${partyNames[mail.to]})`,
          mailOutStatus[mail.status],
          mayChange ? <SetAside mail={mail} /> : '–',
        ])}
      />
    )}
    {mails.next && <p>{texts.more}</p>}
  </>
);

/** Takes the mail off the list: the case goes on without it. */
export const setAside = (ports: Ports, values: Values, c: PageContext): Promise<void> =>
  ports.setUndeliveredAside(textOf(values, 'mailKey'), c.get('session').sub);

const SetAside = ({ mail }: { mail: MailOut }) => (
  <form method="post">
    <Hidden name="action" value="set-aside" />
    <Hidden name="mailKey" value={mail.key} />
    <RowButton label={texts.setAside} of={mail.caseId} />
  </form>
);
