/** The forms of a case: those that its phase allows, and no others. */

import { currentOf } from '#domain/case/path';
import { type CaseState, findObligation, openObligations } from '#domain/case/state';
import { isAgencyKind, type ObligationKind, sideKinds } from '#domain/obligation/kinds';
import { answerForms } from '#web/forms/answer-forms.ts';
import { DateField } from '#web/forms/controls.tsx';
import { declineAssignmentForm } from '#web/forms/decline-assignment.tsx';
import type { Form } from '#web/forms/form.ts';
import { reviewReferralForm } from '#web/forms/review-referral.tsx';
import { ConfirmField, RequiredNote, TextArea } from '#web/frame/fields.tsx';
import type { Values } from '#web/frame/form.ts';
import { Button, Buttons, OwnForm } from '#web/frame/parts.tsx';
import { kindNames } from '#web/texts/admin.ts';
import { actionTexts as texts } from '#web/texts/admin-pages.ts';
import type { CaseView } from '../case/view.ts';
import { Action, FormHead, formState, type Which } from './act-form.tsx';
import { obligationName } from './clock-commands.ts';
import type { CaseAction, Current } from './commands.ts';
import { EndingActions, Reopen } from './ending-actions.tsx';
import { TransferActions } from './transfer-actions.tsx';

/** The review stands open; everything else unfolds, unless its form came back with mistakes. */
export const CaseActions = ({ view }: { view: CaseView }) => {
  const { state } = view;
  if (state.phase === 'ended')
    return (
      <section aria-labelledby="tegevused">
        <h2 id="tegevused">{texts.heading}</h2>
        <Reopen view={view} />
      </section>
    );
  const current = currentOf(state) ?? finalReportOf(state);
  return (
    <section aria-labelledby="tegevused">
      <h2 id="tegevused">{texts.heading}</h2>
      {current?.kind === 'review-referral' && <Review view={view} current={current} />}
      {current && <PhoneAnswers view={view} current={current} />}
      {besides(state).map((beside) => (
        <PhoneAnswers
          view={view}
          current={beside}
          which={{ name: 'obligation', value: obligationName(beside) }}
        />
      ))}
      {current && canReissue(state, current) && (
        <Action view={view} action="reissue-link" title={texts.reissue} hint={texts.reissueHint} of={current}>
          <Buttons>
            <Button kind="secondary">{texts.reissue}</Button>
          </Buttons>
        </Action>
      )}
      <Action view={view} action="restart" title={texts.restart} hint={texts.restartHint}>
        <Buttons>
          <Button kind="secondary">{texts.restart}</Button>
        </Buttons>
      </Action>
      <TransferActions view={view} />
      <EndingActions view={view} />
      {state.phase !== 'closing' && <Cancel view={view} />}
    </section>
  );
};

const Review = ({ view, current }: { view: CaseView; current: Current }) => {
  const form = reviewReferralForm(view.providers, view.suggested);
  const state = formState(view, 'review', form.initial(view.state));
  return (
    <div class="card main">
      <h3>{texts.review}</h3>
      <p>{texts.reviewHint}</p>
      <OwnForm>
        <FormHead view={view} action="review" of={current} />
        <RequiredNote />
        <form.Fields form={state} state={view.state} />
        <Buttons>
          <Button>{texts.send}</Button>
        </Buttons>
      </OwnForm>
    </div>
  );
};

/** The client's data and goals are in these forms, so they stand only where those are shown anyway. */
const needsPersonal: readonly ObligationKind[] = [
  'complete-referral',
  'submit-final-report',
  'send-overview',
  'record-evaluation',
  'report-to-agency',
];

const PhoneAnswers = ({ view, current, which }: { view: CaseView; current: Current; which?: Which }) => {
  if (isAgencyKind(current.kind)) return null;
  if (needsPersonal.includes(current.kind) && !view.personal) return <p>{texts.recordInPersonal}</p>;
  const form = answerForms[current.kind];
  const initial = view.personal ? form.initial(view.state) : {};
  return (
    <>
      <PhoneAnswer
        view={view}
        current={current}
        action="record-answer"
        title={`${texts.recordAnswer}: ${kindNames[current.kind]}`}
        send={texts.recordSend}
        form={form}
        initial={initial}
        {...(which ? { which } : {})}
      />
      {current.kind === 'ensure-support-person' && (
        <PhoneAnswer
          view={view}
          current={current}
          action="record-decline"
          title={texts.recordDecline}
          send={texts.recordDeclineSend}
          form={declineAssignmentForm}
          initial={{}}
        />
      )}
    </>
  );
};

const PhoneAnswer = (props: {
  view: CaseView;
  current: Current;
  action: CaseAction;
  title: string;
  send: string;
  form: Form;
  initial: Values;
  which?: Which;
}) => {
  const { view, current, action, title, send, form, initial, which } = props;
  const state = formState(view, action, initial, which);
  return (
    <Action
      view={view}
      action={action}
      title={title}
      hint={texts.recordHint}
      of={current}
      {...(which ? { which } : {})}
    >
      <RequiredNote />
      <form.Fields form={state} state={view.state} />
      <DateField form={state} name="arrivedOn" label={texts.arrivedOn} hint={texts.arrivedOnHint} />
      <Buttons>
        <Button kind="secondary">{send}</Button>
      </Buttons>
    </Action>
  );
};

const Cancel = ({ view }: { view: CaseView }) => {
  const form = formState(view, 'cancel', {});
  return (
    <Action view={view} action="cancel" title={texts.cancel} hint={texts.cancelHint}>
      <TextArea form={form} name="reason" label={texts.cancelReason} required />
      <ConfirmField form={form} name="confirm" label={texts.cancelConfirm} required />
      <Buttons>
        <Button kind="danger">{texts.cancel}</Button>
      </Buttons>
    </Action>
  );
};

/** A case whose service has ended waits for its final report as the path waits for its obligations. */
const finalReportOf = (state: CaseState): Current | null =>
  state.phase === 'closing'
    ? { kind: 'submit-final-report', cause: String(state.asked['submit-final-report']) }
    : null;

/** Officers have no links; an obligation that its machine has not opened yet has none either. */
const canReissue = (state: CaseState, { kind, cause }: Current): boolean => {
  const obligation = findObligation(state, kind, cause);
  return obligation?.status === 'open' && obligation.assignee !== 'agency';
};

/** What is owed beside the path, by others than the agency; the final report stands in the place of the path's. */
const besides = (state: CaseState): Current[] =>
  openObligations(state).filter(
    ({ kind }) =>
      sideKinds.some((one) => one === kind) && !isAgencyKind(kind) && kind !== 'submit-final-report',
  );
