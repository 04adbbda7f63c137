/** A file with one running case of somebody whom no other run of the proof has brought, about whom nothing is odd. */
import { randomInt } from 'node:crypto';
import { addDays, addMonths, type Day } from '#domain/calendar/calendar';
import type { Cells } from '#domain/import/columns';
import { checkDigit } from '#domain/personal-code';
import { activeLine, csvOf } from '../support/imports.ts';

/** @param cells who refers, who provides; days are given by `today`, from whose view the service runs since last month */
export function fileOfRunningCase(cells: Partial<Cells>, today: Day): string {
  const referralDate = written(addMonths(today, -2));
  const line: Cells = {
    ...activeLine,
    personalCode: somebody(),
    decisionDate: referralDate,
    referralDate,
    firstMeeting: `${written(addDays(today, -20))} kell 10.30`,
    ...cells,
  };
  return csvOf([line]);
}

/** One of 17 million codes of women born from 1930 to 1979. */
function somebody(): string {
  const two = (from: number, upTo: number) => String(randomInt(from, upTo + 1)).padStart(2, '0');
  const code = `4${two(30, 79)}${two(1, 12)}${two(1, 28)}${String(randomInt(1000)).padStart(3, '0')}`;
  return `${code}${checkDigit(`${code}0`)}`;
}

/** As people write a day in a table: 20.01.2026. */
const written = (day: Day): string => day.split('-').reverse().join('.');
