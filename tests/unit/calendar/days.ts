/** Arbitrary days inside the holiday data, for the property tests. */
import fc from 'fast-check';
import { addDays, type Day, parseDay } from '#domain/calendar/calendar';

const FIRST = parseDay('2020-01-10');

/** From 2020-01-10 to 2044-05-28: the working day before and some hundred after it are inside the data. */
export const anyDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 8905 })
  .map((days) => addDays(FIRST, days));
