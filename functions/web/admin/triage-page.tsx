/** One mail in triage: why it is here, what it says, what can be done with it. */
import type { Child } from 'hono/jsx';
import { dateTimeShort } from '#domain/estonian';
import type { MailIn } from '#domain/mail/records';
import { Hidden, RequiredNote, TextArea, TextField } from '../frame/fields.tsx';
import { type Errors, type FormState, prefilled, type Values } from '../frame/form.ts';
import {
  Alert,
  Button,
  ButtonLink,
  Buttons,
  ErrorBox,
  Outside,
  OwnForm,
  SummaryList,
} from '../frame/parts.tsx';
import type { Session } from '../sign-in/session.ts';
import { triageReasonTexts } from '../texts/admin.ts';
import { caseTexts, triageTexts as texts } from '../texts/admin-pages.ts';
import { Attachments, sizeWords } from './attachments.tsx';
import { pathOf, triagePath } from './case-path.ts';
import { AdminFrame, mayChange } from './frame.tsx';
import { type MunicipalityChoice, MunicipalityField, OpenCaseFields } from './open-case-fields.tsx';
import { openCaseInitial, type TriageAction } from './triage-forms.ts';

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
          {mail.reading?.reason && <p>{mail.reading.reason}</p>}
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
          <h3>{texts.text}</h3>
          {text === null ? <p>{caseTexts.noText}</p> : <Outside text={text} lines />}
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

const Person = ({ name, address }: { name?: string | null; address?: string | null }) => (
  <Outside text={[name, address].filter(Boolean).join(', ')} />
);

const Decisions = ({ view }: { view: TriageView }) => {
  const { mail, municipalities } = view;
  const state = formStateOf(view);
  const attach = prefilled({ caseId: suggestedCase(mail) });
  const trust = prefilled({ municipality: mail.reading?.from.municipality?.ehak });
  return (
    <section>
      {view.personal && (
        <Decision view={view} action="open-case" title={texts.openCase} hint={texts.openHint} main>
          <OpenCaseFields form={state('open-case', openCaseInitial(mail))} municipalities={municipalities} />
        </Decision>
      )}
      <Decision view={view} action="attach" title={texts.attach}>
        <TextField
          form={state('attach', attach)}
          name="caseId"
          label={texts.caseId}
          hint={texts.caseIdHint}
          width="medium"
          required
        />
      </Decision>
      {mail.reading?.from.address && (
        <Decision view={view} action="trust" title={texts.trust} hint={texts.trustHint}>
          <MunicipalityField form={state('trust', trust)} municipalities={municipalities} />
        </Decision>
      )}
      <Decision view={view} action="dismiss" title={texts.dismiss} hint={texts.dismissHint}>
        <TextArea form={state('dismiss', {})} name="reason" label={texts.reason} required />
      </Decision>
    </section>
  );
};

const Decision = (props: {
  view: TriageView;
  action: TriageAction;
  title: string;
  hint?: string;
  main?: boolean;
  children: Child;
}) => (
  <details class="action" open={props.view.failed?.action === props.action}>
    <summary>{props.title}</summary>
    <div>
      {props.hint && <p class="muted">{props.hint}</p>}
      <OwnForm>
        <Hidden name="action" value={props.action} />
        <RequiredNote />
        {props.children}
        <Buttons>
          <Button kind={props.main ? 'primary' : 'secondary'}>{props.title}</Button>
        </Buttons>
      </OwnForm>
    </div>
  </details>
);

const formStateOf =
  ({ failed }: TriageView) =>
  (action: TriageAction, initial: Values): FormState =>
    failed?.action === action
      ? { prefix: action, values: failed.values, errors: failed.errors }
      : { prefix: action, values: initial, errors: {} };

/** Only a suggestion: anybody can write a number into a subject. */
const suggestedCase = (mail: MailIn): string | null => mail.caseId ?? mail.reading?.caseReference ?? null;
