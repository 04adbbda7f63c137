/**
 * What a case costs from its referral to its end: so many cases at once live through 12 months on the local system, with the
 * real handlers and machines, then half as many, then twice. Prints what AWS would bill of it, and whether twice the cases
 * take at most 2.1 times the time. `LIFECYCLE_CASES` (200) says how many; the first run has half of them.
 */
import { startTestSystem } from '../support/system.ts';
import {
  type Counts,
  cpuOfFunctions,
  listen,
  stopListening,
  takeCounts,
  transitionsIn,
} from './lifecycle-counts.ts';
import { live } from './lifecycle-people.ts';
import { costOf, type Priced, prices, pricesOf, region } from './lifecycle-prices.ts';

const MOST_RATIO = 2.1;
const CASES = Number(process.env.LIFECYCLE_CASES ?? 200);
const startAt = '2026-02-16T08:00:00.000Z';
/** What a function waits for a request to DynamoDB, S3 or SES in AWS: an assumption, as nobody waits like that here. */
const WAIT_MS = 8;
/** Memory of all functions but two (infra/constructs/tugirada-function.ts). */
const MEMORY_GB = 1;

interface Lived {
  readonly cases: number;
  readonly seconds: number;
  /** Of the functions' threads, and of all of this process. */
  readonly cpuSeconds: number;
  readonly allCpuSeconds: number;
  readonly counts: Counts;
  readonly transitions: Map<string, number>;
  readonly executions: number;
  readonly mails: { out: number; in: number };
}

listen();
const half = await run(Math.max(1, Math.round(CASES / 2)));
const whole = await run(CASES);
stopListening();
tell(whole);
const ratio = whole.seconds / half.seconds;
const met = ratio <= (MOST_RATIO * whole.cases) / half.cases / 2;
console.log(
  `\n${half.cases} cases: ${half.seconds.toFixed(1)} s, ${whole.cases} cases: ${whole.seconds.toFixed(1)} s: ` +
    `${ratio.toFixed(2)} times the time (goal: at most ${MOST_RATIO}): ${met ? 'met' : 'missed'}`,
);
// Where others use the machine as well, the time of the processors tells more than that of the clock.
const cpuRatio = whole.allCpuSeconds / half.allCpuSeconds;
console.log(
  `CPU: ${half.allCpuSeconds.toFixed(1)} s, ${whole.allCpuSeconds.toFixed(1)} s: ${cpuRatio.toFixed(2)} times`,
);
if (!met) process.exitCode = 1;

async function run(cases: number): Promise<Lived> {
  const system = await startTestSystem({ startAt });
  try {
    takeCounts();
    const [began, cpuBefore] = [performance.now(), await cpuOfFunctions()];
    const before = process.cpuUsage();
    const mails = await live(system, cases);
    const seconds = (performance.now() - began) / 1000;
    const cpuSeconds = (await cpuOfFunctions()) - cpuBefore;
    const { user, system: kernel } = process.cpuUsage(before);
    const allCpuSeconds = (user + kernel) / 1_000_000;
    const { entered, executions } = transitionsIn(system.dataDir);
    console.log(`${cases} cases lived in ${seconds.toFixed(1)} s: ${(cases / seconds).toFixed(2)} cases/s`);
    return {
      cases,
      seconds,
      cpuSeconds,
      allCpuSeconds,
      counts: takeCounts(),
      transitions: entered,
      executions,
      mails,
    };
  } finally {
    await system.stop();
  }
}

function tell({ cases, cpuSeconds, counts, transitions, executions, mails }: Lived): void {
  const calls = [...counts.calls.values()].reduce((sum, one) => sum + one, 0);
  const requests = counts.dynamoDbRequests + counts.s3Reads + counts.s3Writes + mails.out;
  const gbSeconds = (cpuSeconds + (requests * WAIT_MS) / 1000) * MEMORY_GB;
  // Rounds of the morning and sweeps serve all cases; here they are shared by these.
  const ofCases = [...transitions].filter(([machine]) => !/maintenance/.test(machine));
  const ofRounds = [...transitions].filter(([machine]) => /maintenance/.test(machine));
  const sum = (all: [string, number][]) => all.reduce((total, [, entered]) => total + entered, 0);
  const used: Record<Priced, number> = {
    transitions: sum([...transitions]),
    lambdaRequests: calls,
    lambdaGbSeconds: gbSeconds,
    reads: counts.readUnits,
    writes: counts.writeUnits,
    s3Writes: counts.s3Writes,
    s3Reads: counts.s3Reads,
    mails: mails.out + mails.in,
    pages: counts.pages,
  };
  console.log(`\nOf ${cases} cases, a case (prices of ${region}, written down ${pricesOf}):`);
  let total = 0;
  for (const [what, units] of Object.entries(used) as [Priced, number][]) {
    const usd = costOf(what, units) / cases;
    total += usd;
    const { unit, source } = prices[what];
    console.log(
      `${(units / cases).toFixed(1).padStart(9)}  ${unit.padEnd(30)} ${usd.toFixed(6)} USD  aws.amazon.com${source}`,
    );
  }
  console.log(`${''.padStart(9)}  ${'together'.padEnd(30)} ${total.toFixed(4)} USD`);
  const per = (units: number) => (units / cases).toFixed(1);
  console.log(
    `\nTransitions of a case by machine: ${ofCases.map(([name, n]) => `${name} ${per(n)}`).join(', ')}`,
  );
  console.log(
    `Rounds of all cases together: ${sum(ofRounds)} transitions. Executions a case: ${per(executions)}`,
  );
  console.log(
    `Index writes are ${per(counts.indexWriteUnits)} of the write units. Mails: ${per(mails.out)} out, ${per(mails.in)} in`,
  );
  console.log(
    `DynamoDB requests: ${per(counts.dynamoDbRequests)}. CPU of a call: ${((cpuSeconds * 1000) / calls).toFixed(1)} ms here; GB-seconds add ${WAIT_MS} ms for each request to AWS`,
  );
  console.log(
    `Calls a case: ${[...counts.calls]
      .sort(([, a], [, b]) => b - a)
      .map(([name, n]) => `${name} ${per(n)}`)
      .join(', ')}`,
  );
}
