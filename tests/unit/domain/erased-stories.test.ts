/** A case whose personal parts were erased: its facts are still read, and name nobody (the log is the case). */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evolve } from '#domain/case/evolve';
import { noticesOf } from '#domain/case/notices';
import type { CaseState } from '#domain/case/state';
import { incompleteReferral, opened } from '../../support/cases.ts';
import { withoutPersonal } from '../../support/given.ts';
import { intents } from './random-intents.ts';
import { play, tryTo } from './random-stories.ts';

it('reads every random story without its persons, and stands where the whole story stands', () => {
  fc.assert(
    fc.property(fc.boolean(), intents, (complete, commands) => {
      const { state, events } = opened(complete ? {} : { opening: { referral: incompleteReferral() } });
      let erased: CaseState = evolve(null, {
        version: 1,
        at: '2026-02-02T08:00:00.000Z',
        events: withoutPersonal(events),
      });
      for (const { before, command, at, after } of play(state, commands)) {
        const happened = tryTo(command, before, at);
        if (!happened || happened.length === 0) continue;
        erased = evolve(erased, { version: after.version, at, events: withoutPersonal(happened) });
        noticesOf(happened, erased);
        expect(erased.phase).toBe(after.phase);
        expect(Object.keys(erased.obligations)).toEqual(Object.keys(after.obligations));
      }
      expect(erased.referral).toBeNull();
      expect(JSON.stringify(erased)).not.toMatch(/Olena|Kovalenko|49005149021/);
    }),
    { numRuns: 80 },
  );
});
