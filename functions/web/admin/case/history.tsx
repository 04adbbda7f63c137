/** What was owed, what was mailed, what happened: without personal data until the second step. */

import type { Obligation } from '#domain/case/state';
import { toldOf } from '#domain/import/evolve';
import type { MailRecord } from '#domain/mail/records';
import { Badge, Outside, Table } from '#web/frame/parts.tsx';
import type { LogEntry } from '#web/ports.ts';
import {
  heldByTexts,
  kindNames,
  mailInStatus,
  mailOutStatus,
  noticeTexts,
  outcomeNames,
  partyNames,
} from '#web/texts/admin.ts';
import { caseTexts as texts } from '#web/texts/admin-pages.ts';
import { clockTexts } from '#web/texts/clocks.ts';
import { dateShort, dateTimeShort } from '#web/texts/dates.ts';
import { actorWords, eventWords, ownWords } from '#web/texts/timeline.ts';
import { mailPath } from '../paths.ts';
import type { CaseView } from './view.ts';

export const CaseHistory = ({ view }: { view: CaseView }) => (
  <>
    <h2>{texts.timeline}</h2>
    <ol class="timeline">
      {view.log.toReversed().map((entry) => (
        <Entry entry={entry} personal={view.personal !== null} />
      ))}
    </ol>
    <h2>{texts.obligations}</h2>
    <Table
      caption={texts.obligations}
      hideCaption
      head={texts.obligationHead}
      rows={Object.values(view.state.obligations).map((one) => [
        kindNames[one.kind],
        partyNames[one.assignee],
        dateShort(one.due),
        <ObligationState obligation={one} />,
      ])}
    />
    <h2>{texts.mails}</h2>
    {view.mails.length === 0 ? (
      <p>{texts.noMails}</p>
    ) : (
      <Table caption={texts.mails} hideCaption head={texts.mailHead} rows={view.mails.map(mailRow)} />
    )}
  </>
);

const Entry = ({ entry: { at, by, events }, personal }: { entry: LogEntry; personal: boolean }) => (
  <li>
    <time datetime={at}>
      {dateTimeShort(at)}, {actorWords(by)}
    </time>
    {toldOf(events).map((event) => {
      const words = personal ? ownWords(event) : null;
      return (
        <>
          <p>{eventWords(event)}</p>
          {words && (
            <div class="muted">
              <Outside text={words} lines />
            </div>
          )}
        </>
      );
    })}
  </li>
);

const ObligationState = ({ obligation }: { obligation: Obligation }) => {
  if (obligation.status === 'open')
    return obligation.pause ? (
      <Badge tone="warn">{clockTexts.pausedBadge}</Badge>
    ) : (
      <Badge tone="info">{texts.open}</Badge>
    );
  const { outcome, arrivedAt, late } = obligation;
  return (
    <>
      <Badge tone={outcome === 'done' ? 'ok' : 'neutral'}>{outcomeNames[outcome]}</Badge>{' '}
      {dateTimeShort(arrivedAt)}
      {late && `, ${obligation.latenessAccepted ? clockTexts.latenessAccepted : texts.late}`}
    </>
  );
};

/** Subjects of mails that came in may name people: the mail itself is a step further. */
function mailRow(mail: MailRecord) {
  if (mail.direction === 'in')
    return [
      dateTimeShort(mail.receivedAt),
      texts.mailIn,
      <a href={mailPath(mail.key)}>{texts.openMail}</a>,
      mailInStatus[mail.status],
    ];
  return [
    dateTimeShort(mail.sentAt ?? mail.storedAt),
    `${texts.mailOut}: ${partyNames[mail.to]}`,
    noticeTexts[mail.notice],
    mail.status === 'undeliverable' || mail.status === 'bounced' ? (
      <Badge tone="danger">{mailOutStatus[mail.status]}</Badge>
    ) : (
      `${mailOutStatus[mail.status]}${mail.status === 'stored' && mail.heldBy ? `: ${heldByTexts[mail.heldBy]}` : ''}`
    ),
  ];
}
