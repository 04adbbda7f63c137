/** What the tests share in which the power goes. */
import type { SpawnedSystem } from '../support/system.ts';

/** Starts again; a mail whose sender died in the act goes out when its claim is 10 minutes old. */
export async function goOn(system: SpawnedSystem): Promise<void> {
  await system.start();
  await system.idle();
  await system.advance(16 * 60_000);
}

/** Lets the other process work for so many ms: the moment of the kill is the subject here, not a wait for a result. */
export const spin = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
