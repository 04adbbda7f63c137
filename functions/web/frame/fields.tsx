/** Fields of forms: label, hint, error, then the control, tied together for screen readers (VISUAL § 4). */
import type { Child } from 'hono/jsx';
import { frame } from '../texts/frame.ts';
import { type FormState, idOf, textOf, textsOf } from './form.ts';

interface FieldProps {
  readonly form: FormState;
  /** Name of the field; the domain's own name. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
}

interface InputProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number';
  /** Which keys a telephone shows; of an address or a number the type tells. */
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel';
  /** What the Enter key of a telephone is called, where it sends a form of one field. */
  readonly enterkeyhint?: 'go' | 'search' | 'send';
  /** A name: a telephone begins each word with a capital, and mends no letter. */
  readonly isName?: boolean;
  /** Of the person who types; never for somebody else's data. */
  readonly autocomplete?: string;
  readonly maxlength?: number;
  readonly width?: 'short' | 'medium';
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export const TextField = ({
  type = 'text',
  inputmode,
  enterkeyhint,
  isName = false,
  autocomplete,
  maxlength,
  width,
  ...field
}: InputProps) => (
  <Field {...field}>
    <input
      {...controlOf(field)}
      type={type}
      class={`input${width ? ` ${width}` : ''}`}
      value={textOf(field.form.values, field.name)}
      inputmode={inputmode ?? (type === 'email' || type === 'tel' ? type : undefined)}
      enterkeyhint={enterkeyhint}
      autocapitalize={isName ? 'words' : type === 'email' ? 'none' : undefined}
      spellcheck={isName || type === 'email' ? false : undefined}
      autocomplete={autocomplete ?? 'off'}
      maxlength={maxlength}
    />
  </Field>
);

export const TextArea = ({ rows = 4, ...field }: FieldProps & { readonly rows?: number }) => (
  <Field {...field}>
    <textarea {...controlOf(field)} class="input" rows={rows}>
      {field.form.values[field.name]?.[0] ?? ''}
    </textarea>
  </Field>
);

export const SelectField = ({
  choices,
  empty = frame.choose,
  ...field
}: FieldProps & {
  readonly choices: readonly Choice[];
  /** What stands first, with no value. */
  readonly empty?: string;
}) => {
  const chosen = textOf(field.form.values, field.name);
  return (
    <Field {...field}>
      <select {...controlOf(field)} class="input">
        <option value="">{empty}</option>
        {choices.map(({ value, label }) => (
          <option value={value} selected={value === chosen}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
};

/** One of a few choices, all visible. `children` stand below the choices, inside the group. */
export const RadioField = ({ choices, ...field }: FieldProps & { readonly choices: readonly Choice[] }) => (
  <ChoiceField {...field} choices={choices} type="radio" />
);

/** Any of a few choices: the field repeats. */
export const CheckboxField = ({
  choices,
  ...field
}: FieldProps & { readonly choices: readonly Choice[] }) => (
  <ChoiceField {...field} choices={choices} type="checkbox" />
);

/** One statement to be confirmed; its value is "yes". */
export const ConfirmField = (field: FieldProps) => {
  const { form, name, label, hint, required } = field;
  return (
    <div class={`${groupClass(form, name)} confirm`}>
      <FieldError form={form} name={name} />
      <div class="choice">
        <input
          {...controlOf(field)}
          type="checkbox"
          value="yes"
          checked={textsOf(form.values, name).includes('yes')}
        />
        <label for={idOf(form, name)}>
          {label}
          {required && <Star />}
        </label>
      </div>
      {hint && (
        <p class="hint choice-hint" id={`${idOf(form, name)}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
};

export const Hidden = ({ name, value }: { name: string; value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
);

/** Stands above a form that has fields with a star. */
export const RequiredNote = () => <p class="hint above">{frame.requiredNote}</p>;

const ChoiceField = ({
  choices,
  type,
  ...field
}: FieldProps & { readonly choices: readonly Choice[]; readonly type: 'radio' | 'checkbox' }) => {
  const { form, name, label, hint, required } = field;
  const chosen = textsOf(form.values, name);
  const { 'aria-describedby': describedBy } = controlOf(field);
  return (
    <fieldset class={groupClass(form, name)} aria-describedby={describedBy}>
      <legend>
        {label}
        {required && <Star />}
      </legend>
      <Hint form={form} name={name} hint={hint} />
      <FieldError form={form} name={name} />
      {choices.map((choice, index) => {
        const id = index === 0 ? idOf(form, name) : `${idOf(form, name)}-${index}`;
        return (
          <div class="choice">
            <input
              type={type}
              id={id}
              name={name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              required={required && type === 'radio'}
              aria-invalid={form.errors[name] ? 'true' : undefined}
            />
            <label for={id}>
              {choice.label}
              {choice.hint && <span class="hint block">{choice.hint}</span>}
            </label>
          </div>
        );
      })}
    </fieldset>
  );
};

const Field = ({ form, name, label, hint, required, children }: FieldProps & { children: Child }) => (
  <div class={groupClass(form, name)}>
    <label class="label" for={idOf(form, name)}>
      {label}
      {required && <Star />}
    </label>
    <Hint form={form} name={name} hint={hint} />
    <FieldError form={form} name={name} />
    {children}
  </div>
);

const Hint = ({ form, name, hint }: { form: FormState; name: string; hint: string | undefined }) =>
  hint ? (
    <p class="hint" id={`${idOf(form, name)}-hint`}>
      {hint}
    </p>
  ) : null;

const FieldError = ({ form, name }: { form: FormState; name: string }) =>
  form.errors[name] ? (
    <p class="error" id={`${idOf(form, name)}-error`}>
      <span class="hidden">{frame.errorPrefix}</span>
      {form.errors[name]}
    </p>
  ) : null;

const Star = () => (
  <span class="star" aria-hidden="true">
    {'\u00a0*'}
  </span>
);

const groupClass = (form: FormState, name: string): string => (form.errors[name] ? 'group wrong' : 'group');

function controlOf({ form, name, hint, required }: FieldProps) {
  const id = idOf(form, name);
  const wrong = form.errors[name] !== undefined;
  const describedBy = [hint ? `${id}-hint` : '', wrong ? `${id}-error` : ''].filter(Boolean).join(' ');
  return {
    id,
    name,
    required: required ?? false,
    'aria-invalid': wrong ? 'true' : undefined,
    'aria-describedby': describedBy === '' ? undefined : describedBy,
  };
}
