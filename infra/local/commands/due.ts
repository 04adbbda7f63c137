/** `npm run --silent due -- 2026-02-20 5`: the due date n working days after a day or a moment, explained in Estonian. */
import { CalendarError } from '#domain/calendar/calendar';
import { dueAfterWorkingDays } from '#domain/calendar/due';
import { explain } from '#domain/calendar/due-words';
import { plain } from '#domain/estonian';

const USAGE =
  'usage: npm run --silent due -- yyyy-mm-dd NUMBER_OF_WORKING_DAYS (or an ISO instant with its zone)';

const [received, count, ...rest] = process.argv.slice(2);

try {
  if (received === undefined || count === undefined || rest.length > 0) {
    throw new CalendarError('not-a-count', 'give one day and one number');
  }
  if (!/^\d+$/.test(count)) {
    throw new CalendarError('not-a-count', `not a number of working days: ${JSON.stringify(count)}`);
  }
  const { due, explanation } = dueAfterWorkingDays(received, Number(count));
  console.log(JSON.stringify({ due, explanation: explain(explanation).map(plain) }, null, 2));
} catch (error) {
  if (!(error instanceof CalendarError)) throw error;
  console.error(`due: ${error.message}\n${USAGE}`);
  process.exitCode = 1;
}
