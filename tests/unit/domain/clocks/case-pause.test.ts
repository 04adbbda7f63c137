import { expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { evolve } from '#domain/case/evolve';
import type { CaseState } from '#domain/case/state';
import { after, caseAssigning } from '../../../support/cases.ts';

it('a pause of the case that runs over touches no task that is closed', () => {
  const pause = { type: 'PauseCase', until: parseDay('2026-02-10'), reason: 'Klient on haiglas.' } as const;
  const paused = after(caseAssigning(), [pause, '2026-02-09T08:00:00.000Z']);
  const key = 'ensure-support-person#1';
  const open = paused.obligations[key];
  expect(open).toMatchObject({ status: 'open', pause: { ofCase: true, remindedAt: null } });
  const closed = { ...open, status: 'closed' } as CaseState['obligations'][string];
  const at = '2026-02-10T07:00:00.000Z';
  const entry = { version: paused.version + 1, at, events: [{ type: 'CasePauseRanOver' as const }] };
  expect(evolve(paused, entry).obligations[key]).toMatchObject({ pause: { remindedAt: at } });
  const late = evolve({ ...paused, obligations: { [key]: closed } }, entry);
  expect(late.obligations[key]).toEqual(closed);
  expect(late.pause?.remindedAt).toBe(at);
});
