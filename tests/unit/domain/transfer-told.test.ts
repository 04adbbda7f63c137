/** What the agency is told of the transfer of a contract. */
import { describe, expect, it } from 'vitest';
import { toldOf } from '#domain/transfer/told';

type Noted = Parameters<typeof toldOf>[1]['noted'];
const noted = (...results: Noted[number]['result'][]): Noted =>
  results.map((result, index) => ({ caseId: `case-${index}`, result }));

describe('what is told of a transfer', () => {
  it('waits for a case that nobody has come to yet', () => {
    const progress = { noted: noted('planned', 'left'), served: ['case-0', 'case-1', 'case-2'] };
    expect(toldOf('planned', progress)).toEqual({ done: 1, left: ['case-1'], open: 1 });
  });

  it('counts a case as planned that has gone over by then', () => {
    expect(toldOf('planned', { noted: noted('planned', 'changed'), served: [] })).toEqual({
      ...{ done: 2, left: [], open: 0 },
    });
  });

  it('waits on the day for those that are only planned, and names the one that an officer kept', () => {
    const progress = { noted: noted('changed', 'planned', 'undone', 'left'), served: ['case-2', 'case-3'] };
    expect(toldOf('changed', progress)).toEqual({ done: 1, left: ['case-2', 'case-3'], open: 1 });
  });

  it('waits until every plan is undone', () => {
    const progress = { noted: noted('undone', 'planned'), served: ['case-0', 'case-1'] };
    expect(toldOf('undone', progress)).toEqual({ done: 1, left: [], open: 1 });
    expect(toldOf('undone', { ...progress, noted: noted('undone', 'undone') })).toMatchObject({ open: 0 });
  });
});
