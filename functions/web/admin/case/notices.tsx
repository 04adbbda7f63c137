/** What an officer must know of a case first: mails that did not arrive, people who are away, cases of the same mail. */
import { dayOf } from '#domain/calendar/calendar';
import type { MailOut } from '#domain/mail/records';
import { parties } from '#domain/obligation/kinds';
import { absenceEnd } from '#domain/registry/contacts';
import { TextField } from '#web/frame/fields.tsx';
import { Alert, Button, Buttons, type Fact, Outside, SummaryList } from '#web/frame/parts.tsx';
import { mailOutStatus, noticeTexts, partyNames } from '#web/texts/admin.ts';
import { caseTexts, mailWorkTexts as texts } from '#web/texts/admin-pages.ts';
import { dateShort, dateTimeShort } from '#web/texts/dates.ts';
import { Action, formState } from '../acts/act-form.tsx';
import { mayChange } from '../frame.tsx';
import { undeliveredOf } from '../mails/undelivered.ts';
import { pathOf } from '../paths.ts';
import { Earlier } from './earlier.tsx';
import type { CaseView } from './view.ts';

export const CaseNotices = ({ view }: { view: CaseView }) => (
  <>
    <Siblings view={view} />
    <Earlier cases={view.earlier} />
    <Absences view={view} />
    <Undelivered view={view} />
  </>
);

const Siblings = ({ view: { siblings } }: { view: CaseView }) =>
  siblings.length === 0 ? null : (
    <Alert tone="info" heading={texts.several}>
      <p>{texts.others}</p>
      <ul>
        {siblings.map((caseId) => (
          <li>
            <a href={pathOf(caseId)}>{caseId}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );

/** Those that are over are told no more. */
const Absences = ({ view: { state, now, personal } }: { view: CaseView }) => {
  const absent = parties.flatMap((party) => {
    const absence = state.absences[party];
    return absence && absenceEnd(absence) >= dayOf(now) ? [{ party, ...absence }] : [];
  });
  if (absent.length === 0) return null;
  return (
    <Alert tone="warn" heading={texts.absent}>
      <ul>
        {absent.map(({ party, until, notedAt, deputy }) => (
          <li>
            {partyNames[party]}: {until ? `${texts.absentUntil} ${dateShort(until)}` : texts.absentOpen} (
            {texts.absentNoted} {dateShort(dayOf(notedAt))}).
            {personal && deputy && (
              <>
                {' '}
                {texts.deputy}: <Outside text={deputy} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Undelivered = ({ view }: { view: CaseView }) => {
  const mails = undeliveredOf(view.mails, view.log);
  if (mails.length === 0) return null;
  return (
    <section class="card late" aria-labelledby="katmata">
      <h2 id="katmata">{texts.undelivered}</h2>
      {mails.map((mail) => (
        <>
          <SummaryList facts={undeliveredFacts(mail, view.personal !== null)} />
          {mayChange(view.session) && <FixContact view={view} mail={mail} />}
        </>
      ))}
    </section>
  );
};

/** @param personal an address may name a person: without the second step only its domain is told */
export function undeliveredFacts(mail: MailOut, personal: boolean): Fact[] {
  const address = personal ? mail.address : mail.address?.split('@').at(-1);
  return [
    [texts.undeliveredTo, partyNames[mail.to]],
    [texts.mail, noticeTexts[mail.notice]],
    [texts.undeliveredSent, dateTimeShort(mail.sentAt ?? mail.storedAt)],
    [caseTexts.state, mailOutStatus[mail.status]],
    [texts.undeliveredAddress, address && <Outside text={address} />],
  ];
}

const FixContact = ({ view, mail }: { view: CaseView; mail: MailOut }) => {
  if (view.state.phase === 'ended') return null;
  if (mail.to === 'agency') return <p>{texts.agencyAddress}</p>;
  const which = { name: 'mailKey', value: mail.key } as const;
  const form = formState(view, 'fix-contact', {}, which);
  return (
    <Action
      view={view}
      action="fix-contact"
      title={texts.fixContact}
      hint={texts.undeliveredHint}
      which={which}
    >
      <TextField form={form} name="address" label={texts.address} type="email" required />
      <Buttons>
        <Button>{texts.fixContact}</Button>
      </Buttons>
    </Action>
  );
};
