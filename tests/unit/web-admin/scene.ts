/** The agency's pages with one case, one mail and a few rows behind them: plain ports, and an officer's browser. */
import { type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import { decide } from '#domain/case/decide';
import type { Actor } from '#domain/case/events';
import { evolve } from '#domain/case/evolve';
import { CommandRefused } from '#domain/case/refusal';
import type { CaseState } from '#domain/case/state';
import type { FeedbackCount } from '#domain/feedback/questions';
import type { MailIn, MailOut, MailRecord } from '#domain/mail/records';
import type { CaseFacts } from '#domain/statistics/facts';
import type { Period } from '#domain/statistics/period';
import { createPages } from '#web/app.ts';
import type { LogEntry, Ports } from '#web/ports.ts';
import { type Role, SESSION_COOKIE, sealSession } from '#web/sign-in/session.ts';
import { moments, municipality, opened, provider } from '../../support/cases.ts';
import { alsoInEnglish } from '../../support/english.ts';
import { type AccessOptions, accessPorts, accessWorld } from './access-scene.ts';
import { importPorts } from './import-ports.ts';
import { mailIn } from './mails.ts';
import { registryPorts } from './registry-ports.ts';
import { type Asked, type ListOptions, workPorts } from './rows.ts';

const minute = 60_000;
/** Real time of the tests, apart from the moment of the requests. */
export const startedAt = Date.parse('2026-02-04T08:00:00.000Z');

interface SceneOptions extends ListOptions, AccessOptions {
  readonly mail?: MailIn;
  readonly mails?: readonly MailRecord[];
  /** The text of every mail; a letter with a script in it unless told. */
  readonly text?: string | null;
  readonly held?: readonly MailOut[];
  readonly facts?: readonly CaseFacts[];
  readonly tooMany?: boolean;
  /** False: old cases are not in the facts yet. */
  readonly complete?: boolean;
  /** Answers to the surveys, by quarter. */
  readonly answers?: Readonly<Record<string, readonly FeedbackCount[]>>;
  readonly undelivered?: readonly MailOut[];
  readonly strays?: Awaited<ReturnType<Ports['countStrays']>>;
  readonly erasures?: readonly { readonly caseId: string; readonly on: Day }[];
  /** Who is signed in, by the subject of the sign-in. */
  readonly officer?: string;
}

export function scene(before: CaseState, options: SceneOptions = {}) {
  const world = {
    state: before,
    log: logOf(before),
    mail: options.mail ?? mailIn(),
    wallClock: startedAt,
    commands: [] as { command: Command; by: Actor; version: number | null }[],
    ...accessWorld(),
    triage: [] as { what: string; with: unknown }[],
    restarts: [] as string[],
    asked: [] as Asked[],
    searches: [] as string[],
    redrives: [] as string[],
    pagesOfCases: 2,
    unable: 0,
    held: options.held ?? [],
    undelivered: options.undelivered ?? [],
    setAside: [] as string[],
    periods: [] as Period[],
    failures: [] as Awaited<ReturnType<Ports['listFailures']>>,
    failing: false,
    earlier: [] as Awaited<ReturnType<Ports['earlierCases']>>,
    /** What another officer does between this officer's look at the case and the change. */
    meanwhile: () => {},
  };
  const commit = (command: Command, by: Actor, at: Instant) => {
    const events = decide(command, world.state, at);
    const version = world.state.version + 1;
    world.state = evolve(world.state, { version, at, events });
    world.log = [...world.log, { version, at, by, events }];
  };
  const [registry, imports] = [registryPorts(), importPorts()];
  const ports: Ports = {
    ...registry.ports,
    ...imports.ports,
    loadCase: async (caseId) => {
      if (world.failing) throw new Error('Olena Kovalenko is in this message');
      return caseId === world.state.id ? world.state : null;
    },
    loadLog: async () => world.log,
    change: async (_caseId, command, by, now, version) => {
      world.meanwhile();
      if (version !== null && version !== world.state.version) throw new CommandRefused('changed-meanwhile');
      commit(command, by, now);
      world.commands.push({ command, by, version });
      return world.state;
    },
    ...workPorts(world, options),
    listTriage: async () => ({ rows: world.mail.status === 'triage' ? [world.mail] : [], next: null }),
    loadMail: async (key) => (key === world.mail.key ? world.mail : null),
    mailsOfCase: async () => options.mails ?? [world.mail],
    mailText: async () => (options.text === undefined ? letter : options.text),
    downloadLink: async (_mail, number) => `https://files.example/${number ?? 'raw'}`,
    listMunicipalities: async () => [municipality, { ehak: '0130', name: 'Alutaguse vald' }],
    listProviders: async () => [
      { ...provider, email: 'abi@teenus.example' },
      { id: 'teine', name: 'Teine Tugi', email: 'teine@teenus.example' },
    ],
    providerOf: async () => ({ ...provider, email: 'abi@teenus.example' }),
    openCaseFromMail: async (key, typed, officer) => {
      world.triage.push({ what: 'open-case', with: { key, typed, officer } });
      return world.state.id;
    },
    attachMail: async (key, caseId, officer) => {
      if (caseId !== world.state.id) return 'unknown-case';
      world.triage.push({ what: 'attach', with: { key, caseId, officer } });
      return 'attached';
    },
    trustAddress: async (key, ehak, officer) => {
      world.triage.push({ what: 'trust', with: { key, ehak, officer } });
      return { caseId: null };
    },
    openFurtherCase: async (key, part, typed, officer) => {
      world.triage.push({ what: 'split', with: { key, part, typed, officer } });
      return 'TR26-SPL1T';
    },
    rereadMail: async (key) => {
      world.triage.push({ what: 'reread', with: { key } });
    },
    listErasures: async () => options.erasures ?? [],
    countStrays: async () => options.strays ?? { mails: 0, transfers: 0, on: null },
    listUndelivered: async () => ({ rows: world.undelivered, next: null }),
    setUndeliveredAside: async (mailKey) => void world.setAside.push(mailKey),
    listHeld: async (cursor) => ({ rows: world.held, next: cursor ? null : 'held+1' }),
    sendHeld: async (key) => {
      const waits = world.held.some((mail) => mail.key === key);
      world.held = world.held.filter((mail) => mail.key !== key);
      return waits;
    },
    fixContact: async (key, address, officer) => {
      world.triage.push({ what: 'fix-contact', with: { key, address, officer } });
    },
    fixBounced: async (key, address, officer) => {
      world.triage.push({ what: 'fix-bounced', with: { key, address, officer } });
    },
    dismissMail: async (key, reason, officer) => {
      world.triage.push({ what: 'dismiss', with: { key, reason, officer } });
    },
    listFailures: async () => world.failures,
    restartMachines: async (caseId) => {
      if (world.state.phase === 'ended') throw new CommandRefused('case-ended');
      world.restarts.push(caseId);
    },
    redrive: async (machine, name) => {
      const redrivable = world.failures.some(
        (one) => one.machine === machine && one.name === name && one.redrivable,
      );
      if (redrivable) world.redrives.push(`${machine} ${name}`);
      return redrivable;
    },
    restartCases: async (after) => {
      world.restarts.push(`all after ${after}`);
      const page = Number.parseInt(after ?? '0', 10) + 1;
      return { restarted: 25, unable: world.unable, after: page < world.pagesOfCases ? `${page}:` : null };
    },
    ...accessPorts(world, options),
    readLink: async () => null,
    addressesOf: async () => [],
    countWrongAddress: async () => false,
    earlierCases: async () => world.earlier,
    findSurvey: async () => ({ status: 'unknown' }),
    answerSurvey: async () => false,
    feedbackCounts: async (period) => options.answers?.[period] ?? [],
    caseFacts: async (period) => {
      world.periods.push(period);
      return {
        facts: options.facts ?? [],
        more: options.tooMany ?? false,
        complete: options.complete ?? true,
      };
    },
    linkSleeps: async () => false,
    listTasksAt: async () => ({ rows: [], next: null }),
    loadTyped: async () => null,
    keepTyped: async () => {},
    clearTyped: async () => {},
  };
  const settings = {
    baseUrl: 'https://tugirada.example',
    sessionKey: 'k'.repeat(32),
    oidc: { issuer: 'https://issuer.example', clientId: 'tugirada', clientSecret: 's' },
    wallClock: () => world.wallClock,
  };
  const app = createPages(ports, settings);
  const another = (command: Command, at: Instant = moments.reviewed) =>
    commit(command, { who: 'officer', officer: 'lea' }, at);
  return {
    world,
    app,
    ports,
    settings,
    another,
    registry,
    imports,
    officer: (role: Role | null = 'officer') => browser(role),
  };

  /** Keeps the session cookie, follows no redirect. */
  function browser(role: Role | null) {
    const names = { officer: 'Mari Maasikas', lead: 'Lea Lepp', auditor: 'Aud Itor' };
    let cookie = role
      ? `${SESSION_COOKIE}=${sealSession({ sub: options.officer ?? 'mari', name: names[role], role }, settings)}`
      : '';
    const send = async (path: string, init: RequestInit, now: Instant) => {
      const headers = new Headers(init.headers);
      if (cookie !== '') headers.set('Cookie', cookie);
      const env = { event: { requestContext: { timeEpoch: Date.parse(now) } } };
      const request = (all: string) => {
        const again = new Headers(headers);
        if (all !== '') again.set('Cookie', all);
        return app.request(path, { ...init, headers: again }, env);
      };
      const response = await request(cookie);
      const text = await response.text();
      // A page that was drawn, and changed nothing, is drawn in English, too; a file is no page.
      const isFile = response.headers.has('Content-Disposition');
      if (!isFile && (init.method === 'GET' ? response.status === 200 : response.status === 422))
        await alsoInEnglish(text, (language) => request(`${cookie}; ${language}`), world);
      const renewed = response.headers.getSetCookie().find((line) => line.startsWith(`${SESSION_COOKIE}=`));
      if (renewed) cookie = renewed.split(';')[0] ?? '';
      return {
        status: response.status,
        text,
        headers: response.headers,
        location: response.headers.get('Location'),
      };
    };
    return {
      get: (path: string, now: Instant = moments.reviewed, method = 'GET') => send(path, { method }, now),
      upload: (path: string, body: FormData, now: Instant = moments.reviewed) =>
        send(path, { method: 'POST', body }, now),
      post: (
        path: string,
        fields: Readonly<Record<string, string | readonly string[]>>,
        headers: Record<string, string> = {},
        now: Instant = moments.reviewed,
      ) => {
        const body = new URLSearchParams();
        for (const [name, value] of Object.entries(fields))
          for (const one of [value].flat()) body.append(name, one);
        return send(path, { method: 'POST', body, headers }, now);
      },
    };
  }
}

export const minutesLater = (minutes: number): number => startedAt + minutes * minute;

export const today = dayOf(moments.reviewed);

const letter = 'Tere!\nSaadan suunamise.\n<script>alert(1)</script>';

function logOf(state: CaseState): LogEntry[] {
  const { events } = opened({ opening: { caseId: state.id } });
  return [{ version: state.version, at: state.registeredAt, by: { who: 'system' }, events }];
}
