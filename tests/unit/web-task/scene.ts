/** A task page with one case behind it: plain ports, and a person with a browser's cookies. */
import { Hono } from 'hono';
import type { Instant } from '#domain/calendar/calendar';
import type { Command } from '#domain/case/commands';
import type { Actor } from '#domain/case/events';
import type { CaseState } from '#domain/case/state';
import type { Typed } from '#domain/case/typing';
import type { ObligationKind, Party } from '#domain/obligation/kinds';
import type { RuleBook } from '#domain/obligation/rules';
import type { AccessEntry } from '#web/access-ports.ts';
import type { PageEnv } from '#web/frame/environment.ts';
import type { Page, PartyTask } from '#web/ports.ts';
import { taskPages } from '#web/task/routes.tsx';
import { change, moments } from '../../support/cases.ts';
import { alsoInEnglish } from '../../support/english.ts';

export const settings = { baseUrl: 'https://tugirada.example', sessionKey: 'k'.repeat(32) };
export const addresses = { provider: 'abi@teenus.example', municipality: 'kadri.tamm@pparnumaa.example' };

interface LinkRead {
  readonly kind: ObligationKind;
  readonly cause?: string;
  readonly party: Party;
  readonly issue?: number;
}

/** Tokens are what the test says they are: reading them is the port's work. */
export function scene(before: CaseState, links: Readonly<Record<string, LinkRead>>) {
  const world = {
    state: before,
    commands: [] as { command: Command; by: Actor; now: Instant; version: number | null }[],
    wrong: new Map<string, number>(),
    addressOfProvider: addresses.provider,
    typed: new Map<string, Typed>(),
    tasks: { rows: [], next: null } as Page<PartyTask>,
    asked: [] as { party: Party; address: string; cursor: string | null }[],
    accesses: [] as AccessEntry[],
    rules: [] as RuleBook,
    /** What happens between the page's look at the case and its change. */
    meanwhile: () => {},
  };
  const app = new Hono<PageEnv>().route(
    '/task',
    taskPages(
      {
        readLink: async (token) => {
          const link = links[token];
          return link ? { caseId: before.id, cause: '1', issue: 1, ...link } : null;
        },
        loadCase: async (caseId) => (caseId === world.state.id ? world.state : null),
        change: async (_caseId, command, by, now, version) => {
          world.meanwhile();
          world.commands.push({ command, by, now, version });
          world.state = change(world.state, command, now).state;
          return world.state;
        },
        addressesOf: async (state, party) => {
          if (party === 'municipality') return [addresses.municipality];
          return state.provider ? [world.addressOfProvider] : [];
        },
        countWrongAddress: async (token) => {
          const count = (world.wrong.get(token) ?? 0) + 1;
          world.wrong.set(token, count);
          return count >= 5;
        },
        rules: async () => world.rules,
        linkSleeps: async (token) => (world.wrong.get(token) ?? 0) >= 5,
        noteAccess: async (entry) => void world.accesses.push(entry),
        listTasksAt: async (_state, party, address, cursor) => {
          world.asked.push({ party, address, cursor });
          return world.tasks;
        },
        loadTyped: async (at) => world.typed.get(placeOfTyped(at)) ?? null,
        keepTyped: async (at, typed) => {
          world.typed.set(placeOfTyped(at), typed);
        },
        clearTyped: async (at) => {
          world.typed.delete(placeOfTyped(at));
        },
      },
      settings,
    ),
  );
  app.onError((_error, c) => c.text('', 500));
  return { world, app, person: () => person(app, world) };
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** Keeps cookies as a browser does, but follows no redirect by itself. */
function person(app: Hono<PageEnv>, world: object) {
  const cookies = new Map<string, string>();

  async function send(path: string, init: RequestInit, now: Instant): Promise<Answered> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    if (cookie !== '') headers.set('Cookie', cookie);
    const request = () =>
      app.request(path, { ...init, headers }, { event: { requestContext: { timeEpoch: Date.parse(now) } } });
    const response = await request();
    const text = await response.text();
    // A page that was drawn, and changed nothing, is drawn in English, too.
    if (init.method === 'GET' ? response.status === 200 : response.status === 422)
      await alsoInEnglish(text, request, world);
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    return { status: response.status, text, headers: response.headers };
  }

  const get = (token: string, now: Instant = moments.ensured, method = 'GET') =>
    send(`/task/${token}`, { method }, now);

  const post = (token: string, fields: Record<string, string | string[]>, now: Instant = moments.ensured) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, one);
    return send(`/task/${token}`, { method: 'POST', body }, now);
  };

  return {
    cookies,
    get,
    post,
    confirm: (token: string, email: string = addresses.provider, now?: Instant) =>
      post(token, { action: 'confirm', email }, now),
  };
}

/** What a provider types that is right. */
export const goodPerson = {
  action: 'answer',
  name: 'Mari Maasikas',
  phone: '5550 1234',
  email: 'mari@teenus.example',
  languages: ['et', 'ukraina, vene keel'],
  notRelative: 'yes',
  notSameHome: 'yes',
  noConviction: 'yes',
};

const placeOfTyped = ({ kind, cause, beside }: { kind: string; cause: string; beside?: string }): string =>
  [kind, cause, ...(beside === undefined ? [] : [beside])].join('#');
