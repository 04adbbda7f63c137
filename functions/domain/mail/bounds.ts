/** Keeps what is stored of a mail far below DynamoDB's 400 kB an item: against a mail that is one endless field. */
import type { Reading } from '#domain/reading';

/** Characters of one text; a long description of a need has some thousand. */
const textLimit = 20_000;
const listLimit = 200;
/** Values in all: lists hold lists (files in a container, the family of a further client), and each value costs its name. */
const valueLimit = 2500;
/** Characters of all texts together; at most three bytes each in UTF-8. */
const totalLimit = 80_000;
/** A day or a word of a fixed list ("international") is so short; cut, the item could never be read again. */
const neverCut = 13;

/** @returns the reading with every text and list cut to what an item can hold; the raw mail keeps it all */
export function boundReading(reading: Reading): Reading {
  let left = totalLimit;
  let values = valueLimit;
  const bound = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.slice(0, listLimit).flatMap((one) => (values > 0 ? [bound(one)] : []));
    if (value && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bound(one)]));
    values -= 1;
    if (typeof value === 'string') {
      const text = value.slice(0, Math.max(neverCut, Math.min(textLimit, left)));
      left -= text.length;
      return text;
    }
    return value;
  };
  return bound(reading) as Reading;
}
