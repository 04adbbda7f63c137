/** What the stand-ins need of the local clock: the moment, and to be counted while they work. */
export interface ServiceClock {
  /** The moment in the system's world, in ms since 1970. It may be ahead of real time. */
  now(): number;
  /** Counts the work as unfinished until it settles, so that time is not moved under it; hands it back. */
  track<T>(work: Promise<T>): Promise<T>;
}
