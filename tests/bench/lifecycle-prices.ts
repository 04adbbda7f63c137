/**
 * AWS's published prices in eu-central-1 that a case costs, in US dollars without VAT, free tiers and discounts. Each was compared
 * with a copy of AWS's own price list or pricing page; `read` says of which day, and where it was of another region.
 */

/** The day on which the table was compared. */
export const pricesOf = '2026-11-22';
export const region = 'eu-central-1';

export interface Price {
  readonly usd: number;
  /** So many units cost `usd`. */
  readonly per: number;
  readonly unit: string;
  /** Page on aws.amazon.com where it is published. */
  readonly source: string;
  /** What it was compared with. */
  readonly read: string;
}

const inSeptember = 'AWS Price List of eu-central-1, read 21 September 2026';
const inAugust = 'AWS Price List of eu-central-1, published 31 August 2026';

export const prices = {
  transitions: {
    ...{ usd: 0.025, per: 1_000, unit: 'state transitions', source: '/step-functions/pricing/' },
    read: 'the page itself, Frankfurt in its table; the copy has no day',
  },
  lambdaRequests: {
    ...{ usd: 0.2, per: 1_000_000, unit: 'requests', source: '/lambda/pricing/' },
    read: inSeptember,
  },
  lambdaGbSeconds: {
    ...{ usd: 0.0000133334, per: 1, unit: 'GB-seconds on arm64', source: '/lambda/pricing/' },
    read: inSeptember,
  },
  reads: {
    ...{ usd: 0.1525, per: 1_000_000, unit: 'read units', source: '/dynamodb/pricing/on-demand/' },
    read: inSeptember,
  },
  writes: {
    ...{ usd: 0.7625, per: 1_000_000, unit: 'write units', source: '/dynamodb/pricing/on-demand/' },
    read: inSeptember,
  },
  s3Writes: {
    ...{ usd: 0.0054, per: 1_000, unit: 'PUT, COPY, LIST', source: '/s3/pricing/' },
    read: inAugust,
  },
  s3Reads: { ...{ usd: 0.00043, per: 1_000, unit: 'GET, HEAD', source: '/s3/pricing/' }, read: inAugust },
  mails: {
    ...{ usd: 0.1, per: 1_000, unit: 'mails out or in, without a plan', source: '/ses/pricing/' },
    read: 'AWS Price List of us-east-1, published 22 July 2026; eu-central-1 was not at hand',
  },
  pages: {
    ...{ usd: 1.2, per: 1_000_000, unit: 'requests of the HTTP API', source: '/api-gateway/pricing/' },
    read: inSeptember,
  },
} as const satisfies Record<string, Price>;

export type Priced = keyof typeof prices;

/** @returns US dollars for so many units */
export const costOf = (what: Priced, units: number): number => (prices[what].usd * units) / prices[what].per;
