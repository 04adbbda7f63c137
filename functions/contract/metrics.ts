/** The numbers that functions give to CloudWatch, shared with the dashboard and its alarms. None is about a person. */

export const metricsNamespace = 'Tugirada';
/** The dimension of every metric. */
export const metricsService = 'tugirada';
/** A second dimension, of promises alone: the kind of the obligation. */
export const kindDimension = 'kind';

/** Each metric with its unit, as CloudWatch names it. */
export const metricUnits = {
  /** A mail that we sent ourselves came through the inbox. */
  CanaryReceived: 'Count',
  MailDelivered: 'Count',
  MailBounced: 'Count',
  MailComplained: 'Count',
  MailRejected: 'Count',
  /** Obligations that nobody has answered yet, and those of them whose due date is over. */
  ObligationsOpen: 'Count',
  ObligationsOverdue: 'Count',
  /** Promises that ended, by the kind of their obligation: answered by the due date, or later or never. */
  PromisesKept: 'Count',
  PromisesBroken: 'Count',
  /** How long the oldest mail in triage has waited for an officer; CloudWatch knows no hours. */
  OldestTriageHours: 'None',
} as const;
export type MetricName = keyof typeof metricUnits;
