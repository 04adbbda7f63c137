/** On a task's page: what an officer decided about its clock, and the ways other than an answer. */
import type { CaseState } from '#domain/case/state';
import type { Typed } from '#domain/case/typing';
import { type OtherWay, otherWayFields, otherWays } from '../forms/other-ways.tsx';
import { Hidden } from '../frame/fields.tsx';
import { type FormState, hasErrors } from '../frame/form.ts';
import { Alert, Button, Buttons, Outside, OwnForm } from '../frame/parts.tsx';
import { otherWayTexts as texts } from '../texts/clocks.ts';
import { dateShort, onDateWords } from '../texts/dates.ts';
import { SaveDraft, TypedNews } from './drafts.tsx';
import type { OpenTask } from './link.ts';

export type OtherWayForms = Readonly<Record<OtherWay, FormState>>;

export const ClockNews = ({ obligation }: { obligation: OpenTask['obligation'] }) => {
  if (!obligation) return null;
  const { pause, wish, wishRefused, unable } = obligation;
  return (
    <>
      {pause && (
        <Alert tone="info" heading={texts.pausedHeading}>
          <p>{texts.paused(onDateWords(pause.until))}</p>
        </Alert>
      )}
      {wish && (
        <Alert tone="info" heading={texts.askedHeading}>
          <p>{texts.asked(dateShort(wish.until))}</p>
        </Alert>
      )}
      {wishRefused && (
        <Alert tone="warn" heading={texts.refusedHeading}>
          <Outside text={wishRefused} lines />
        </Alert>
      )}
      {unable && (
        <Alert tone="info" heading={texts.toldHeading}>
          <p>{texts.told}</p>
        </Alert>
      )}
    </>
  );
};

/** A support person that cannot be ensured is declined by its own form; what its machine has not opened yet has no clock. */
export const OtherWays = ({
  task,
  forms,
  typed,
}: {
  task: OpenTask;
  forms: OtherWayForms;
  /** What was typed at "I cannot do this" and not sent. */
  typed: Typed | null;
}) => {
  const { link, obligation } = task;
  if (!obligation) return null;
  const ways = otherWays.filter((way) => waysOf(link.kind, obligation).includes(way));
  if (ways.length === 0) return null;
  return (
    <section aria-labelledby="muud-teed">
      <h2 id="muud-teed">{texts.heading}</h2>
      {ways.map((way) => (
        <Way way={way} form={forms[way]} typed={way === 'unable' ? typed : null} />
      ))}
    </section>
  );
};

function waysOf(
  kind: OpenTask['link']['kind'],
  { wish, unable }: CaseState['obligations'][string],
): readonly OtherWay[] {
  const open: OtherWay[] = ['hand-over'];
  if (!wish) open.push('ask-extension');
  if (!unable && kind !== 'ensure-support-person') open.push('unable');
  return open;
}

const words = { 'ask-extension': texts.extension, 'hand-over': texts.handOver, unable: texts.unable };

const Way = ({ way, form, typed }: { way: OtherWay; form: FormState; typed: Typed | null }) => {
  const Fields = otherWayFields[way];
  const { title, lead, send } = words[way];
  return (
    <details class="action" open={hasErrors(form) || typed !== null}>
      <summary>{title}</summary>
      <div>
        <p>{lead}</p>
        <TypedNews typed={typed} beside={way} reason />
        <OwnForm>
          <Hidden name="action" value={way} />
          <Fields form={form} />
          <Buttons>
            <Button kind="secondary">{send}</Button>
            {way === 'unable' && <SaveDraft reason />}
          </Buttons>
        </OwnForm>
      </div>
    </details>
  );
};
