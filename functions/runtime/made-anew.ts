/** What a container makes of secrets and keeps: made again every hour, so that a secret that somebody replaced is followed. */
import { logFailure } from '#runtime/log';

/** A key that somebody replaced by hand must not sign on in a busy container. */
export const LONGEST_KEPT_MS = 60 * 60_000;
/** After a failure; until then what was made before serves. */
const AGAIN_AFTER_MS = 60_000;

/**
 * @param make the first failure is the caller's, and the next call tries again
 * @param clock real time in ms
 * @returns gives what was made last; requests at the same time share one making
 */
export function madeAnew<Made>(make: () => Promise<Made>, clock: () => number): () => Promise<Made> {
  let made: Promise<Made> | null = null;
  let until = 0;
  return () => {
    if (made && clock() < until) return made;
    const before = made;
    until = clock() + LONGEST_KEPT_MS;
    const making = make().catch((error: unknown) => {
      made = before;
      until = clock() + AGAIN_AFTER_MS;
      if (!before) throw error;
      logFailure('What a container keeps could not be made again', error);
      return before;
    });
    made = making;
    return making;
  };
}
