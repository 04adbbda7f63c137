/** The agency's officer tells whether an interpreter comes to a meeting, and who. */
import { RadioField, TextArea, TextField } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { evaluationTexts } from '../texts/evaluation.ts';
import { oneOf, optionalText, requiredName, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { readFields } from './read-fields.ts';

const { errors, labels } = evaluationTexts.interpreter;

const longestContact = 200;
const answers = ['arranged', 'not-possible'] as const;
const readAnswer = { answer: oneOf(answers, () => errors.answer) };
const ofArranged = {
  name: requiredName,
  contact: requiredText(() => errors.contact, longestContact),
  note: optionalText(),
};

export const arrangeInterpreterForm: Form = {
  initial: () => prefilled({}),

  parse(values, context) {
    const chosen = readFields(readAnswer, values);
    if (!chosen.all) return { ok: false, errors: chosen.errors };
    const given = { type: 'AnswerInterpreter', ...arrivalOf(context) } as const;
    if (chosen.all.answer === 'arranged') {
      const read = readFields(ofArranged, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return { ok: true, command: { ...given, answer: 'arranged', ...read.all } };
    }
    const read = readFields({ reason: requiredText(errors.reason) }, values);
    if (!read.all) return { ok: false, errors: read.errors };
    return { ok: true, command: { ...given, answer: 'not-possible', ...read.all } };
  },

  Fields: ({ form }) => (
    <>
      <RadioField
        form={form}
        name="answer"
        label={labels.answer}
        choices={answers.map((value) => ({ value, label: labels.answers[value] }))}
        required
      />
      <TextField form={form} name="name" label={labels.name} isName />
      <TextField form={form} name="contact" label={labels.contact} maxlength={longestContact} />
      <TextArea form={form} name="note" label={labels.note} rows={2} />
      <TextArea form={form} name="reason" label={labels.reason} hint={labels.reasonHint} rows={2} />
    </>
  ),
};
