/** Forms by which an officer puts a recorded fact right, where the client's data are shown. */

import type { CorrectableFact } from '#domain/correction/facts';
import { corrections } from '#domain/correction/table';
import { DateField, LanguagesField } from '#web/forms/controls.tsx';
import { ConfirmField, RequiredNote, SelectField, TextArea, TextField } from '#web/frame/fields.tsx';
import { type FormState, prefilled } from '#web/frame/form.ts';
import { Button, Buttons, harmless } from '#web/frame/parts.tsx';
import { partyNames } from '#web/texts/admin.ts';
import { correctionTexts as texts } from '#web/texts/correction.ts';
import { correctedWords } from '#web/texts/words.ts';
import type { CaseView } from '../case/view.ts';
import { mayChange } from '../frame.tsx';
import { Action, formState } from './act-form.tsx';
import { type CorrectionField, fieldsOf } from './correction-fields.ts';

/** Facts of the case as a whole; the others stand with what they are about. */
const ofCase: readonly CorrectableFact[] = [
  'support-person',
  'first-meeting',
  'referral-date',
  'ending',
  'reason',
  'need',
  'hand-over',
  'municipality',
];

export const CorrectCase = ({ view }: { view: CaseView }) => (
  <>
    {ofCase.map((fact) => (
      <CorrectFact view={view} fact={fact} />
    ))}
    {view.state.evaluations.map(({ cause }) => (
      <CorrectFact view={view} fact="evaluation" cause={cause} />
    ))}
    {Object.keys(view.state.interpreters).map((cause) => (
      <CorrectFact view={view} fact="interpreter" cause={cause} />
    ))}
  </>
);

/** Nothing when the case has no such fact, or the reader may not change it. @param cause which one of several */
export const CorrectFact = (props: { view: CaseView; fact: CorrectableFact; cause?: string }) => {
  const { view, fact, cause = null } = props;
  const { state, personal, session } = view;
  const known = corrections[fact].read(state, cause ?? '');
  if (!personal || !known || state.erasedAt || !mayChange(session)) return null;
  const fields = fieldsOf(fact, known, personal.municipalities);
  const told = corrections[fact]
    .told(state, cause ?? '')
    .filter((party) => party !== 'provider' || state.provider);
  const which = { name: 'fact', value: cause === null ? fact : `${fact}-${cause}` } as const;
  const shown = prefilled(Object.fromEntries(fields.map(({ name, initial }) => [name, initial])));
  const initial = Object.fromEntries(Object.entries(shown).map(([name, all]) => [name, all.map(harmless)]));
  const form = formState(view, 'correct-fact', { ...initial, tell: ['yes'] }, which);
  return (
    <Action
      view={view}
      action="correct-fact"
      title={texts.title(correctedWords(fact, cause))}
      hint={[texts.hint, hints[fact]?.()].filter(Boolean).join(' ')}
      which={which}
    >
      <RequiredNote />
      {fields.map((field) => (
        <Control form={form} field={field} />
      ))}
      <TextArea form={form} name="why" label={texts.why} rows={2} required />
      {told.length > 0 && (
        <ConfirmField
          form={form}
          name="tell"
          label={texts.tell}
          hint={texts.tellHint(told.map((party) => partyNames[party]).join(', '))}
        />
      )}
      <Buttons>
        <Button kind="secondary">{texts.send}</Button>
      </Buttons>
    </Action>
  );
};

const hints: Partial<Record<CorrectableFact, () => string>> = {
  'first-meeting': () => texts.meetingHint,
  'referral-date': () => texts.referralDateHint,
  municipality: () => texts.municipalityHint,
};

const Control = ({ form, field }: { form: FormState; field: CorrectionField }) => {
  const { name, label, control, required, choices } = field;
  const own = { form, name, label, required };
  switch (control) {
    case 'line':
      return <TextField {...own} />;
    case 'area':
      return <TextArea {...own} />;
    case 'day':
      return <DateField {...own} />;
    case 'languages':
      return <LanguagesField {...own} offered={form.values[name] ?? []} />;
    case 'choice':
      return <SelectField {...own} choices={choices ?? []} />;
  }
};
