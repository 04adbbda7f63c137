/** Earlier cases of a person who returns, found by the search's hashes on the real table. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeCase, loadCase } from '#casework/casework';
import { earlierCases } from '#casework/earlier';
import { parseDay } from '#domain/calendar/calendar';
import type { ReferralData } from '#domain/reading';
import { completeReferral, endedAt, endService } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';
import { leadTo, officer, openedCase } from './stories.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const later = '2026-07-01T08:00:00.000Z';
const today = parseDay('2026-07-01');

const opened = (at: string, client: Partial<ReferralData['client']> = {}): Promise<string> =>
  openedCase(world, completeReferral({ client }), at);

async function found(caseId: string) {
  const { state } = await loadCase(world, caseId, later);
  return state ? earlierCases(world, state, today) : [];
}

it('finds them by the personal code, and by name and date of birth when there is none', async () => {
  const first = await opened('2026-02-02T07:10:20.000Z');
  await leadTo(world, first, 'record');
  await changeCase(world, first, endService, officer, endedAt);
  const again = await opened(later);
  const expected = [{ caseId: first, phase: 'closing', served: { from: '2026-01-30', until: '2026-06-04' } }];
  expect(await found(again)).toMatchObject(expected);
  expect(await found(first)).toEqual([]);

  const nameless = { personalCode: null, birthDate: '1990-05-14' };
  const byName = await opened('2026-07-01T09:00:00.000Z', {
    ...nameless,
    name: 'KOVALENKO Olena',
  });
  expect((await found(byName)).map(({ caseId }) => caseId)).toEqual([again, first]);
  const another = await opened('2026-07-01T10:00:00.000Z', {
    ...nameless,
    birthDate: '1991-05-14',
  });
  expect(await found(another)).toEqual([]);
});
