/** One mail in triage: why it is here, what it says, what can be done with it. */
import type { MailIn, MailOut } from '#domain/mail/records';
import type { Reading } from '#domain/reading';
import type { Errors, Values } from '#web/frame/form.ts';
import { Alert, ButtonLink, ErrorBox, estonianHere, Outside, SummaryList } from '#web/frame/parts.tsx';
import type { Session } from '#web/sign-in/session.ts';
import { triageReasonTexts } from '#web/texts/admin.ts';
import { caseTexts } from '#web/texts/admin-pages.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { triageTexts as texts } from '#web/texts/triage.ts';
import { AdminFrame, mayChange } from '../frame.tsx';
import { Attachments, sizeWords } from '../mails/attachments.tsx';
import { type Placed, placeEvidence, readOfClient } from '../mails/evidence.ts';
import { MailText } from '../mails/mail-text.tsx';
import type { MunicipalityChoice } from '../mails/open-case-fields.tsx';
import { ReadFields } from '../mails/read-fields.tsx';
import { pathOf, triagePath } from '../paths.ts';
import { Decisions } from './decisions.tsx';
import { suggestedCase, type TriageAction } from './forms.ts';

export interface FailedTriage {
  readonly action: TriageAction | null;
  readonly values: Values;
  readonly errors: Errors;
  readonly refusal: string | null;
}

export interface TriageView {
  readonly session: Session;
  readonly mail: MailIn;
  readonly municipalities: readonly MunicipalityChoice[];
  /** True when the second step was taken; then `text` is the mail's text, or null when it cannot be read. */
  readonly personal: boolean;
  readonly text: string | null;
  /** The mail of ours that this bounce gave back, and whether nobody has sent it again since. */
  readonly bounced: { readonly mail: MailOut; readonly open: boolean } | null;
  /** Working days that a provider has for a question that is asked now. */
  readonly answerDays: number;
  readonly failed: FailedTriage | null;
}

export const TriagePage = ({ view }: { view: TriageView }) => {
  const { mail, failed, session } = view;
  return (
    <AdminFrame
      session={session}
      title={texts.item}
      section="triage"
      failed={failed !== null}
      above={[['/admin/triage', texts.title]]}
    >
      {failed?.refusal && (
        <Alert tone="danger">
          <p>{failed.refusal}</p>
        </Alert>
      )}
      {failed && (
        <ErrorBox form={{ prefix: failed.action ?? '', values: failed.values, errors: failed.errors }} />
      )}
      <h1>{texts.item}</h1>
      {mail.status !== 'triage' && <Decided mail={mail} />}
      {mail.triage && (
        <Alert tone="warn" heading={texts.why}>
          <p>{triageReasonTexts[mail.triage]}</p>
          {mail.reading?.reason && <p lang={estonianHere()}>{mail.reading.reason}</p>}
        </Alert>
      )}
      <div class="columns">
        <MailPart view={view} />
        {mail.status === 'triage' && mayChange(session) && <Decisions view={view} />}
      </div>
    </AdminFrame>
  );
};

const Decided = ({ mail }: { mail: MailIn }) => (
  <Alert tone="info">
    <p>
      {mail.status === 'dismissed' ? (
        <>
          {texts.decidedDismissed} <Outside text={mail.dismissal?.reason ?? ''} />
        </>
      ) : mail.caseId ? (
        <>
          {texts.decidedFiled} <a href={pathOf(mail.caseId)}>{mail.caseId}</a>
        </>
      ) : (
        texts.decided
      )}
    </p>
  </Alert>
);

/** Before the second step only what names nobody. */
const MailPart = ({ view: { mail, personal, text } }: { view: TriageView }) => {
  const { reading } = mail;
  const placed = text === null ? null : placeEvidence(text, reading?.evidence ?? []);
  const from = reading?.from;
  const forwarded = reading?.forwardedFrom;
  return (
    <section class="card">
      <h2>{caseTexts.original}</h2>
      <SummaryList
        facts={[
          [texts.received, dateTimeShort(mail.receivedAt)],
          personal
            ? [texts.sender, <Person name={from?.name} address={from?.address} />]
            : [texts.senderDomain, <Outside text={from?.address?.split('@').at(-1) ?? ''} />],
          [texts.authentic, from?.authentic ? caseTexts.yes : texts.authenticNo],
          [texts.suggestedMunicipality, from?.municipality?.name],
          [texts.suggestedCase, suggestedCase(mail)],
          [texts.size, sizeWords(mail.bytes)],
          ...(personal && forwarded
            ? [[texts.forwarded, <Person name={forwarded.name} address={forwarded.address} />] as const]
            : []),
          ...(personal ? [[texts.subject, <Outside text={reading?.subject ?? ''} />] as const] : []),
        ]}
      />
      {personal ? (
        <>
          {reading && <ReadClients reading={reading} placed={placed} />}
          <h3>{texts.text}</h3>
          {placed === null ? <p>{caseTexts.noText}</p> : <MailText placed={placed} />}
          <Attachments mail={mail} heading="h4" />
        </>
      ) : (
        <>
          <p class="muted">{caseTexts.personalHint}</p>
          <p>
            <ButtonLink href={`${triagePath(mail.key)}?personal=1`} kind="primary">
              {texts.show}
            </ButtonLink>
          </p>
        </>
      )}
    </section>
  );
};

/** What was read of each client; of a reply what it answers. */
const ReadClients = ({ reading, placed }: { reading: Reading; placed: Placed | null }) => {
  const first = reading.referral ?? reading.answers;
  if (!first) return null;
  const clients = [first, ...reading.others];
  return (
    <>
      <h3>{caseTexts.readFields}</h3>
      {placed && placed.places.length > 0 && <p class="muted">{caseTexts.evidenceHint}</p>}
      {clients.map((referral, at) => (
        <>
          {clients.length > 1 && (
            <h4>
              {texts.clientNumber} {at + 1}
            </h4>
          )}
          <ReadFields referral={referral} evidence={readOfClient(reading, at + 1).evidence} placed={placed} />
        </>
      ))}
    </>
  );
};

const Person = ({ name, address }: { name?: string | null; address?: string | null }) => (
  <Outside text={[name, address].filter(Boolean).join(', ')} />
);
