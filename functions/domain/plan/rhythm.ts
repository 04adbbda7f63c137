/** How often overviews come, and the goals of a plan as lines of a text. */

/** `dates`: on days that the plan itself names. */
export const overviewRhythms = ['monthly', 'two-months', 'three-months', 'dates'] as const;
export type OverviewRhythm = (typeof overviewRhythms)[number];

/** Months between two overviews; 0: the plan names the days. */
export const monthsOf: Readonly<Record<OverviewRhythm, number>> = {
  monthly: 1,
  'two-months': 2,
  'three-months': 3,
  dates: 0,
};

/** More goals, or days, than a plan of twelve months can have are a slip. */
export const mostGoals = 15;
export const mostDays = 24;

/** @returns one goal a line, without the numbers and dashes that lists begin with; empty lines are none */
export const goalsOf = (text: string | null): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-–—•*·]|\(?\d{1,2}[.)])\s+/, '').trim())
    .filter((line) => line !== '');
