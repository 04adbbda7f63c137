/** What statistics know of a case follows from its facts, whatever became of its persons. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { evolve } from '#domain/case/evolve';
import type { CaseState } from '#domain/case/state';
import { caseFactsSchema, factsOf, lastCounted, providerOn } from '#domain/statistics/facts';
import {
  activeCase,
  after,
  caseArranging,
  caseAssigning,
  moments,
  opened,
  provider,
  reportedCase,
} from '../../../support/cases.ts';
import { correct } from '../../../support/corrections.ts';
import { withoutPersonal } from '../../../support/given.ts';
import { intents } from '../random-intents.ts';
import { play, tryTo } from '../random-stories.ts';

const day = parseDay;

describe('the facts of a case', () => {
  it('tell the days of its path', () => {
    expect(factsOf(reportedCase())).toEqual({
      caseId: 'TR26-4F7KQ',
      phase: 'ended',
      municipality: { ehak: '0638', name: 'Põhja-Pärnumaa vald' },
      providers: [{ ...provider, until: null }],
      languages: ['uk', 'ru'],
      protection: 'temporary',
      receivedOn: '2026-02-02',
      registeredOn: '2026-02-02',
      referralDate: '2026-01-30',
      supportPersonOn: '2026-02-06',
      serviceStart: '2026-02-12',
      serviceEnd: '2027-01-30',
      over: { on: '2026-06-04', ending: 'goals-met' },
      endedOn: '2026-06-09',
      noShows: 0,
      refusals: 0,
      promises: [
        { kind: 'review-referral', end: 'kept', on: '2026-02-04' },
        { kind: 'ensure-support-person', end: 'kept', on: '2026-02-06' },
        { kind: 'arrange-first-meeting', end: 'kept', on: '2026-02-09' },
        { kind: 'record-first-meeting', end: 'kept', on: '2026-02-12' },
        { kind: 'submit-final-report', end: 'kept', on: '2026-06-09' },
      ],
      owed: [],
    });
  });

  it('hold what is owed, but for what stands', () => {
    const assigning = caseAssigning();
    expect(factsOf(assigning).owed).toEqual([{ kind: 'ensure-support-person', due: '2026-02-11' }]);
    const until = day('2026-03-02');
    const paused = after(assigning, [{ type: 'PauseCase', until, reason: 'Haiglas.' }, moments.ensured]);
    expect(factsOf(paused).owed).toEqual([]);
  });

  const ensureLate = (at: string): CaseState =>
    after(caseAssigning(), [
      {
        type: 'EnsureSupportPerson',
        ...{
          cause: '1',
          channel: 'page',
          arrivedAt: at,
          name: 'Mari Maasikas',
          phone: '5550 1234',
          email: null,
        },
        ...{ languages: ['et'], notRelative: true, notSameHome: true, noConviction: true },
      },
      at,
    ]);

  it('tell of a late answer the day on which it was due, and whether its reason was accepted', () => {
    const late = ensureLate('2026-02-16T08:00:00.000Z');
    const broken = { kind: 'ensure-support-person', end: 'broken', on: '2026-02-11' };
    expect(factsOf(late).promises).toContainEqual(broken);
    expect(factsOf(late).supportPersonOn).toBe('2026-02-16');
    const accept = {
      type: 'AcceptLateness',
      kind: 'ensure-support-person',
      cause: '1',
      reason: 'Haigus.',
    } satisfies Command;
    const accepted = after(late, [accept, '2026-02-17T08:00:00.000Z']);
    expect(factsOf(accepted).promises).toContainEqual({ ...broken, end: 'excused' });
  });

  it('leave out what a provider gave back in time', () => {
    const declined = after(caseAssigning(), [
      { type: 'DeclineAssignment', cause: '1', channel: 'page', arrivedAt: moments.ensured, reason: 'Täis.' },
      moments.ensured,
    ]);
    const { promises, providers } = factsOf(declined);
    expect(promises.map(({ kind }) => kind)).toEqual(['review-referral']);
    expect(providers).toEqual([]);
    expect(providerOn(factsOf(declined), day('2026-02-05'))).toBeNull();
  });

  it('tell who provided on which day after a change of provider', () => {
    const effective = day('2026-03-02');
    const to = { id: 'teine', name: 'Teine Tugi' };
    const changed = after(
      activeCase(),
      [
        { type: 'PlanProviderChange', to, effective, reason: 'Leping.', transfer: null },
        '2026-02-20T08:00:00.000Z',
      ],
      [{ type: 'ApplyProviderChange', calledOff: false }, '2026-03-02T06:00:00.000Z'],
    );
    const facts = factsOf(changed);
    expect(providerOn(facts, day('2026-03-01'))).toMatchObject(provider);
    expect(providerOn(facts, effective)).toMatchObject(to);
  });

  it('of a case that was called off say so, and of a reopened one no more', () => {
    const off = after(caseArranging(), [{ type: 'CancelCase', reason: 'Kolis ära.' }, moments.arranged]);
    expect(factsOf(off)).toMatchObject({
      over: { on: '2026-02-09', ending: 'cancelled' },
      endedOn: '2026-02-09',
    });
    expect(lastCounted(factsOf(off))).toBe('2026-02-09');
    const again = after(off, [{ type: 'ReopenCase', reason: 'Eksitus.' }, '2026-02-10T08:00:00.000Z']);
    expect(factsOf(again)).toMatchObject({ over: null, endedOn: null });
    expect(lastCounted(factsOf(again))).toBeNull();
  });

  it('follow corrections', () => {
    const active = activeCase();
    const command = correct(active, 'first-meeting', { startsAt: '2026-02-11T08:00:00.000Z' });
    const corrected = after(active, [command, '2026-02-20T08:00:00.000Z']);
    expect(factsOf(corrected).serviceStart).toBe('2026-02-11');
  });

  it('are the same without persons, in every random story, and can be read back', () => {
    fc.assert(
      fc.property(intents, (commands) => {
        const { state, events } = opened();
        let erased = evolve(null, {
          ...{ version: 1, at: moments.registered },
          events: withoutPersonal(events),
        });
        for (const { before, command, at, after: next } of play(state, commands)) {
          const happened = tryTo(command, before, at);
          if (!happened || happened.length === 0) continue;
          erased = evolve(erased, { version: next.version, at, events: withoutPersonal(happened) });
          const facts = factsOf(next);
          expect(factsOf(erased)).toEqual(facts);
          expect(caseFactsSchema.parse(facts)).toEqual(facts);
          expect(JSON.stringify(facts)).not.toMatch(/Olena|Kovalenko|49005149021|Kadri|Maasikas/);
        }
      }),
      { numRuns: 40 },
    );
  });
});
