/** The one clock that functions may read: real time, for sign-in sessions and the age of cached keys only. Everything else gets its time as data. */

/** @returns ms since 1970 */
export const wallClock = (): number => Date.now();
