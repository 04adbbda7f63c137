/** The forms about the end of a case: end the service, close without a report, reopen, record a refusal of the client. */
import { goesOnAt } from '#domain/ending/reopen';
import { EndServiceFields } from '#web/forms/end-service.tsx';
import { RefusalFields } from '#web/forms/record-refusal.tsx';
import { RequiredNote, TextArea } from '#web/frame/fields.tsx';
import { Button, Buttons } from '#web/frame/parts.tsx';
import { endingTexts } from '#web/texts/ending.ts';
import { phaseWords } from '#web/texts/words.ts';
import type { CaseView } from '../case/view.ts';
import { Action, formState } from './act-form.tsx';

const texts = endingTexts.actions;

export const EndingActions = ({ view }: { view: CaseView }) => {
  const { phase, provider } = view.state;
  return (
    <>
      {provider && <RecordRefusal view={view} />}
      {phase === 'active' && <EndService view={view} />}
      {phase === 'closing' && (
        <ForReason view={view} action="close-case" title={texts.close} hint={texts.closeHint} />
      )}
      {phase === 'closing' && <Reopen view={view} />}
    </>
  );
};

/** Also of a case that has ended: the only thing that can be done to it. */
export const Reopen = ({ view }: { view: CaseView }) => {
  const to = goesOnAt(view.state);
  if (!to) return null;
  return (
    <ForReason view={view} action="reopen" title={texts.reopen} hint={texts.reopenHint(phaseWords(to))} />
  );
};

const EndService = ({ view }: { view: CaseView }) => (
  <Action view={view} action="end-service" title={texts.end} hint={texts.endHint}>
    <RequiredNote />
    <EndServiceFields form={formState(view, 'end-service', {})} />
    <Buttons>
      <Button kind="danger">{texts.end}</Button>
    </Buttons>
  </Action>
);

const RecordRefusal = ({ view }: { view: CaseView }) => (
  <Action view={view} action="record-refusal" title={texts.refusal} hint={texts.refusalHint}>
    <RequiredNote />
    <RefusalFields form={formState(view, 'record-refusal', {})} />
    <Buttons>
      <Button kind="secondary">{endingTexts.refusal.send}</Button>
    </Buttons>
  </Action>
);

const ForReason = (props: {
  view: CaseView;
  action: 'close-case' | 'reopen';
  title: string;
  hint: string;
}) => (
  <Action {...props}>
    <TextArea form={formState(props.view, props.action, {})} name="reason" label={texts.reason} required />
    <Buttons>
      <Button kind={props.action === 'reopen' ? 'secondary' : 'danger'}>{props.title}</Button>
    </Buttons>
  </Action>
);
