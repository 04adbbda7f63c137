/** Secrets Manager's rotation here: the template's schedules, kept by the local clock, call the same function by the same steps. */
import type { LocalClock } from './clock.ts';
import type { Invoker } from './invoke.ts';
import type { Secrets } from './services/secrets.ts';
import type { LocalRotation } from './template.ts';

export type RotationSettings = {
  rotations: LocalRotation[];
  clock: LocalClock;
  secrets: Pick<Secrets, 'currentSince' | 'beginVersion'>;
  invoke: Invoker['invoke'];
};

export type Rotations = {
  /** Changes what became due while the system was down, and looks daily from then on. */
  begin(): Promise<void>;
  stop(): void;
};

const DAY_MS = 86_400_000;
const STEPS = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

/**
 * A rotation is a timer only within an advance that passes its day: as a timer in waiting, it would be the next one of a system
 * in which nothing is left to happen.
 */
export function createRotations({ rotations, clock, secrets, invoke }: RotationSettings): Rotations {
  const planned = new Set<string>();
  let daily: NodeJS.Timeout | undefined;
  const dueOf = ({ secretArn, days }: LocalRotation) => secrets.currentSince(secretArn) + days * DAY_MS;

  clock.onLook((limitMs) => {
    if (!Number.isFinite(limitMs)) return;
    for (const rotation of rotations) {
      if (planned.has(rotation.secretArn) || dueOf(rotation) > limitMs) continue;
      planned.add(rotation.secretArn);
      clock.at(dueOf(rotation), async () => {
        await rotate(rotation);
        planned.delete(rotation.secretArn);
      });
    }
  });

  /** A step that fails leaves the version begun; the next try takes it up. */
  async function rotate({ secretArn, functionArn }: LocalRotation): Promise<void> {
    const ClientRequestToken = secrets.beginVersion(secretArn);
    for (const Step of STEPS) {
      const answer = await invoke(functionArn, { Step, SecretId: secretArn, ClientRequestToken });
      if (!answer.ok) throw new Error(`${Step} of ${secretArn} failed: ${answer.errorType}`);
    }
  }

  const rotateDue = async () => {
    for (const rotation of rotations) if (dueOf(rotation) <= clock.now()) await rotate(rotation);
  };

  return {
    async begin() {
      const tell = (error: unknown) => console.error(error);
      daily = setInterval(() => void clock.track(rotateDue().catch(tell)), DAY_MS).unref();
      await clock.track(rotateDue());
    },
    stop: () => clearInterval(daily),
  };
}
