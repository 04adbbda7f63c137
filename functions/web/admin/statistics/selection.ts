/** What statistics are asked for, as the address carries it: GET parameters in and out. */
import { type Day, dayOf } from '#domain/calendar/calendar';
import type { Selection } from '#domain/statistics/numbers';
import { readPeriod } from '#domain/statistics/period';
import { nowOf, type PageContext } from '../../frame/environment.ts';
import { type FormState, prefilled } from '../../frame/form.ts';
import { statisticsTexts as texts } from '../../texts/statistics.ts';

export const statisticsPath = '/admin/statistics';

const fields = ['from', 'until', 'municipality', 'provider', 'view'] as const;

/** Keys of the registry; whatever else stands in an address selects nothing. */
const key = /^[\w.-]{1,64}$/;

export interface Asked {
  readonly form: FormState;
  /** Null when the period is none. */
  readonly selection: Selection | null;
  /** Small counts are shown. */
  readonly exact: boolean;
  readonly today: Day;
}

export function readAsked(c: PageContext): Asked {
  const today = dayOf(nowOf(c));
  const [from, until] = [c.req.query('from') ?? '', c.req.query('until') ?? ''];
  const some = (name: string): string | null => {
    const value = c.req.query(name) ?? '';
    return key.test(value) ? value : null;
  };
  const { period, problem } = readPeriod({ from, until }, today);
  const [municipality, provider] = [some('municipality'), some('provider')];
  const view = c.req.query('view') === 'exact' ? 'exact' : null;
  const values = prefilled({
    from: period?.from ?? from,
    until: period?.until ?? until,
    municipality,
    provider,
    view,
  });
  return {
    form: { prefix: 'statistics', values, errors: problem ? { from: texts.problems[problem] } : {} },
    selection: period && { period, municipality, provider },
    exact: view === 'exact',
    today,
  };
}

/** @returns `path?…` that asks for the same */
export function pathFor(path: string, { form }: Asked): string {
  const given = fields.flatMap((name): [string, string][] => {
    const value = form.values[name]?.[0];
    return value ? [[name, value]] : [];
  });
  return `${path}?${new URLSearchParams(given)}`;
}
