/** Drafts at a task's page: which one fills the form, what is said of it, and keeping what was typed. */
import { dayOf, type Instant } from '#domain/calendar/calendar';
import { type Draft, obligationKey } from '#domain/case/state';
import { draftFor, shownTyped, type Typed, typedNow } from '#domain/case/typing';
import { answerForms } from '../forms/answer-forms.ts';
import { Hidden } from '../frame/fields.tsx';
import { prefilled, textOf, type Values } from '../frame/form.ts';
import { Alert, Button, OwnForm } from '../frame/parts.tsx';
import type { Ports } from '../ports.ts';
import { dateShort, dateTimeShort } from '../texts/dates.ts';
import { draftTexts as texts } from '../texts/drafts.ts';
import { taskTexts } from '../texts/task.ts';
import type { OpenTask } from './link.ts';

export type DraftPorts = Pick<Ports, 'addressesOf' | 'loadTyped' | 'keepTyped' | 'clearTyped'>;

/** What fills the form of the answer at first, and from where it is. */
export interface Prefill {
  readonly values: Values;
  /** Null: nobody typed or wrote anything. */
  readonly from: 'mail' | 'page' | null;
  /** There is a draft of the other kind, too. */
  readonly other: boolean;
  readonly typed: Typed | null;
  /** Goals of a plan that is in force no more were left out. */
  readonly otherPlan: boolean;
}

/** What a reply by mail said already; from its arrival on the answer counts. */
export const mailDraftOf = ({ link, state }: OpenTask): Draft | null =>
  state.drafts[obligationKey(link.kind, link.cause)] ?? null;

/** @param asked which of two drafts somebody wants to see */
export async function prefillOf(
  ports: Pick<DraftPorts, 'addressesOf' | 'loadTyped'>,
  task: OpenTask,
  now: Instant,
  asked: 'mail' | 'page' | null,
): Promise<Prefill> {
  const initial = answerForms[task.link.kind].initial(task.state);
  const mail = mailDraftOf(task);
  const kept = await ports.loadTyped(task.link);
  const readers = kept ? await ports.addressesOf(task.state, task.link.party, task.link) : [];
  const typed = shownTyped(kept, readers, dayOf(now));
  const draft = draftFor(mail, typed, asked);
  const shown = { from: draft?.from ?? null, other: draft?.other ?? false, typed };
  if (draft?.from === 'mail')
    return { ...shown, values: { ...initial, ...prefilled(mail?.values ?? {}) }, otherPlan: false };
  if (draft?.from !== 'page' || !typed) return { ...shown, values: initial, otherPlan: false };
  const otherPlan = 'plan' in typed.values && textOf(typed.values, 'plan') !== textOf(initial, 'plan');
  const values = otherPlan ? { ...withoutGoals(typed.values), ...ofGoals(initial) } : typed.values;
  return { ...shown, values, otherPlan };
}

/** @returns false when it is too much to keep */
export async function keepDraft(
  ports: DraftPorts,
  { link }: OpenTask,
  address: string,
  sent: Values,
  now: Instant,
): Promise<boolean> {
  const { action: _, draft: __, ...values } = sent;
  const typed = typedNow(address, values, now);
  if (typed) await ports.keepTyped(link, typed);
  return typed !== null;
}

/** One click has nothing to keep. */
export const canKeep = ({ link }: OpenTask): boolean => link.kind !== 'acknowledge-change';

export const SaveDraft = () => (
  <Button kind="secondary" name="draft" value="yes">
    {texts.save}
  </Button>
);

/** What the form holds, until when, and the way to the other draft. */
export const DraftNews = ({ prefill: { from, other, typed, otherPlan } }: { prefill: Prefill }) => {
  if (from === 'mail')
    return (
      <Alert tone="info" heading={taskTexts.drafted.heading}>
        <p>{taskTexts.drafted.text}</p>
        {other && typed && (
          <p>
            {texts.pageToo(dateTimeShort(typed.savedAt))} <a href="?draft=page">{texts.showPage}</a>
          </p>
        )}
      </Alert>
    );
  if (from === null || !typed) return null;
  return (
    <Alert tone="info" heading={texts.heading}>
      <p>{texts.text(dateTimeShort(typed.savedAt), dateShort(typed.keptUntil))}</p>
      {otherPlan && <p>{texts.otherPlan}</p>}
      {other && (
        <p>
          {texts.mailToo} <a href="?draft=mail">{texts.showMail}</a>
        </p>
      )}
      <OwnForm>
        <Hidden name="action" value="discard-draft" />
        <Button kind="text">{texts.discard}</Button>
      </OwnForm>
    </Alert>
  );
};

/** Fields that belong to one goal of the plan, by its number. */
const goalField = /^(?:progress|words|outcome)-\d+$/;

const withoutGoals = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !goalField.test(name) && name !== 'plan'));

const ofGoals = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => goalField.test(name) || name === 'plan'));
