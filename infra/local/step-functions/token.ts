/** Task tokens: they name the execution and the call, and hold a secret part that is compared with the stored token. */
import { randomBytes } from 'node:crypto';
import { StepFunctionsError } from './errors.ts';

export function newToken(arn: string, call: number): string {
  return Buffer.from(JSON.stringify([arn, call, randomBytes(18).toString('base64')])).toString('base64url');
}

/** What a token names. Throws InvalidToken for a text that is none. */
export function readToken(token: string): { arn: string; call: number } {
  try {
    const [arn, call] = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (typeof arn === 'string' && Number.isInteger(call)) return { arn, call };
  } catch {
    // Falls through: whatever is wrong with it, it is no token.
  }
  throw new StepFunctionsError('InvalidToken', "Invalid Token: 'Invalid token'");
}
