/**
 * How fast officers' pages are with many cases in the table: the same pages of two local systems, one with 1,000 cases and
 * one with 100,000 of the same mix, asked in turn. Goals (issue 5): p95 at most 150 ms, and at most 1.5 times that of 1,000.
 *
 * A page costs by its rows. So that the same page is compared, what is asked for fills one in both tables: a municipality with
 * a third of all cases, and a first name with the beginning of a family name (17 clients of 1,000). A whole name has 3 of
 * 1,000 and 240 of 100,000: that would measure three rows against twenty.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay } from '#domain/calendar/calendar';
import { type SpawnedSystem, spawnSystem } from '../support/system.ts';
import { activeCaseOf, fillFolder } from './pages-fill.ts';

const SIZES = [1_000, 100_000] as const;
const GOAL_MS = 150;
const GOAL_RATIO = 1.5;
/** Requests of each page and system before the clock starts, and while it runs. */
const WARM_UP = 30;
const ROUNDS = 200;
const startAt = '2026-06-10T07:00:00.000Z';

/** A name that every twentieth client has, in other letters than theirs. */
const typed = 'Михаил';
/** Seven family names begin so; every third of these clients has one. */
const bothTyped = 'Mykhailo Melnyk';

interface Desk {
  readonly system: SpawnedSystem;
  readonly cookie: string;
}
type Ask = (desk: Desk, round: number) => Promise<Response>;

const get =
  (path: string): Ask =>
  ({ system, cookie }) =>
    fetch(`${system.url}${path}`, { headers: { cookie }, redirect: 'manual' });

const pages: Record<string, Ask> = {
  tasks: get('/admin'),
  'tasks of a party, overdue': get('/admin?view=tasks&assignee=provider&due=overdue'),
  'tasks of a municipality': get('/admin?view=tasks&municipality=0784&language=uk'),
  'cases that run': get('/admin?view=cases'),
  'cases that ended': get('/admin?view=cases&phase=ended'),
  'ended of a municipality': get('/admin?view=cases&phase=ended&municipality=0784'),
  triage: get('/admin/triage'),
  'search by a name': (desk) => search(desk, typed),
  'search by both names': (desk) => search(desk, bothTyped),
  case: (desk, round) => get(`/admin/cases/${activeCaseOf(round % 10)}`)(desk, round),
  'case, personal data': (desk, round) =>
    get(`/admin/cases/${activeCaseOf(round % 10)}?personal=1`)(desk, round),
};

const folder = mkdtempSync(join(tmpdir(), 'tugirada-pages-'));
const desks: Desk[] = [];
try {
  for (const size of SIZES) {
    const dataDir = join(folder, String(size));
    const began = performance.now();
    await fillFolder(dataDir, size, parseDay(startAt.slice(0, 10)));
    console.log(`${size} cases written in ${seconds(began)} s`);
    desks.push(await open(dataDir));
  }
  const [small, large] = desks;
  if (small && large) await compare(small, large);
} finally {
  for (const { system } of desks) await system.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function open(dataDir: string): Promise<Desk> {
  const system = await spawnSystem({ dataDir, startAt });
  const { cookies } = await system.signIn('mari');
  return { system, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
}

/** Types a name and opens the page of what was found. */
async function search({ system, cookie }: Desk, name: string): Promise<Response> {
  const body = new URLSearchParams({ typed: name });
  const sent = await fetch(`${system.url}/admin/search`, {
    method: 'POST',
    body,
    headers: { cookie },
    redirect: 'manual',
  });
  return fetch(new URL(sent.headers.get('location') ?? '', system.url), {
    headers: { cookie },
    redirect: 'manual',
  });
}

async function compare(small: Desk, large: Desk): Promise<void> {
  console.log(`${ROUNDS} requests of each page; ms with ${SIZES[0]} cases, then with ${SIZES[1]}`);
  print('page', ['p50', 'p95', 'p50', 'p95', 'p95/p95', 'goals']);
  for (const [name, ask] of Object.entries(pages)) {
    const times = { small: [] as number[], large: [] as number[] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const [one, other] = [
        await timed(ask, small, Math.abs(round)),
        await timed(ask, large, Math.abs(round)),
      ];
      if (round < 0) continue;
      times.small.push(one);
      times.large.push(other);
    }
    const [before, after] = [percentile(times.small, 95), percentile(times.large, 95)];
    const met = after <= GOAL_MS && after <= GOAL_RATIO * before;
    if (!met) process.exitCode = 1;
    const ms = [percentile(times.small, 50), before, percentile(times.large, 50), after];
    print(name, [...ms.map((one) => one.toFixed(1)), (after / before).toFixed(2), met ? 'met' : 'missed']);
  }
}

/** Each row at once: the whole takes minutes. */
function print(name: string, cells: readonly string[]): void {
  console.log([name.padEnd(26), ...cells.map((cell) => cell.padStart(8))].join(''));
}

async function timed(ask: Ask, desk: Desk, round: number): Promise<number> {
  const began = performance.now();
  const answer = await ask(desk, round);
  await answer.text();
  const ms = performance.now() - began;
  if (answer.status !== 200) throw new Error(`${answer.url} answered ${answer.status}`);
  return ms;
}

function percentile(all: readonly number[], percent: number): number {
  const sorted = [...all].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(0);
}
