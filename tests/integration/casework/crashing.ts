/** A world that dies at its n-th call to anything outside: what a process leaves behind when it is killed there. */
import type { World } from '#casework/world';

export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface Mortal {
  readonly world: World;
  /** How many calls were made, the last one included. */
  readonly calls: () => number;
  /** What was called last, e.g. `table.update`. */
  readonly last: () => string;
}

/**
 * @param dies number of the call that is not made any more, from 1
 * @param then `dead`: neither is any later call. `alive`: only that one fails, as when a service does not answer
 */
export function mortal(world: World, dies: number, then: 'dead' | 'alive'): Mortal {
  let calls = 0;
  let last = '';
  const watched = <Part extends object>(name: string, part: Part): Part =>
    new Proxy(part, {
      get(target, property, receiver) {
        const method = Reflect.get(target, property, receiver);
        if (typeof method !== 'function') return method;
        return async (...given: unknown[]) => {
          calls += 1;
          if (calls === dies || (then === 'dead' && calls > dies)) {
            if (calls === dies) last = `${name}.${String(property)}`;
            throw new Crash(`${name}.${String(property)} was not made`);
          }
          return Reflect.apply(method, target, given);
        };
      },
    });
  const { sendMail } = watched('ses', { sendMail: world.sendMail });
  return {
    world: {
      ...world,
      table: watched('table', world.table),
      machines: watched('machines', world.machines),
      rawMails: watched('rawMails', world.rawMails),
      uploads: watched('uploads', world.uploads),
      sendMail: (input) => sendMail(input),
    },
    calls: () => calls,
    last: () => last,
  };
}
