/** The forms by which obligations are answered: on task pages, and by an officer for somebody on the telephone. */
import type { AgencyKind, ObligationKind } from '#domain/obligation/kinds';
import { acknowledgeChangeForm } from './acknowledge-change.tsx';
import { answerQueryForm } from './answer-query.tsx';
import { arrangeFirstMeetingForm } from './arrange-first-meeting.tsx';
import { assessNeedForm } from './assess-need.tsx';
import { completeReferralForm } from './complete-referral.tsx';
import { ensureSupportPersonForm } from './ensure-support-person.tsx';
import type { Form } from './form.ts';
import { handOverCaseForm } from './hand-over-case.tsx';
import { recordEvaluationForm } from './record-evaluation.tsx';
import { recordFirstMeetingForm } from './record-first-meeting.tsx';
import { reportToAgencyForm } from './report-to-agency.tsx';
import { sendOverviewForm } from './send-overview.tsx';
import { submitFinalReportForm } from './submit-final-report.tsx';
import { takeOverCaseForm } from './take-over-case.tsx';

/** All but the agency's own, which stand in its pages (`reviewReferralForm`, `reviewReportForm`). A decline has its own (`declineAssignmentForm`). */
export const answerForms: Readonly<Record<Exclude<ObligationKind, AgencyKind>, Form>> = {
  'complete-referral': completeReferralForm,
  'ensure-support-person': ensureSupportPersonForm,
  'arrange-first-meeting': arrangeFirstMeetingForm,
  'record-first-meeting': recordFirstMeetingForm,
  'answer-query': answerQueryForm,
  'acknowledge-change': acknowledgeChangeForm,
  'submit-final-report': submitFinalReportForm,
  'send-overview': sendOverviewForm,
  'report-to-agency': reportToAgencyForm,
  'hand-over-case': handOverCaseForm,
  'take-over-case': takeOverCaseForm,
  'assess-need': assessNeedForm,
  'record-evaluation': recordEvaluationForm,
};
