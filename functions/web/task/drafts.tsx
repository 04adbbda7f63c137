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
  /** What was typed into the form that says why it cannot be done. */
  readonly cannot: Typed | null;
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
  const [typed, cannot] = await Promise.all([
    typedAt(ports, task, now),
    typedAt(ports, task, now, cannotForm(task)),
  ]);
  const draft = draftFor(mail, typed, asked);
  const shown = { from: draft?.from ?? null, other: draft?.other ?? false, typed, cannot };
  if (draft?.from === 'mail')
    return { ...shown, values: { ...initial, ...prefilled(mail?.values ?? {}) }, otherPlan: false };
  if (draft?.from !== 'page' || !typed) return { ...shown, values: initial, otherPlan: false };
  const otherPlan = 'plan' in typed.values && textOf(typed.values, 'plan') !== textOf(initial, 'plan');
  const values = otherPlan ? { ...withoutGoals(typed.values), ...ofGoals(initial) } : typed.values;
  return { ...shown, values, otherPlan };
}

/** @param beside a form beside the answer @returns what was kept there and may be shown */
export async function typedAt(
  ports: Pick<DraftPorts, 'addressesOf' | 'loadTyped'>,
  { link, state }: Pick<OpenTask, 'link' | 'state'>,
  now: Instant,
  beside?: string,
): Promise<Typed | null> {
  const kept = await ports.loadTyped(placeOf(link, beside));
  const readers = kept ? await ports.addressesOf(state, link.party, link) : [];
  return shownTyped(kept, readers, dayOf(now));
}

/** Where the forms of a task are kept, each by itself. */
export const placeOf = ({ caseId, kind, cause }: OpenTask['link'], beside?: string) => ({
  ...{ caseId, kind, cause },
  ...(beside === undefined ? {} : { beside }),
});

/** The form of a task by which its party says that it cannot do it. */
export const cannotForm = ({ link }: Pick<OpenTask, 'link'>): 'decline' | 'unable' =>
  link.kind === 'ensure-support-person' ? 'decline' : 'unable';

/** @param beside a form beside the answer @returns false when it is too much to keep */
export async function keepDraft(
  ports: Pick<DraftPorts, 'keepTyped'>,
  { link }: Pick<OpenTask, 'link'>,
  address: string,
  sent: Values,
  now: Instant,
  beside?: string,
): Promise<boolean> {
  const { action: _, draft: __, ...values } = sent;
  const typed = typedNow(address, values, now);
  if (typed) await ports.keepTyped(placeOf(link, beside), typed);
  return typed !== null;
}

/** One click has nothing to keep. */
export const canKeep = ({ link }: OpenTask): boolean => link.kind !== 'acknowledge-change';

/** @param reason of why it cannot be done, which stands on one page with the answer */
export const SaveDraft = ({ reason = false }: { reason?: boolean }) => (
  <Button kind="secondary" name="draft" value="yes">
    {reason ? texts.saveReason : texts.save}
  </Button>
);

/** That a form beside the answer holds a draft, until when, and the way to delete it. */
export const TypedNews = ({
  typed,
  beside,
  reason = false,
}: {
  typed: Typed | null;
  beside: string;
  reason?: boolean;
}) =>
  typed && (
    <Alert tone="info" heading={texts.heading}>
      <p>{texts.text(dateTimeShort(typed.savedAt), dateShort(typed.keptUntil))}</p>
      <OwnForm>
        <Hidden name="action" value="discard-draft" />
        <Hidden name="beside" value={beside} />
        <Button kind="text">{reason ? texts.discardReason : texts.discard}</Button>
      </OwnForm>
    </Alert>
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
