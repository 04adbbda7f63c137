/** The kinds of obligation as data: who owes what, by which rule, and from where it comes. */

/** Obligations of the path from referral to the first meeting, in its order. The *referral* machine asks for them. */
export const pathKinds = [
  'complete-referral',
  'review-referral',
  'ensure-support-person',
  'arrange-first-meeting',
  'record-first-meeting',
] as const;
export type PathKind = (typeof pathKinds)[number];

/** Obligations that arise beside the path, any number at once. Whatever asks for one starts its machine. */
export const sideKinds = [
  'answer-query',
  'acknowledge-change',
  'submit-final-report',
  'send-overview',
  'report-to-agency',
  'review-report',
  'hand-over-case',
  'take-over-case',
  'assess-need',
  'record-evaluation',
  'arrange-interpreter',
] as const;
export type SideKind = (typeof sideKinds)[number];

/** What the agency itself owes: its officers work in the admin pages and need no link. */
export const agencyKinds = ['review-referral', 'review-report', 'arrange-interpreter'] as const;
export type AgencyKind = (typeof agencyKinds)[number];

export const obligationKinds = [...pathKinds, ...sideKinds] as const;
export type ObligationKind = (typeof obligationKinds)[number];

export const isAgencyKind = (kind: ObligationKind): kind is AgencyKind =>
  agencyKinds.some((one) => one === kind);

/** @returns the same number for every kind */
export const forEachKind = (value: number): Record<ObligationKind, number> =>
  Object.fromEntries(obligationKinds.map((kind) => [kind, value])) as Record<ObligationKind, number>;

/** How an obligation ended. `unattended`: still open after its last nudge, an officer must restart it. */
export const outcomes = ['done', 'declined', 'cancelled', 'unattended'] as const;
export type Outcome = (typeof outcomes)[number];

/** The parties of a case. */
export const parties = ['municipality', 'agency', 'provider'] as const;
export type Party = (typeof parties)[number];

/**
 * Working days are counted from the day after the event; the event's day is day 0 (HMS § 33, TsÜS § 135). A date is named
 * by whatever asks for the obligation.
 */
export type DueRule = { readonly workingDays: number } | { readonly onDate: true };

export interface KindRule {
  readonly assignee: Party;
  readonly rule: DueRule;
  /** `service`: the service's own rules fix it. `ours`: an officer may change it. */
  readonly source: 'service' | 'ours';
  /** Working days after the first mail that it is overdue on which the agency is told; left out: with it. */
  readonly agencyAfter?: number;
}

/** BRIEF: 5 working days to ensure a support person and to answer a query (SKA's service description, 26.10.2023). */
export const kindRules = {
  'complete-referral': { assignee: 'municipality', rule: { workingDays: 10 }, source: 'ours' },
  'review-referral': { assignee: 'agency', rule: { workingDays: 5 }, source: 'ours' },
  'ensure-support-person': { assignee: 'provider', rule: { workingDays: 5 }, source: 'service' },
  'arrange-first-meeting': { assignee: 'provider', rule: { workingDays: 5 }, source: 'ours' },
  'record-first-meeting': { assignee: 'provider', rule: { workingDays: 2 }, source: 'ours' },
  'answer-query': { assignee: 'provider', rule: { workingDays: 5 }, source: 'service' },
  'acknowledge-change': {
    ...{ assignee: 'municipality', rule: { workingDays: 1 }, source: 'ours' },
    // First the deputy or the general address may read it.
    agencyAfter: 1,
  },
  'submit-final-report': { assignee: 'provider', rule: { workingDays: 5 }, source: 'ours' },
  'send-overview': { assignee: 'provider', rule: { onDate: true }, source: 'service' },
  'report-to-agency': { assignee: 'provider', rule: { workingDays: 10 }, source: 'ours' },
  'review-report': { assignee: 'agency', rule: { workingDays: 5 }, source: 'ours' },
  'hand-over-case': { assignee: 'provider', rule: { onDate: true }, source: 'ours' },
  'take-over-case': { assignee: 'provider', rule: { workingDays: 5 }, source: 'ours' },
  'assess-need': { assignee: 'municipality', rule: { workingDays: 10 }, source: 'ours' },
  'record-evaluation': { assignee: 'provider', rule: { workingDays: 2 }, source: 'ours' },
  'arrange-interpreter': { assignee: 'agency', rule: { workingDays: 3 }, source: 'ours' },
} as const satisfies Record<ObligationKind, KindRule>;

/** @returns working days from the first overdue mail to the day on which the agency is told that it is overdue */
export const agencyAfter = (kind: ObligationKind): number => {
  const rule: KindRule = kindRules[kind];
  return rule.agencyAfter ?? 0;
};

/** Kinds whose rule counts working days. */
export type CountedKind = {
  [Kind in ObligationKind]: (typeof kindRules)[Kind]['rule'] extends { workingDays: number } ? Kind : never;
}[ObligationKind];
