/** Whether the schedules would find something to do: what an advance asks before each of its steps. */
import { addDays, dayOf, endOfDay, parseDay } from '#domain/calendar/calendar';
import { lastYearShown, previewDays } from '#domain/retention/retention';
import { endedCases, strayMails } from '#store/erasing';
import { lists, unfinished } from '#store/keys';
import type { Settings } from '../settings.ts';
import type { Backends } from './backends.ts';

export type Wanted = {
  /** Whether the sweep would find something: a raw mail that nobody read, or an item that says what it still owes. */
  sweep(): Promise<boolean>;
  /** Whether the morning round could have something to tell: an open obligation, a mail that waits or did not arrive, a failure. */
  round(): Promise<boolean>;
  /** @returns the first moment up to the limit at which data of ended cases go, or soon: in ms, or null */
  erasing(nowMs: number, limitMs: number): Promise<number | null>;
};

/** Each answer is asked of the table again only after something was written: an advance of years takes thousands of steps. */
export function createWanted(
  { table, s3, stepFunctions, tableWrites }: Pick<Backends, 'table' | 's3' | 'stepFunctions' | 'tableWrites'>,
  app: Pick<Settings, 'finalPaymentYear' | 'retentionYears'>,
): Wanted {
  const retention = { finalPaymentYear: app.finalPaymentYear, years: app.retentionYears };
  const any = async (queries: Parameters<typeof table.list>[]): Promise<boolean> => {
    const found = await Promise.all(queries.map(([index, key]) => table.list(index, key, { limit: 1 })));
    return found.some(({ items }) => items.length > 0);
  };
  const owed = untilWritten(tableWrites, () =>
    any(Object.values(unfinished).map((value) => ['unfinished', value])),
  );
  const waiting = untilWritten(tableWrites, () =>
    any([
      ['lookup', lists.open],
      ['work', lists.triage],
      ['work', lists.undelivered],
    ]),
  );
  const ended = new Map<number, () => Promise<boolean>>();
  const endedBy = (year: number): Promise<boolean> => {
    const ask =
      ended.get(year) ??
      untilWritten(tableWrites, async () => {
        const last = parseDay(`${year}-12-31`);
        const strays = async () => (await strayMails(table, endOfDay(last), null)).mails.length > 0;
        return (await endedCases(table, last, null)).caseIds.length > 0 || strays();
      });
    ended.set(year, ask);
    return ask();
  };
  return {
    sweep: async () => s3.list('inbox/').length > 0 || owed(),
    round: async () => stepFunctions.executions('FAILED').length > 0 || waiting(),
    async erasing(nowMs, limitMs) {
      let atMs = nowMs;
      while (atMs <= limitMs) {
        const day = dayOf(new Date(atMs).toISOString());
        const year = lastYearShown(day, retention);
        if (year !== null && (await endedBy(year))) return atMs;
        // The last year that is shown changes so many days before a new year.
        const [thisYear, next] = [0, 1].map((more) =>
          Date.parse(
            endOfDay(addDays(parseDay(`${Number(day.slice(0, 4)) + more + 1}-01-01`), -previewDays - 1)),
          ),
        );
        atMs = (thisYear ?? 0) > atMs ? (thisYear ?? limitMs + 1) : (next ?? limitMs + 1);
      }
      return null;
    },
  };
}

/** @param writes how often the table was written to @returns the question, asked only when that number has grown */
function untilWritten<T>(writes: () => number, ask: () => Promise<T>): () => Promise<T> {
  let known: { at: number; answer: Promise<T> } | null = null;
  return () => {
    if (known?.at !== writes()) known = { at: writes(), answer: ask() };
    return known.answer;
  };
}
