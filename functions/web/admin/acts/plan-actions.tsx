/** The forms about the action plan and the provider's report, where their texts are shown anyway. */
import { ChangePlanFields, initialPlan } from '#web/forms/change-plan.tsx';
import { reviewReportForm } from '#web/forms/review-report.tsx';
import { RequiredNote } from '#web/frame/fields.tsx';
import { Button, Buttons, OwnForm } from '#web/frame/parts.tsx';
import { planTexts } from '#web/texts/plan.ts';
import type { CaseView } from '../case/view.ts';
import { Action, FormHead, formState } from './act-form.tsx';

const texts = planTexts.admin;

export const ChangePlan = ({ view }: { view: CaseView }) => (
  <Action view={view} action="change-plan" title={texts.change} hint={texts.changeHint}>
    <RequiredNote />
    <ChangePlanFields form={formState(view, 'change-plan', initialPlan(view.state))} />
    <Buttons>
      <Button kind="secondary">{texts.changeSend}</Button>
    </Buttons>
  </Action>
);

/** @param cause of the agency's obligation to review it */
export const ReviewReport = ({ view, cause }: { view: CaseView; cause: string }) => {
  if (!view.personal) return <p>{texts.reviewInPersonal}</p>;
  const form = formState(view, 'review-report', reviewReportForm.initial(view.state));
  return (
    <div class="card main">
      <h3>{texts.review}</h3>
      <p>{texts.reviewHint}</p>
      <OwnForm>
        <FormHead view={view} action="review-report" of={{ kind: 'review-report', cause }} />
        <RequiredNote />
        <reviewReportForm.Fields form={form} state={view.state} />
        <Buttons>
          <Button>{texts.reviewSend}</Button>
        </Buttons>
      </OwnForm>
    </div>
  );
};
