/** Which changes of a case a person must see before deciding. */
import { expect, it } from 'vitest';
import { isDisturbed } from '#domain/case/disturbing';
import type { CaseEvent } from '#domain/case/events';

const nudged: CaseEvent = { type: 'ObligationNudged', kind: 'review-referral', cause: '1', step: 'due-day' };
const returned: CaseEvent = { type: 'ReferralReturned' };
const by = { who: 'system' } as const;
const log = (...events: CaseEvent[]) =>
  events.map((event, index) => ({ version: index + 1, by, events: [event] }));

it('lets an officer go on after a reminder went out', () => {
  expect(isDisturbed(log(returned, nudged), 1)).toBe(false);
});

it('tells an officer of what another one decided since', () => {
  expect(isDisturbed(log(nudged, returned), 1)).toBe(true);
});

it('tells an officer of anything that another officer did', () => {
  const entries = [{ version: 2, by: { who: 'officer', officer: 'lea' } as const, events: [nudged] }];
  expect(isDisturbed(entries, 1)).toBe(true);
});

it('leaves alone what was there before the page was drawn', () => {
  expect(isDisturbed(log(returned, nudged), 2)).toBe(false);
});
