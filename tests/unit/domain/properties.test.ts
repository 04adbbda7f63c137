import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextSendingTime } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { evolve } from '#domain/case/evolve';
import { noticesOf } from '#domain/case/notices';
import { isCurrent, nextStep } from '#domain/case/path';
import { nextMilestone } from '#domain/case/service';
import { type CaseState, type Obligation, openObligations, phases } from '#domain/case/state';
import { obligationKinds, pathKinds } from '#domain/obligation/kinds';
import { longestMindedDays } from '#domain/obligation/ladder';
import { dueNudge, nextNudgeAt } from '#domain/obligation/nudging';
import { intents } from './random-intents.ts';
import { always, play, type Step, start, tryTo } from './random-stories.ts';

/** Lateness can be excused later; nothing else of it changes. */
const excused = (one: Obligation | undefined) => ({ ...one, latenessAccepted: true });

const isAnswer = ({ type }: Command): boolean =>
  [
    'ReviewReferral',
    'EnsureSupportPerson',
    'DeclineAssignment',
    'ArrangeFirstMeeting',
    'RecordFirstMeeting',
    'SubmitFinalReport',
  ].includes(type);

/** What a story must come to for the rules of the end to be tried. */
const marks: Record<string, (step: Step) => boolean> = {
  'the service ended': ({ after }) => after.phase === 'closing',
  'its final report came': ({ after }) => after.phase === 'ended' && after.finalReport !== null,
  'paused while it was awaited': ({ after }) => after.phase === 'closing' && after.pause !== null,
  'reopened after the service': ({ before, command, refused }) =>
    command.type === 'ReopenCase' && !refused && before.serviceEnded !== null,
  'another provider': ({ after }) => after.providerChanges.some(({ status }) => status === 'changed'),
  'another provider’s support person': ({ command, refused }) => command.type === 'TakeOverCase' && !refused,
  erased: ({ after }) => after.erasedAt !== null,
};

describe('after any commands at all', () => {
  it('a case that has ended owes nothing', () => {
    always(({ after }) => {
      if (after.phase === 'ended') expect(openObligations(after)).toEqual([]);
    });
  });

  it('what is open is waited for: one obligation of the path at most, and those asked for beside it', () => {
    always(({ after }) => {
      const open = openObligations(after);
      for (const { kind, cause } of open) expect(isCurrent(after, kind, cause)).toBe(true);
      const ofPath = open.filter(({ kind }) => pathKinds.some((one) => one === kind));
      expect(ofPath.length).toBeLessThanOrEqual(1);
    });
  });

  it('one overview is owed at the most, and a report is asked for once a period unless it came back', () => {
    always(({ after }) => {
      const open = openObligations(after).filter(({ kind }) => kind === 'send-overview');
      expect(open.length).toBeLessThanOrEqual(1);
      const asked = Object.entries(after.reports).filter(([cause, { again }]) => {
        const obligation = after.obligations[`report-to-agency#${cause}`];
        return again === null && !(obligation?.status === 'closed' && obligation.outcome === 'cancelled');
      });
      expect(new Set(asked.map(([, { until }]) => until)).size).toBe(asked.length);
    });
  });

  it('the counts of what was asked, of meetings, no-shows and restarts never fall', () => {
    always(({ before, after }) => {
      for (const kind of obligationKinds)
        expect(after.asked[kind]).toBeGreaterThanOrEqual(before.asked[kind]);
      expect(after.meetings).toBeGreaterThanOrEqual(before.meetings);
      expect(after.noShows).toBeGreaterThanOrEqual(before.noShows);
      expect(after.restart).toBeGreaterThanOrEqual(before.restart);
    });
  });

  it('a paused obligation is nudged of nothing, and looked at again within 300 days of its machine', () => {
    always(({ after, at }) => {
      for (const one of openObligations(after)) {
        const next = nextNudgeAt(one, at);
        const lived = (until: string) => (Date.parse(until) - Date.parse(one.mindedFrom)) / 86_400_000;
        // Later than that it is looked at only when a person or a retry came later still.
        if (next) expect(lived(next) < 300 || next <= nextSendingTime(at)).toBe(true);
        if (one.pause && lived(at) < longestMindedDays) expect(dueNudge(one, at)).toBeNull();
      }
    });
  });

  it('each nudge is decided at most once between two plannings', () => {
    always(({ after }) => {
      for (const { nudged } of Object.values(after.obligations))
        expect(new Set(nudged).size).toBe(nudged.length);
    });
  });

  it('no clock restarts by a hand-over, and its day moves only later', () => {
    always(({ before, command, after }) => {
      for (const [key, one] of Object.entries(before.obligations)) {
        const now = after.obligations[key];
        if (command.type === 'HandOverObligation' || command.type === 'HandOverContact')
          expect(now).toMatchObject({ due: one.due, nudged: one.nudged, explanation: one.explanation });
        const moves = ['ResumeObligation', 'ResumeCase', 'ExtendObligation'].includes(command.type);
        if (moves && now) expect(now.due >= one.due).toBe(true);
      }
    });
  });

  it('a closed obligation stays as it was closed', () => {
    always(({ before, after }) => {
      for (const [key, one] of Object.entries(before.obligations))
        if (one.status === 'closed') expect(excused(after.obligations[key])).toEqual(excused(one));
    });
  });

  it('an ended case stays ended and asks for nothing any more', () => {
    always(({ before, command, after }) => {
      if (before.phase !== 'ended' || command.type === 'ReopenCase') return;
      const lasting = ({ phase, ending, endedAt, obligations, asked, restart, reason }: CaseState) => ({
        ...{ phase, ending, endedAt, asked, restart, reason },
        obligations: Object.values(obligations).map(excused),
      });
      expect(lasting(after)).toEqual(lasting(before));
      expect(nextStep(after, null).step).toBe('ended');
    });
  });

  it('the same command at the same moment decides the same, and owes the same mails in the same order', () => {
    always(({ before, command, at, after }) => {
      const [first, second] = [tryTo(command, before, at), tryTo(command, before, at)];
      expect(first).toEqual(second);
      expect(noticesOf(first ?? [], after)).toEqual(noticesOf(second ?? [], after));
    });
  });

  it('the same answer a second time is refused', () => {
    always(({ command, at, after, refused }) => {
      if (isAnswer(command) && !refused) expect(tryTo(command, after, at)).toBeNull();
    });
  });

  it('what the machines and the sweep do a second time changes nothing', () => {
    const machines = [
      'OpenObligation',
      'Nudge',
      'NoteTaskMailAccepted',
      'ReachMilestone',
      'FileMail',
      'ApplyProviderChange',
    ];
    always(({ command, at, after, refused }) => {
      if (machines.includes(command.type) && !refused) expect(tryTo(command, after, at)).toEqual([]);
    });
  });

  it('a change of provider moves no due day of what is owed', () => {
    always(({ before, command, after }) => {
      if (command.type !== 'ApplyProviderChange') return;
      for (const { kind, cause, due } of openObligations(before))
        expect(after.obligations[`${kind}#${cause}`]?.due).toBe(due);
    });
  });

  it('a case whose service has ended can end without its final report, and what ended can go on only in its term', () => {
    always(({ before, command, at, after, refused }) => {
      const closed = tryTo({ type: 'CloseCase', reason: 'x' }, after, at);
      if (after.phase === 'closing')
        expect(evolve(after, { version: 99, at, events: closed ?? [] }).phase).toBe('ended');
      if (command.type !== 'ReopenCase' || refused) return;
      expect(['closing', 'ended']).toContain(before.phase);
      if (after.phase === 'active') expect(nextMilestone(after).milestone).not.toBe('none');
      expect(after.restart).toBe(before.restart + 1);
    });
  });

  it('the case can be ended by cancelling it', () => {
    always(({ after, at }) => {
      const events = tryTo({ type: 'CancelCase', reason: 'x' }, after, at);
      if (after.phase === 'ended') expect(events).toBeNull();
      else expect(evolve(after, { version: 99, at, events: events ?? [] }).phase).toBe('ended');
    });
  });

  it('a good share of these stories comes to the end and past it', () => {
    const reached = new Set<string>();
    const stories = 300;
    const share: Record<keyof typeof marks, number> = Object.fromEntries(
      Object.keys(marks).map((mark) => [mark, 0]),
    );
    fc.assert(
      fc.property(start, intents, (state, commands) => {
        const steps = play(state, commands);
        for (const { after } of steps) reached.add(after.phase);
        for (const [mark, has] of Object.entries(marks))
          if (steps.some(has)) share[mark] = (share[mark] ?? 0) + 1 / stories;
      }),
      { numRuns: stories, seed: 7 },
    );
    expect([...reached].sort()).toEqual([...phases].sort());
    for (const [mark, part] of Object.entries(share)) expect(part, mark).toBeGreaterThan(0.05);
  });
});
