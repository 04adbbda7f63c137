/** Every correctable fact by its name. */
import type { Correctable } from '#domain/correction/correctable';
import type { CorrectableFact } from '#domain/correction/facts';
import {
  ending,
  finalReport,
  firstMeeting,
  handOver,
  municipality,
  reason,
  referralDate,
  refusal,
  supportPerson,
} from '#domain/correction/of-service';
import { change, evaluation, interpreter, need, overview, query, report } from '#domain/correction/of-words';

export const corrections: Readonly<Record<CorrectableFact, Correctable>> = {
  municipality,
  'referral-date': referralDate,
  'support-person': supportPerson,
  'first-meeting': firstMeeting,
  query,
  change,
  overview,
  evaluation,
  need,
  interpreter,
  report,
  'final-report': finalReport,
  refusal,
  ending,
  reason,
  'hand-over': handOver,
};
