/**
 * The synthesized machines on the real store: the local Step Functions runs them, and each Task calls its own handler in this
 * process, which may die at any call to the outside or answer into the void, as Lambda's may.
 */

import type { World } from '#casework/world';
import { obligationName, referralName } from '#store/execution-names';
import { createClock, type LocalClock } from '../../../infra/local/clock.ts';
import { createStepFunctions, type StepFunctions } from '../../../infra/local/step-functions/engine.ts';
import { StepFunctionsError } from '../../../infra/local/step-functions/errors.ts';
import { synthesizeTemplate } from '../../../infra/local/synthesize.ts';
import { parseSettings } from '../../../infra/settings.ts';
import type { TestWorld } from '../../support/world.ts';
import { Crash, mortal } from './crashing.ts';

/** What happens to one call of a function: it dies at a call to the outside, or its answer is lost; null: nothing. */
export type Mishap = { readonly diesAt: number } | { readonly lost: true } | null;

export interface Machinery {
  /** The world whose machines are these. */
  readonly world: World;
  readonly clock: LocalClock;
  readonly engine: StepFunctions;
  /** What happens to the next calls of functions, in their order. */
  readonly mishaps: Mishap[];
  stop(): Promise<void>;
}

/** Handlers ask for their world when they are called first: `connected` is what `#casework/connect` is mocked by. */
export const connected: { world: World | null } = { world: null };

const functions = [
  'open-obligation',
  'keep-token',
  'nudge-obligation',
  'plan-nudge',
  'close-obligation',
  'place-case',
  'plan-service',
  'reach-milestone',
  'list-transfer',
  'transfer-case',
] as const;
type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** @param begin ISO instant of the clock, which only an advance moves */
export async function startMachinery(told: TestWorld, begin: string): Promise<Machinery> {
  const template = await synthesizeTemplate(
    parseSettings({ baseUrl: told.settings.baseUrl }),
    told.settings.baseUrl,
  );
  const realNow = () => Date.parse(begin);
  const clock = createClock({ offsetMs: 0, saveOffset: () => undefined, realNow });
  const arns = new Map(template.machines.map(({ name, arn }) => [name, arn]));
  const names = new Map(template.functions.map(({ arn, name }) => [arn, name]));
  for (const { environment } of template.functions) Object.assign(process.env, environment);
  Object.assign(process.env, { POWERTOOLS_LOG_LEVEL: 'SILENT', POWERTOOLS_METRICS_DISABLED: 'true' });
  const handlers = new Map<string, Handler>();
  for (const name of functions)
    handlers.set(name, (await import(`../../../functions/${name}.ts`)).handler as Handler);
  const mishaps: Mishap[] = [];

  const engine = createStepFunctions({
    clock,
    file: ':memory:',
    machines: template.machines,
    async invoke(arn, payload) {
      const name = names.get(arn.replace(/:\$LATEST$/, '')) ?? arn;
      const handler = handlers.get(name);
      if (!handler) throw new Error(`No story calls ${name}`);
      const mishap = mishaps.shift() ?? null;
      connected.world = mishap && 'diesAt' in mishap ? mortal(world, mishap.diesAt, 'dead').world : world;
      const answer = handler(payload, { functionName: name, awsRequestId: 'test' });
      try {
        const answered = (await answer) ?? null;
        return mishap && 'lost' in mishap ? died : { ok: true, payload: answered };
      } catch (error) {
        if (error instanceof Error && error.name === Crash.name) return died;
        return { ok: false, errorType: (error as Error).name, errorMessage: (error as Error).message };
      }
    },
  });
  const start = async (machine: string, name: string, input: unknown): Promise<boolean> => {
    const request = { stateMachineArn: arns.get(machine) ?? '', name, input: JSON.stringify(input) };
    await unless('ExecutionAlreadyExists', engine.startExecution(request));
    return true;
  };
  const world: World = {
    ...told,
    machines: {
      ...told.machines,
      startReferral: (caseId, restart) =>
        start('referral', referralName(caseId, restart), { caseId, restart }),
      startObligation: (caseId, kind, cause, restart) =>
        start('obligation', obligationName(caseId, kind, cause, restart), { caseId, kind, cause, restart }),
      startTransfer: (id, act) => start('transfer', `${id}-${act}`, { transferId: id, act }),
      returnToken: async (taskToken, signal) => {
        const over = engine.sendTaskSuccess({ taskToken, output: JSON.stringify({ signal }) });
        await unless('TaskTimedOut', unless('TaskDoesNotExist', unless('InvalidToken', over)));
      },
    },
  };
  await engine.start();
  return { world, clock, engine, mishaps, stop: engine.stop };
}

/** The only failure of Lambda's own that the machines try again by themselves. */
const died = { ok: false, errorType: 'Lambda.ServiceException', errorMessage: 'The service failed' } as const;

async function unless(name: string, call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof StepFunctionsError && error.name === name)) throw error;
  }
}
