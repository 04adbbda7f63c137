/** Log lines: one JSON object each, with names and ids, never a value that a person gave. */
import { Logger } from '@aws-lambda-powertools/logger';

export type Ids = Record<string, string>;

/** Adds the function's name and the ids of the request and its trace to each line. */
export const logger = new Logger({ serviceName: 'tugirada' });

/**
 * Writes one line about a failure. Of the error only its name and where it happened are written: messages of parsers and of
 * SES may quote an address or a name.
 */
export function logFailure(message: string, error: unknown, ids: Ids = {}): void {
  const { name, stack } =
    error instanceof Error
      ? { name: nameOf(error), stack: error.stack }
      : { name: typeof error, stack: undefined };
  const at = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim());
  logger.error(message, { error: name, at, ...ids });
}

/** @returns the name that machines and pages know. zod/mini writes a dollar sign before that of its error. */
export const nameOf = ({ name }: Error): string => name.replace(/^\$/, '');

/**
 * What Lambda and Step Functions write down of an error is its name, its message and its stack, and a message may quote what a
 * person wrote: that of JSON.parse does. The name is what machines catch; the log has where it happened.
 */
export function withoutWords(error: Error | null | undefined): Error {
  const name = error?.name ? nameOf(error) : 'Error';
  const bare = new Error('The log of the function says where');
  bare.name = name;
  bare.stack = `${name}: ${bare.message}`;
  return bare;
}
