/** What a party can tell of a case beside its tasks, each on a page of its own: a change, a new plan, a refusal, a question. */
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { CaseState } from '#domain/case/state';
import type { CountedKind } from '#domain/obligation/kinds';
import { parseQuery, QueryFields } from '../forms/ask-query.tsx';
import { ChangePlanFields, initialPlan, parsePlan } from '../forms/change-plan.tsx';
import { EndServiceFields, parseEndService } from '../forms/end-service.tsx';
import { parseRefusal, RefusalFields } from '../forms/record-refusal.tsx';
import { ChangeFields, parseChange } from '../forms/report-change.tsx';
import { EvaluationFields, initialEvaluation, parseEvaluation } from '../forms/set-evaluation.tsx';
import type { Errors, FormState, Values } from '../frame/form.ts';
import { EvaluationCard } from '../plan/evaluation-parts.tsx';
import { PlanAbout } from '../plan/plan-about.tsx';
import { askingTexts as asking } from '../texts/asking.ts';
import { endingTexts as ending } from '../texts/ending.ts';
import { evaluationTexts as evaluation } from '../texts/evaluation.ts';
import { planTexts as plan } from '../texts/plan.ts';
import { taskTexts } from '../texts/task.ts';

/** A text, or one that says within how many working days `asks` is to be done. */
export type Told = string | ((days: number) => string);

export interface ProviderPage {
  /** Whose page it is; the provider's when left out. */
  readonly party?: 'municipality';
  /** Last part of its address, after the token. */
  readonly path: string;
  readonly prefix: string;
  readonly texts: {
    readonly title: string;
    /** How other pages call it. */
    readonly link: string;
    readonly lead: Told;
    readonly send: string;
    readonly sent: string;
    readonly sentText: Told;
    /** The way to tell of one more; null: there can be but one. */
    readonly another: string | null;
    readonly notNow: string;
  };
  /** What will be owed once it is told. */
  readonly asks?: CountedKind;
  /** Whether the case is where this can be told. The provider serves it anyway. */
  allows(state: CaseState): boolean;
  parse(
    values: Values,
    state: CaseState,
    now: Instant,
  ): { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly errors: Errors };
  /** What the fields show at first; nothing when left out. */
  initial?(state: CaseState): Values;
  Fields(props: { form: FormState; state: CaseState }): JSX.Element;
  /** What stands above the fields. */
  About?(props: { state: CaseState }): JSX.Element | null;
}

export const providerPages: readonly ProviderPage[] = [
  {
    path: 'change',
    prefix: 'muutus',
    texts: taskTexts.report,
    asks: 'acknowledge-change',
    allows: ({ phase }) => phase !== 'ended',
    parse: (values, _, now) => parseChange(values, now),
    Fields: ChangeFields,
  },
  {
    path: 'refusal',
    prefix: 'keeldumine',
    texts: ending.refusal,
    allows: ({ phase }) => phase !== 'ended',
    parse: (values, _, now) => parseRefusal(values, now),
    Fields: RefusalFields,
  },
  {
    path: 'plan',
    prefix: 'kava',
    texts: plan.changePlan,
    allows: ({ phase, plans }) => phase === 'active' && plans.length > 0,
    parse: (values, _, now) => parsePlan(values, 'provider', now),
    initial: initialPlan,
    Fields: ChangePlanFields,
    About: PlanAbout,
  },
  {
    path: 'end',
    prefix: 'lopp',
    texts: ending.endService,
    asks: 'submit-final-report',
    allows: ({ phase }) => phase === 'active',
    parse: parseEndService,
    Fields: EndServiceFields,
  },
  {
    party: 'municipality',
    path: 'evaluation',
    prefix: 'vahehindamine',
    texts: evaluation.page,
    allows: ({ phase }) => phase === 'active',
    parse: (values, state, now) => parseEvaluation(values, state, 'municipality', now),
    initial: initialEvaluation,
    Fields: EvaluationFields,
    About: EvaluationCard,
  },
  {
    party: 'municipality',
    path: 'query',
    prefix: 'infoparing',
    texts: asking,
    asks: 'answer-query',
    allows: ({ phase }) => phase !== 'ended',
    parse: (values, _, now) => parseQuery(values, now),
    Fields: QueryFields,
  },
];

/** Ways to a party's pages, but not to the one that is shown; the provider's when no party is named. */
export const ProviderLinks = (props: {
  token: string;
  state: CaseState;
  on?: string;
  party?: ProviderPage['party'];
}) => {
  const { token, state, on, party } = props;
  const pages = providerPages.filter(
    (page) => page.party === party && page.path !== on && state.provider !== null && page.allows(state),
  );
  if (pages.length === 0 || state.phase === 'ended') return null;
  return (
    <ul>
      {pages.map(({ path, texts }) => (
        <li>
          <a href={`/task/${token}/${path}`}>{texts.link}</a>
        </li>
      ))}
    </ul>
  );
};
