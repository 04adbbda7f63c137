/** What can be decided about a mail in triage: each way is a form of its own. */
import type { Child } from 'hono/jsx';
import { Hidden, RadioField, RequiredNote, TextArea, TextField } from '#web/frame/fields.tsx';
import { type FormState, prefilled, type Values } from '#web/frame/form.ts';
import { Button, Buttons, OwnForm, SummaryList } from '#web/frame/parts.tsx';
import { mailWorkTexts as workTexts } from '#web/texts/admin-pages.ts';
import { triageTexts as texts } from '#web/texts/triage.ts';
import { undeliveredFacts } from '../case/notices.tsx';
import { MunicipalityField, OpenCaseFields } from '../mails/open-case-fields.tsx';
import { openCaseInitial, suggestedCase, type TriageAction, wordsOf } from './forms.ts';
import type { TriageView } from './page.tsx';

export const Decisions = ({ view }: { view: TriageView }) => {
  const { mail, municipalities } = view;
  const state = formStateOf(view);
  const attach = prefilled({
    caseId: suggestedCase(mail),
    as: 'note',
    text: view.personal ? wordsOf(mail) : null,
  });
  const trust = prefilled({ municipality: mail.reading?.from.municipality?.ehak });
  return (
    <section>
      {mail.triage === 'bounce' && <Bounced view={view} />}
      {view.personal && mail.triage !== 'bounce' && (
        <Decision view={view} action="open-case" title={texts.openCase} hint={texts.openHint} main>
          <OpenCaseFields form={state('open-case', openCaseInitial(mail))} municipalities={municipalities} />
        </Decision>
      )}
      <Decision view={view} action="attach" title={texts.attach}>
        <AttachFields form={state('attach', attach)} personal={view.personal} days={view.answerDays} />
      </Decision>
      {mail.reading?.from.address && mail.triage !== 'bounce' && (
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

/** As a note for whoever reads the case, or as a question that its provider must answer. */
const AttachFields = (props: { form: FormState; personal: boolean; days: number }) => (
  <>
    <TextField
      form={props.form}
      name="caseId"
      label={texts.caseId}
      hint={texts.caseIdHint}
      width="medium"
      required
    />
    <RadioField
      form={props.form}
      name="as"
      label={texts.attachAs}
      choices={[
        { value: 'note', label: texts.attachNote },
        { value: 'query', label: texts.attachQuery, hint: texts.attachQueryHint(props.days) },
      ]}
    />
    {props.personal && (
      <TextArea form={props.form} name="text" label={texts.attachText} hint={texts.attachTextHint} rows={5} />
    )}
  </>
);

/** A mail of ours that did not arrive: to whom, which, and the address to put right. */
const Bounced = ({ view }: { view: TriageView }) => {
  const { bounced, personal } = view;
  if (!bounced) return <p>{workTexts.noBounced}</p>;
  return (
    <div class="card late">
      <h2>{workTexts.undelivered}</h2>
      <SummaryList facts={undeliveredFacts(bounced.mail, personal)} />
      {bounced.open ? null : <p>{workTexts.resentAlready}</p>}
      {bounced.open && bounced.mail.to === 'agency' && <p>{workTexts.agencyAddress}</p>}
      {bounced.open && bounced.mail.to !== 'agency' && (
        <Decision
          view={view}
          action="fix-bounced"
          title={workTexts.fixContact}
          hint={workTexts.undeliveredHint}
          main
          open
        >
          <TextField
            form={formStateOf(view)('fix-bounced', {})}
            name="address"
            label={workTexts.address}
            type="email"
            required
          />
        </Decision>
      )}
    </div>
  );
};

const Decision = (props: {
  view: TriageView;
  action: TriageAction;
  title: string;
  hint?: string;
  main?: boolean;
  /** Unfolded from the start: what the mail is here for. */
  open?: boolean;
  children: Child;
}) => (
  <details class="action" open={props.open || props.view.failed?.action === props.action}>
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
