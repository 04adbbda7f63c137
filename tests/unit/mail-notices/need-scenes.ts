/** The last month: what the municipality answers to the warning, and the reminders to it. */
import type { Instant } from '#domain/calendar/calendar';
import type { CaseState } from '#domain/case/state';
import { needs } from '#domain/need/need';
import { after } from '../../support/cases.ts';
import { nudges, type Scene, scenesOf } from './scenes.ts';

const task = { kind: 'assess-need', cause: '1' } as const;

/** @param active a case in service; @param stamp thirty days before its end */
export function needScenes(active: CaseState, stamp: Instant): Scene[] {
  const opened = after(
    active,
    [{ type: 'ReachMilestone' }, stamp],
    [{ type: 'OpenObligation', ...task }, stamp],
  );
  const given = { type: 'AssessNeed', cause: '1', note: 'x', channel: 'page', arrivedAt: stamp } as const;
  return [
    ...needs.flatMap((need) => scenesOf(`the need: ${need}`, opened, { ...given, need }, stamp)),
    ...scenesOf('the warning again', opened, { type: 'ReissueLink', ...task }, stamp),
    ...nudges(opened, task),
  ];
}
