/** Asks for the address that the link was sent to. Until then a page shows nothing but the case's reference. */
import { Hidden, TextField } from '../frame/fields.tsx';
import { type FormState, hasErrors } from '../frame/form.ts';
import { Frame } from '../frame/page.tsx';
import { Alert, Button, Buttons, ErrorBox, FactStrip, OwnForm } from '../frame/parts.tsx';
import { taskTexts } from '../texts/task.ts';
import type { TaskLink } from './link.ts';

const texts = taskTexts.confirm;

export const ConfirmPage = ({
  link,
  form,
  again = false,
}: {
  link: TaskLink;
  form: FormState;
  /** True when something was sent from a device whose confirmation has ended. */
  again?: boolean;
}) => (
  <Frame title={texts.title} failed={hasErrors(form)}>
    <ErrorBox form={form} />
    {again && (
      <Alert tone="warn">
        <p>{texts.again}</p>
      </Alert>
    )}
    <h1>{texts.title}</h1>
    <FactStrip facts={[[taskTexts.facts.case, link.caseId]]} />
    <OwnForm class="card">
      <Hidden name="action" value="confirm" />
      <p>{texts.lead}</p>
      <TextField
        form={form}
        name="email"
        label={texts.email}
        hint={texts.hint}
        type="email"
        autocomplete="email"
        enterkeyhint="go"
        maxlength={254}
        required
      />
      <Buttons>
        <Button>{texts.send}</Button>
      </Buttons>
    </OwnForm>
  </Frame>
);
