/** What will be sent next in a case if nothing happens before, and where to hold it: a pause. */
import { type Milestone, milestonesOf } from '#domain/case/service';
import { type CaseState, type OpenObligation, openObligations } from '#domain/case/state';
import type { Party } from '#domain/obligation/kinds';
import { stepsAhead } from '#domain/obligation/nudging';
import { Table } from '#web/frame/parts.tsx';
import { kindNames, partyNames } from '#web/texts/admin.ts';
import { aheadTexts as texts } from '#web/texts/ahead.ts';
import { dateTimeShort } from '#web/texts/dates.ts';
import { planTexts } from '#web/texts/plan.ts';
import { clockId, clocksId } from '../acts/clock-actions.tsx';
import { mayChange } from '../frame.tsx';
import type { CaseView } from './view.ts';

/** Of each obligation and of the service; the whole ladder of a task would be 15 mails. */
const mostOfEach = 2;

interface Ahead {
  readonly at: string;
  readonly what: string;
  readonly to: readonly Party[];
  /** Where on this page it is held. */
  readonly hold: { readonly id: string; readonly words: string };
}

export const CaseAhead = ({ view }: { view: CaseView }) => {
  const { state, now, session } = view;
  if (state.phase === 'ended') return null;
  const open = openObligations(state);
  const rows = [...open.flatMap((one) => nudgesOf(one, now)), ...ofService(state)];
  const held = open.filter(({ pause }) => pause !== null);
  return (
    <section aria-labelledby="edasi">
      <h2 id="edasi">{texts.heading}</h2>
      {held.map(({ kind }) => (
        <p>{texts.held(kindNames[kind])}</p>
      ))}
      {rows.length === 0 && held.length === 0 && <p class="muted">{texts.nothing}</p>}
      {rows.length > 0 && (
        <Table
          caption={texts.caption}
          head={mayChange(session) ? texts.head : texts.head.slice(0, 3)}
          rows={rows
            .toSorted((one, other) => one.at.localeCompare(other.at))
            .map(({ at, what, to, hold }) => [
              dateTimeShort(at),
              what,
              to.map((party) => partyNames[party]).join(', '),
              ...(mayChange(session) ? [<a href={`#${hold.id}`}>{hold.words}</a>] : []),
            ])}
        />
      )}
    </section>
  );
};

const nudgesOf = (obligation: OpenObligation, now: CaseView['now']): Ahead[] =>
  stepsAhead(obligation, now)
    .slice(0, mostOfEach)
    .map(({ at, to, tone }) => ({
      at,
      to,
      what: `${kindNames[obligation.kind]}: ${texts.tones[tone]}`,
      hold: { id: clockId(obligation), words: texts.hold },
    }));

const ofService = (state: CaseState): Ahead[] =>
  milestonesOf(state)
    .slice(0, mostOfEach)
    .map(({ milestone, wakeAt }) => ({
      at: wakeAt,
      to: hearers[milestone],
      what: `${texts.milestone}: ${milestoneWords(milestone)}`,
      hold: { id: clocksId, words: texts.holdCase },
    }));

const hearers: Record<Milestone['milestone'], readonly Party[]> = {
  'warn-of-end': ['municipality', 'provider'],
  'ask-overview': ['provider'],
  'ask-report': ['provider'],
  'ask-evaluation': ['provider'],
  'pause-over': ['agency'],
  end: ['municipality', 'provider', 'agency'],
};

function milestoneWords(milestone: Milestone['milestone']): string {
  if (milestone === 'warn-of-end') return texts.warning;
  if (milestone === 'end') return texts.end;
  return planTexts.admin.milestones[milestone] ?? planTexts.admin.otherMilestone;
}
