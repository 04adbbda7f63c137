/** The forms about the provider of a case: change it from a day on, take that back, write down what was told by phone. */
import { openObligations } from '#domain/case/state';
import { isServed } from '#domain/transfer/decide';
import { plannedChange } from '#domain/transfer/state';
import { answerForms } from '#web/forms/answer-forms.ts';
import { DateField } from '#web/forms/controls.tsx';
import { RequiredNote, SelectField, TextArea } from '#web/frame/fields.tsx';
import type { FormState } from '#web/frame/form.ts';
import { Button, Buttons } from '#web/frame/parts.tsx';
import type { Provider } from '#web/ports.ts';
import { dateShort } from '#web/texts/dates.ts';
import { transferTexts } from '#web/texts/transfer.ts';
import type { CaseView } from '../case/view.ts';
import { Action, formState } from './act-form.tsx';

const texts = transferTexts.change;

export const TransferActions = ({ view }: { view: CaseView }) => {
  const { phase, provider } = view.state;
  const planned = plannedChange(view.state);
  return (
    <>
      <HandOvers view={view} />
      {planned && <Undo view={view} to={planned.to.name} day={dateShort(planned.effective)} />}
      {!planned && provider && isServed(phase) && (
        <Action view={view} action="change-provider" title={texts.title} hint={texts.hint}>
          <RequiredNote />
          <ChangeFields
            form={formState(view, 'change-provider', {})}
            providers={view.providers.filter(({ id }) => id !== provider.id)}
          />
          <Buttons>
            <Button kind="secondary">{texts.send}</Button>
          </Buttons>
        </Action>
      )}
    </>
  );
};

export const ChangeFields = ({ form, providers }: { form: FormState; providers: readonly Provider[] }) => (
  <>
    <SelectField
      form={form}
      name="provider"
      label={texts.provider}
      choices={providers.map(({ id, name }) => ({ value: id, label: name }))}
      required
    />
    <DateField form={form} name="effective" label={texts.effective} hint={texts.effectiveHint} required />
    <TextArea form={form} name="reason" label={texts.reason} hint={texts.reasonHint} required />
  </>
);

const Undo = ({ view, to, day }: { view: CaseView; to: string; day: string }) => (
  <Action
    view={view}
    action="undo-change"
    title={transferTexts.undo.title}
    hint={transferTexts.undo.hint(to, day)}
  >
    <TextArea
      form={formState(view, 'undo-change', {})}
      name="reason"
      label={texts.reason}
      hint={texts.reasonHint}
      required
    />
    <Buttons>
      <Button kind="secondary">{transferTexts.undo.send}</Button>
    </Buttons>
  </Action>
);

/** What was not handed over in time is the agency's to write down; a support person may be told by phone. */
const HandOvers = ({ view }: { view: CaseView }) => (
  <>
    {openObligations(view.state).map(({ kind, cause, assignee }) => {
      const passed = kind === 'hand-over-case' && assignee === 'agency';
      if (!passed && kind !== 'take-over-case') return null;
      const { Fields, initial } = answerForms[kind];
      const which = { name: 'obligation', value: `${kind}#${cause}` } as const;
      return (
        <Action
          view={view}
          action="record-answer"
          title={passed ? transferTexts.summary : transferTexts.takeOver}
          hint={passed ? transferTexts.summaryHint : transferTexts.takeOverHint}
          of={{ kind, cause }}
          which={which}
        >
          <RequiredNote />
          <Fields form={formState(view, 'record-answer', initial(view.state), which)} state={view.state} />
          <Buttons>
            <Button kind="secondary">{transferTexts.record}</Button>
          </Buttons>
        </Action>
      );
    })}
  </>
);
