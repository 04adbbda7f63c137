/** The provider tells how the first meeting went: held (suited or not), the client did not come, or it was moved. */

import type { Instant } from '#domain/calendar/calendar';
import type { MeetingResult } from '#domain/case/commands';
import { type Choice, RadioField, TextArea } from '../frame/fields.tsx';
import type { Errors, Values } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { oneOf, optionalText, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { initialMeeting, MeetingFields, meetingFields, readMeeting } from './meeting-time.tsx';
import { PlanFields, planFields, readPlan } from './plan-fields.tsx';
import { inOrder, readFields } from './read-fields.ts';

const { errors, labels } = formTexts;

type ResultRead = { ok: true; result: MeetingResult } | { ok: false; errors: Errors };

const results = ['held', 'no-show', 'moved'] as const;
const answers = ['yes', 'no'] as const;
const fieldOrder = ['result', 'suited', ...planFields, 'note', ...meetingFields];

const readResult = { result: oneOf(results, () => errors.result) };
const readSuited = { suited: oneOf(answers, () => errors.suited) };
const whenSuited = { note: optionalText() };
const whenNotSuited = { note: requiredText(() => errors.noteNotSuited) };
const whenMissed = { note: requiredText(() => errors.noteNoShow) };

export const recordFirstMeetingForm: Form = {
  initial: (state) => initialMeeting(state),

  parse(values, context) {
    const read = resultOf(values, context.arrivedAt);
    if (!read.ok) return { ok: false, errors: inOrder(fieldOrder, read.errors) };
    return { ok: true, command: { type: 'RecordFirstMeeting', ...arrivalOf(context), ...read.result } };
  },

  Fields: ({ form, state }) => (
    <>
      <RadioField
        form={form}
        name="result"
        label={labels.result}
        choices={choices(results, labels.results)}
        required
      />
      <div class="when-held">
        <h3>{labels.whenHeld}</h3>
        <RadioField
          form={form}
          name="suited"
          label={labels.suited}
          choices={choices(answers, labels.suitedChoices)}
        />
        <div class="when-suited">
          <PlanFields form={form} required={false} />
        </div>
      </div>
      <div class="when-noted">
        <h3>{labels.whenMissed}</h3>
        <TextArea form={form} name="note" label={labels.note} hint={labels.noteHint} />
      </div>
      <div class="when-moved">
        <h3>{labels.whenMoved}</h3>
        <MeetingFields form={form} state={state} required={false} />
      </div>
    </>
  ),
};

/** Which fields are looked at depends on what happened; the others may hold anything. */
function resultOf(values: Values, arrivedAt: Instant): ResultRead {
  const chosen = readFields(readResult, values);
  switch (chosen.all?.result) {
    case undefined:
      return { ok: false, errors: chosen.errors };
    case 'held':
      return held(values, arrivedAt);
    case 'no-show': {
      const { all, errors } = readFields(whenMissed, values);
      return all ? { ok: true, result: { result: 'no-show', ...all } } : { ok: false, errors };
    }
    case 'moved': {
      const meeting = readMeeting(values, arrivedAt);
      if (!meeting.ok) return meeting;
      const { startsAt, minutes, place, interpreter } = meeting;
      return { ok: true, result: { result: 'moved', startsAt, minutes, place, interpreter } };
    }
  }
}

function held(values: Values, arrivedAt: Instant): ResultRead {
  const suited = readFields(readSuited, values);
  if (suited.all?.suited === 'no') {
    const { all, errors } = readFields(whenNotSuited, values);
    return all ? { ok: true, result: { result: 'held', suited: false, ...all } } : { ok: false, errors };
  }
  // Which of the other fields are needed is known only when `suited` is.
  if (!suited.all) return { ok: false, errors: suited.errors };
  const plan = readPlan(values, arrivedAt);
  const read = readFields(whenSuited, values);
  if (!plan.ok || !read.all)
    return { ok: false, errors: { ...(plan.ok ? {} : plan.errors), ...read.errors } };
  const { text: goals, rhythm, days } = plan;
  return { ok: true, result: { result: 'held', suited: true, goals, rhythm, days, ...read.all } };
}

const choices = <Value extends string>(
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): Choice[] => values.map((value) => ({ value, label: words[value] }));
