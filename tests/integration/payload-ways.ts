/** The ways through the machines: what their functions may answer. For the recorded machines of yesterday, with the answers of today. */
import { payloads, type StepName, type StepOutput } from '#contract/payloads';
import { outcomes, pathKinds } from '#domain/obligation/kinds';
import type { MachineName } from '../../infra/constructs/tugirada-machine.ts';
import { type Functions, START } from '../unit/step-functions/scene.ts';

/** What a function of today may answer; a machine of then must know its way with each. */
export type Answers = { [Name in StepName]?: StepOutput<Name>[] };
const soon = new Date(START + 60_000).toISOString();
const closed = outcomes.map(
  (outcome): Answers => ({
    'open-obligation': [{ wakeAt: soon }],
    'keep-token': [{}],
    'nudge-obligation': [{ wakeAt: soon }, { wakeAt: null }],
    'plan-nudge': [{ wakeAt: null }],
    'close-obligation': [{ outcome }],
  }),
);
const ways: Record<MachineName, Answers[]> = {
  obligation: closed,
  referral: [
    ...pathKinds.map(
      (step): Answers => ({
        ...closed[0],
        'place-case': [
          { step, cause: '1' },
          { step: 'ended', cause: '1' },
        ],
      }),
    ),
    {
      'place-case': [{ step: 'start-service', cause: '1' }],
      'plan-service': [{ milestone: 'none', wakeAt: null }],
    },
  ],
  service: payloads['plan-service'].output.shape.milestone.options.map(
    (milestone): Answers => ({
      'plan-service': [
        { milestone, wakeAt: soon },
        { milestone: 'none', wakeAt: null },
      ],
      'keep-token': [{}],
      'reach-milestone': [{}],
    }),
  ),
  transfer: payloads['transfer-case'].output.shape.result.options.map(
    (result): Answers => ({
      'list-transfer': [
        { caseIds: ['TR26-4F7KQ', 'TR26-4F7KR'], next: '2', effectiveAt: soon },
        { caseIds: ['TR26-4F7KS'], next: null, effectiveAt: soon },
      ],
      'transfer-case': [{ result }],
    }),
  ),
  import: [[{ from: 0, to: 10 }], []].map(
    (parts): Answers => ({
      'list-import': [{ parts }],
      'import-lines': [{ worked: 10 }],
      'finish-import': [{}],
    }),
  ),
  restart: [
    {
      'restart-cases': [
        { restarted: 1, unable: 0, after: '1:' },
        { restarted: 0, unable: 1, after: null },
      ],
    },
  ],
  maintenance: [{ sweep: [{ mended: 0 }], measure: [{}], 'morning-round': [{ digests: 1, erased: 0 }] }],
  intake: payloads['read-mail'].output.shape.route.options.map(
    (route): Answers => ({
      'read-mail': [{ mailKey: 'a3'.repeat(32), route, reason: 'unknown-sender' }],
      'open-case': [{ caseId: 'TR26-4F7KQ' }],
      'file-mail': [{ filed: 'note' }],
      'triage-mail': [{ mailKey: 'a3'.repeat(32) }],
    }),
  ),
};

/** A machine that is no more still runs for a year: it needs its ways as long as a version holds it. */
export function waysOf(name: string): Answers[] {
  if (!Object.hasOwn(ways, name)) throw new Error(`Nothing is known of the ways of ${name}`);
  return ways[name as MachineName];
}

/** Functions that read their input as today's do, and answer in turn; the last answer again and again. */
export function playing(answers: Answers): Functions {
  return Object.fromEntries(
    Object.entries(answers).map(([name, given]) => {
      const left: unknown[] = [...given];
      const { input, output } = payloads[name as StepName];
      return [
        name,
        (payload: unknown) => {
          input.parse(payload);
          return JSON.parse(JSON.stringify(output.parse(left.length > 1 ? left.shift() : left[0])));
        },
      ];
    }),
  );
}
