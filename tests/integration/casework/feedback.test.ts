/** Surveys on the real table: links in mails, single use, counts that lead to nobody. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerSurvey, feedbackLinkOf, findSurvey } from '#casework/feedback';
import type { CaseState } from '#domain/case/state';
import { feedbackCounts } from '#store/feedback';
import type { Item } from '#store/table';
import { reportedAt, reportedCase } from '../../support/cases.ts';
import { startWorld, type TestWorld } from '../../support/world.ts';

let world: TestWorld;
let registry: Item[];
beforeAll(async () => {
  world = await startWorld();
  registry = await world.items();
});
afterAll(() => world.stop());
beforeEach(() => world.restore(registry));

const tokenOf = async (state: CaseState, role: 'client' | 'municipality' | 'provider') =>
  (await feedbackLinkOf(world, state, role))?.split('/').at(-1) ?? '';

async function answered(token: string, ratings = { satisfied: 5 } as const) {
  const survey = await findSurvey(world, token, reportedAt);
  if (survey.status !== 'open') throw new Error(`The survey is ${survey.status}`);
  return { link: survey.link, counted: await answerSurvey(world, survey.link, ratings, reportedAt) };
}

const counted = async (period: string) =>
  (await feedbackCounts(world.table, period)).filter(({ count }) => count > 0);

describe('a survey’s link', () => {
  it('opens in the first language of the client that the survey has, and names no case', async () => {
    const token = await tokenOf(reportedCase(), 'client');
    expect(token).not.toContain('4F7KQ');
    expect(token).toMatch(/^k\.uk\.20260809\./);
    expect(await findSurvey(world, token, reportedAt)).toMatchObject({
      status: 'open',
      link: { role: 'client', language: 'uk', until: '2026-08-09' },
    });
  });

  it('is unlike for each case and role, and the same when it is sent again', async () => {
    const [one, other] = [reportedCase(), reportedCase({ opening: { caseId: 'TR26-00000' } })];
    const tokens = [
      await tokenOf(one, 'client'),
      await tokenOf(other, 'client'),
      await tokenOf(one, 'provider'),
      await tokenOf(one, 'municipality'),
    ];
    expect(new Set(tokens).size).toBe(4);
    expect(await tokenOf(one, 'client')).toBe(tokens[0]);
  });

  it('dies after 60 days, and is nothing when it was altered', async () => {
    const token = await tokenOf(reportedCase(), 'client');
    expect((await findSurvey(world, token, '2026-08-08T20:59:59.999Z')).status).toBe('open');
    expect((await findSurvey(world, token, '2026-08-08T21:00:00.000Z')).status).toBe('over');
    for (const altered of [token.replace('20260809', '20270809'), token.replace(/^k/, 't'), 'x', ''])
      expect((await findSurvey(world, altered, reportedAt)).status).toBe('unknown');
  });
});

describe('an answer', () => {
  it('is counted once for each link, in its quarter', async () => {
    const { link, counted: first } = await answered(await tokenOf(reportedCase(), 'client'));
    expect(first).toBe(true);
    expect(await answerSurvey(world, link, { satisfied: 1 }, reportedAt)).toBe(false);
    const expected = [{ role: 'client', question: 'satisfied', value: 5, count: 1 }];
    expect(await counted('2026-Q2')).toEqual(expected);
    expect(await counted('2026')).toEqual(expected);
    expect(await counted('2026-Q1')).toEqual([]);
  });

  it('is counted once when it is sent twice at the same moment', async () => {
    const token = await tokenOf(reportedCase(), 'client');
    const both = await Promise.all([answered(token), answered(token)]);
    expect(both.filter((one) => one.counted)).toHaveLength(1);
    expect(await counted('2026-Q2')).toMatchObject([{ count: 1 }]);
  });

  it('is lost, not doubled, by a crash between the mark and the count', async () => {
    const token = await tokenOf(reportedCase(), 'client');
    const survey = await findSurvey(world, token, reportedAt);
    if (survey.status !== 'open') throw new Error('The survey is not open');
    const crash = { ...world.table, add: () => Promise.reject(new Error('crashed')) };
    const crashing = answerSurvey({ ...world, table: crash }, survey.link, { satisfied: 4 }, reportedAt);
    await expect(crashing).rejects.toThrow('crashed');
    expect(await answerSurvey(world, survey.link, { satisfied: 4 }, reportedAt)).toBe(false);
    expect(await counted('2026-Q2')).toEqual([]);
  });

  it('leaves a mark and a count, and nothing that joins them or tells the case or the time', async () => {
    const before = (await world.items()).length;
    const token = await tokenOf(reportedCase(), 'municipality');
    const survey = await findSurvey(world, token, reportedAt);
    if (survey.status !== 'open') throw new Error('The survey is not open');
    await answerSurvey(world, survey.link, { quality: 4, readiness: 3 }, reportedAt);
    const written = (await world.items()).slice(0).filter(({ pk }) => /^(SURVEY|FEEDBACK)#/.test(String(pk)));
    expect((await world.items()).length - before).toBe(2);
    const [count, mark] = written.sort((a, b) => (String(a.pk) < String(b.pk) ? -1 : 1));
    expect(count).toEqual({
      pk: 'FEEDBACK#2026-Q2',
      sk: 'municipality',
      schemaVersion: 1,
      quality4: 1,
      readiness3: 1,
    });
    expect(Object.keys(mark ?? {}).sort()).toEqual(['expiresAt', 'pk', 'schemaVersion', 'sk']);
    expect(String(mark?.pk)).toMatch(/^SURVEY#[0-9a-f]{64}$/);
  });
});
