import { describe, expect, it } from 'vitest';
import { obligationKey } from '#domain/case/state';
import type { AssessNeed } from '#domain/need/need';
import { activeCase, after } from '../../support/cases.ts';
import { given } from '../../support/given.ts';

const reach = { type: 'ReachMilestone' } as const;
const open = { type: 'OpenObligation', kind: 'assess-need', cause: '1' } as const;
/** A month before the end of `activeCase`, 9:00. */
const warned = '2026-12-30T07:00:00.000Z';
const said = '2027-01-05T09:00:00.000Z';
const assess: AssessNeed = {
  type: 'AssessNeed',
  cause: '1',
  need: 'continues',
  note: 'Keeleõpe on pooleli.',
  channel: 'page',
  arrivedAt: said,
};

describe('the need after the service', () => {
  const asked = () => after(activeCase(), [reach, warned], [open, warned]);

  it('is asked of the municipality with the warning: ten working days', () => {
    expect(asked().obligations[obligationKey('assess-need', '1')]).toMatchObject({
      assignee: 'municipality',
      due: '2027-01-14',
      status: 'open',
    });
  });

  it('is told with its note, and moves no end', () => {
    const assessed = given(asked())
      .when(assess, said)
      .expectEvents(
        { type: 'ObligationAnswered', outcome: 'done' },
        { type: 'NeedAssessed', need: 'continues' },
      );
    expect(assessed.need).toEqual({ assessedAt: said, need: 'continues', note: 'Keeleõpe on pooleli.' });
    expect(assessed.serviceEnd).toBe(activeCase().serviceEnd);
    expect(assessed.phase).toBe('active');
  });

  it('may be told before its machine opened the question, once', () => {
    const early = given(after(activeCase(), [reach, warned])).when({ ...assess, note: null }, said).state;
    expect(early.need).toMatchObject({ note: null });
    given(early).when(assess, said).expectRefusal('already-answered');
  });

  it('is not asked before the warning', () => {
    given(activeCase()).when(assess, said).expectRefusal('wrong-phase');
  });

  it('is asked no more when the service has ended', () => {
    const ended = after(asked(), [reach, '2027-01-30T22:00:00.000Z']);
    expect(ended.obligations[obligationKey('assess-need', '1')]).toMatchObject({ outcome: 'cancelled' });
    given(ended).when(assess, '2027-02-01T09:00:00.000Z').expectRefusal('already-answered');
  });
});
