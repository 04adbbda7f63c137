/** A form of a case: it unfolds, and says which state of the case it was drawn from. */
import type { Child } from 'hono/jsx';
import { Hidden } from '#web/frame/fields.tsx';
import { type FormState, textOf, type Values } from '#web/frame/form.ts';
import { OwnForm } from '#web/frame/parts.tsx';
import type { CaseView } from '../case/view.ts';
import type { CaseAction, Current } from './commands.ts';

/** Which of several forms of the same action this is, by a hidden field that tells them apart. */
export interface Which {
  readonly name: 'mailKey' | 'cause' | 'obligation' | 'fact';
  readonly value: string;
}

/** Unfolded when its form came back with mistakes. */
export const Action = (props: {
  view: CaseView;
  action: CaseAction;
  title: string;
  hint: string;
  of?: Current | undefined;
  which?: Which;
  children: Child;
}) => (
  <details class="action" open={cameBack(props.view, props.action, props.which)}>
    <summary>{props.title}</summary>
    <div>
      <p class="muted">{props.hint}</p>
      <OwnForm>
        <FormHead {...props} />
        {props.children}
      </OwnForm>
    </div>
  </details>
);

/** What every form sends along: the action, the state it was drawn from, what it is about. */
export const FormHead = (props: {
  view: CaseView;
  action: CaseAction;
  of?: Current | undefined;
  which?: Which | undefined;
}) => {
  const { view, action, of, which } = props;
  return (
    <>
      <Hidden name="action" value={action} />
      <Hidden name="version" value={view.state.version} />
      {of && <Hidden name="kind" value={of.kind} />}
      {of && <Hidden name="cause" value={of.cause} />}
      {which && <Hidden name={which.name} value={which.value} />}
    </>
  );
};

/** The form that came back keeps the plain prefix: the box of errors leads to it. */
export function formState(view: CaseView, action: CaseAction, initial: Values, which?: Which): FormState {
  const { failed } = view;
  if (failed && cameBack(view, action, which))
    return { prefix: action, values: failed.values, errors: failed.errors };
  return { prefix: which ? `${action}-${which.value}` : action, values: initial, errors: {} };
}

/** Forms that stand alone send no `obligation`: one that came back is not also another of the same action. */
const cameBack = ({ failed }: CaseView, action: CaseAction, which: Which | undefined): boolean =>
  failed?.action === action && textOf(failed.values, which?.name ?? 'obligation') === (which?.value ?? '');
