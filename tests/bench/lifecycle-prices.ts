/**
 * AWS's published prices in eu-central-1 that a case costs, in US dollars without VAT, free tiers and discounts. Written down
 * from memory of the pricing pages: check them before anybody budgets by them.
 */

/** The day on which the table was written. */
export const pricesOf = '2026-11-22';
export const region = 'eu-central-1';

export interface Price {
  readonly usd: number;
  /** So many units cost `usd`. */
  readonly per: number;
  readonly unit: string;
  /** Page on aws.amazon.com where it is published. */
  readonly source: string;
}

export const prices = {
  transitions: { usd: 0.025, per: 1_000, unit: 'state transitions', source: '/step-functions/pricing/' },
  lambdaRequests: { usd: 0.2, per: 1_000_000, unit: 'requests', source: '/lambda/pricing/' },
  lambdaGbSeconds: { usd: 0.0000133334, per: 1, unit: 'GB-seconds on arm64', source: '/lambda/pricing/' },
  reads: { usd: 0.1525, per: 1_000_000, unit: 'read units', source: '/dynamodb/pricing/on-demand/' },
  writes: { usd: 0.7625, per: 1_000_000, unit: 'write units', source: '/dynamodb/pricing/on-demand/' },
  s3Writes: { usd: 0.0054, per: 1_000, unit: 'PUT, COPY, LIST', source: '/s3/pricing/' },
  s3Reads: { usd: 0.00043, per: 1_000, unit: 'GET, HEAD', source: '/s3/pricing/' },
  mails: { usd: 0.1, per: 1_000, unit: 'mails out or in', source: '/ses/pricing/' },
  pages: { usd: 1.2, per: 1_000_000, unit: 'requests of the HTTP API', source: '/api-gateway/pricing/' },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof prices;

/** @returns US dollars for so many units */
export const costOf = (what: Priced, units: number): number => (prices[what].usd * units) / prices[what].per;
