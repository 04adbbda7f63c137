import { describe, expect, it } from 'vitest';
import type { Obligation } from '#domain/case/state';
import { promiseEnd } from '#domain/obligation/promise';

const closed = (late: boolean) => ({ status: 'closed', late }) as Obligation;
const open = { status: 'open' } as Obligation;

describe('a promise', () => {
  it.each([
    ['kept', 'answered in time', closed(false), 'done'],
    ['kept', 'declined in time', closed(false), 'declined'],
    ['broken', 'answered late', closed(true), 'done'],
    ['broken', 'never answered', open, 'unattended'],
    [null, 'called off', closed(false), 'cancelled'],
    [null, 'never opened', null, 'cancelled'],
    [null, 'minded by a newer machine', open, 'superseded'],
  ] as const)('is %s when it was %s', (end, _, obligation, outcome) => {
    expect(promiseEnd(obligation, outcome)).toBe(end);
  });
});
