/** Every route of the application beside who may pass it: a route that this table does not name fails. */
import type { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { ownRoutes } from '#web/app.ts';
import { areaOf, areas } from '#web/areas.ts';
import type { PageEnv } from '#web/frame/environment.ts';
import type { Role } from '#web/sign-in/session.ts';
import { caseInReview } from '../../support/cases.ts';
import { mailInTriage, mailKey } from './mails.ts';
import { scene } from './scene.ts';

/** `anybody`: nothing of a case is behind it. `link`: a signed link and its address. The rest is behind the sign-in. */
type Who = 'anybody' | 'link' | 'all roles' | 'not the auditor' | 'the lead' | 'the lead and the auditor';

const doors: Readonly<Record<string, Who>> = {
  'GET /health': 'anybody',
  'GET /': 'anybody',
  'GET /assets/app.css': 'anybody',
  'GET /assets/icon.svg': 'anybody',
  'GET /admin/sign-in': 'anybody',
  'GET /admin/callback': 'anybody',
  'GET /admin/sign-out': 'anybody',
  'POST /admin/sign-out': 'anybody',
  'GET /feedback/:token': 'link',
  'POST /feedback/:token': 'link',
  'GET /task/:token': 'link',
  'POST /task/:token': 'link',
  'GET /task/:token/change': 'link',
  'POST /task/:token/change': 'link',
  'GET /task/:token/end': 'link',
  'POST /task/:token/end': 'link',
  'GET /task/:token/evaluation': 'link',
  'POST /task/:token/evaluation': 'link',
  'GET /task/:token/plan': 'link',
  'POST /task/:token/plan': 'link',
  'GET /task/:token/query': 'link',
  'POST /task/:token/query': 'link',
  'GET /task/:token/refusal': 'link',
  'POST /task/:token/refusal': 'link',
  'GET /task/:token/tasks': 'link',
  'POST /task/:token/tasks': 'link',
  'GET /admin': 'all roles',
  'GET /admin/search': 'all roles',
  'POST /admin/search': 'all roles',
  'GET /admin/cases/:caseId': 'all roles',
  'POST /admin/cases/:caseId': 'not the auditor',
  'GET /admin/cases/:caseId/extract': 'all roles',
  'POST /admin/cases/:caseId/extract': 'not the auditor',
  'GET /admin/triage': 'all roles',
  'GET /admin/triage/:mailKey': 'all roles',
  'POST /admin/triage/:mailKey': 'not the auditor',
  'GET /admin/mails/:mailKey': 'all roles',
  'GET /admin/mails/:mailKey/download': 'all roles',
  'GET /admin/failures': 'all roles',
  'POST /admin/failures': 'not the auditor',
  'GET /admin/erasures': 'all roles',
  'GET /admin/feedback': 'all roles',
  'GET /admin/statistics': 'all roles',
  'GET /admin/statistics/numbers.csv': 'all roles',
  'POST /admin/statistics': 'not the auditor',
  'GET /admin/access': 'the lead and the auditor',
  'POST /admin/access': 'all roles',
  'GET /admin/registry': 'all roles',
  'GET /admin/registry/municipalities/:ehak': 'all roles',
  'POST /admin/registry/municipalities/:ehak': 'the lead',
  'GET /admin/registry/providers/:id': 'all roles',
  'POST /admin/registry/providers/:id': 'the lead',
  'GET /admin/registry/deadlines': 'all roles',
  'GET /admin/registry/deadlines/:kind': 'all roles',
  'POST /admin/registry/deadlines/:kind': 'the lead',
  'GET /admin/registry/texts': 'all roles',
  'GET /admin/registry/texts/:text': 'all roles',
  'GET /admin/registry/texts/:text/html': 'all roles',
  'GET /admin/registry/transfers': 'all roles',
  'GET /admin/registry/transfers/preview': 'all roles',
  'POST /admin/registry/transfers/preview': 'the lead',
  'GET /admin/registry/transfers/:id': 'all roles',
  'POST /admin/registry/transfers/:id': 'the lead',
  'GET /admin/import': 'all roles',
  'POST /admin/import': 'the lead',
  'GET /admin/import/template.csv': 'all roles',
  'GET /admin/import/:id': 'all roles',
  'POST /admin/import/:id': 'the lead',
  'GET /admin/import/:id/report.csv': 'all roles',
};

const behind: Readonly<Record<Exclude<Who, 'anybody' | 'link'>, readonly Role[]>> = {
  'all roles': ['officer', 'lead', 'auditor'],
  'not the auditor': ['officer', 'lead'],
  'the lead': ['lead'],
  'the lead and the auditor': ['lead', 'auditor'],
};
const parts: Readonly<Record<string, string>> = {
  ':caseId': 'TR26-4F7KQ',
  ':mailKey': mailKey,
  ':ehak': '0638',
  ':kind': 'ensure-support-person',
  ':text': 'receipt.municipality',
  ':id': 'abikasi',
  ':token': 'no-such-link',
};
const signInRequired = Object.entries(doors).flatMap(([door, who]) =>
  who === 'anybody' || who === 'link' ? [] : [[door, who] as const],
);
const [methodOf, pathOf] = [
  (door: string): string => door.split(' ')[0] ?? '',
  (door: string): string => (door.split(' ')[1] ?? '').replace(/:\w+/g, (part) => parts[part] ?? part),
];
const triaging = () => scene(caseInReview(), { mail: mailInTriage() });
type Scene = ReturnType<typeof triaging>;
const knock = ({ officer }: Scene, door: string, role: Role | null, headers: Record<string, string> = {}) =>
  methodOf(door) === 'GET'
    ? officer(role).get(pathOf(door))
    : officer(role).post(pathOf(door), { action: 'nothing' }, headers);
/** Nothing was done, noted or given away. */
const untouched = {
  commands: [],
  triage: [],
  restarts: [],
  redrives: [],
  accesses: [],
  downloads: [],
  setAside: [],
};

describe('the table', () => {
  const { ports, settings } = triaging();
  const routesOf = ({ routes }: Hono<PageEnv>) => routes.filter(({ method }) => method !== 'ALL');

  it('names every route', async () => {
    const loaded = await Promise.all(areas.map(({ load }) => load(ports, settings)));
    const known = [ownRoutes(), ...loaded]
      .flatMap(routesOf)
      .map(({ method, path }) => `${method} ${path.replace(/app-\w+\.css/, 'app.css')}`);
    expect([...new Set(known)].sort()).toEqual(Object.keys(doors).sort());
  });

  it.each(areas)('sends to the area of $paths what it answers', async (area) => {
    const answered = routesOf(await area.load(ports, settings));
    expect(answered).not.toEqual([]);
    expect(answered.filter(({ path }) => areaOf(path) !== area)).toEqual([]);
  });
});

describe('behind the sign-in', () => {
  it.each(signInRequired)('%s sends who is not signed in to sign in', async (door) => {
    const all = triaging();
    const { status, location } = await knock(all, door, null);
    expect([status, location?.split('?')[0]]).toEqual([303, '/admin/sign-in']);
    expect(all.world).toMatchObject(untouched);
  });

  it.each(signInRequired)('%s is for %s', async (door, who) => {
    for (const role of ['officer', 'lead', 'auditor'] as const) {
      const all = triaging();
      const { status } = await knock(all, door, role);
      expect([role, status === 403]).toEqual([role, !behind[who].includes(role)]);
      if (status === 403) expect(all.world).toMatchObject(untouched);
    }
  });
});

describe('every form', () => {
  const forms = Object.keys(doors).filter((door) => methodOf(door) === 'POST');

  it.each(forms)('%s is refused when another site sends it', async (door) => {
    const foreign: Record<string, string>[] = [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.example' },
    ];
    for (const headers of foreign) {
      const all = triaging();
      expect((await knock(all, door, 'lead', headers)).status).toBe(403);
      expect(all.world).toMatchObject(untouched);
    }
  });
});

it('every answer forbids scripts, frames, guessing of types and copies', async () => {
  for (const door of Object.keys(doors)) {
    const { headers } = await knock(triaging(), door, 'lead');
    expect([door, headers.get('Content-Security-Policy')]).toEqual([
      door,
      expect.stringMatching(/^default-src 'none';(?!.*unsafe).*frame-ancestors 'none'/),
    ]);
    expect([door, headers.get('X-Content-Type-Options')]).toEqual([door, 'nosniff']);
    if (!pathOf(door).startsWith('/assets/'))
      expect([door, headers.get('Cache-Control')]).toEqual([door, 'no-store']);
  }
});

it('looking changes nothing, by GET and by HEAD', async () => {
  for (const door of Object.keys(doors).filter((one) => methodOf(one) === 'GET'))
    for (const method of ['GET', 'HEAD']) {
      const all = triaging();
      await all.officer('lead').get(pathOf(door), undefined, method);
      // A look at a client's data is noted, and a file is put where its link leads.
      const { accesses: _, downloads: __, ...unchanged } = untouched;
      expect(all.world).toMatchObject(unchanged);
    }
});
