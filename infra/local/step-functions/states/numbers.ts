/** Checks of the numbers that fields and expressions give. */
import type { Json } from '../expression.ts';

/** A whole number from 0, as Seconds and MaxConcurrency take it. */
export function isCount(value: Json): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** A time limit in seconds: 1 to AWS's longest, 99,999,999. */
export function isTimeLimit(value: Json): value is number {
  return isCount(value) && value >= 1 && value <= 99_999_999;
}
