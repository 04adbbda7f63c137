/** Controls that only these forms have: a date, and languages. */
import { daySchema } from '#domain/calendar/calendar';
import { readLanguages } from '#domain/words/read-languages';
import { CheckboxField, TextField } from '../frame/fields.tsx';
import { type FormState, textOf, textsOf } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { languageWords } from '../texts/words.ts';
import { usualLanguages } from './languages.ts';

interface ControlProps {
  readonly form: FormState;
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

/** A date. A browser's date field would hide what it cannot understand, so that is shown again as text. */
export const DateField = (field: ControlProps) => {
  const typed = textOf(field.form.values, field.name);
  const type = typed === '' || daySchema.safeParse(typed).success ? 'date' : 'text';
  return <TextField {...field} type={type} width="medium" />;
};

/**
 * Languages: boxes for the usual ones and `offered`, a text for others. Both post the same name.
 * @param offered codes, e.g. the client's languages
 */
export const LanguagesField = ({ offered, ...field }: ControlProps & { offered: readonly string[] }) => {
  const { form, name } = field;
  const boxes = [...new Set([...offered, ...usualLanguages])];
  const { languages, unknown } = readLanguages(textsOf(form.values, name));
  const others = [...languages.filter((code) => !boxes.includes(code)).map(languageWords), ...unknown];
  const choices = boxes.map((value) => ({ value, label: languageWords(value) }));
  return (
    <>
      <CheckboxField
        {...field}
        form={{ ...form, values: { ...form.values, [name]: languages } }}
        choices={choices}
      />
      <TextField
        form={{ prefix: `${form.prefix}-other`, values: { [name]: [others.join(', ')] }, errors: {} }}
        name={name}
        label={formTexts.labels.otherLanguages}
        hint={formTexts.labels.otherLanguagesHint}
      />
    </>
  );
};
