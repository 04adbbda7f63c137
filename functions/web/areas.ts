/** The pages by area. A container loads the code of an area when the first of its pages is asked for. */
import { Hono } from 'hono';
import type { PageEnv, Settings } from './frame/environment.ts';
import type { Ports } from './ports.ts';

export interface Area {
  /** It answers these paths and everything below them. */
  readonly paths: readonly string[];
  /** @returns its routes, with whole paths */
  readonly load: (ports: Ports, settings: Settings) => Promise<Hono<PageEnv>>;
}

/** Of two that fit, the first answers. */
export const areas: readonly Area[] = [
  {
    paths: ['/task'],
    load: async (ports, settings) => {
      const { taskPages } = await import('./task/routes.tsx');
      return new Hono<PageEnv>().route('/task', taskPages(ports, settings));
    },
  },
  {
    paths: ['/feedback'],
    load: async (ports) => {
      const { feedbackPages } = await import('./feedback/routes.tsx');
      return new Hono<PageEnv>().route('/feedback', feedbackPages(ports));
    },
  },
  {
    paths: ['/admin/sign-in', '/admin/callback', '/admin/sign-out'],
    load: async (ports, settings) => (await import('./sign-in/routes.tsx')).signInRoutes(ports, settings),
  },
  {
    paths: ['registry', 'import', 'statistics', 'erasures', 'feedback', 'failures'].map(
      (one) => `/admin/${one}`,
    ),
    load: async (ports, settings) => (await import('./admin/agency-routes.ts')).agencyRoutes(ports, settings),
  },
  {
    paths: ['/admin'],
    load: async (ports, settings) => (await import('./admin/case-routes.ts')).caseRoutes(ports, settings),
  },
];

/** @returns null when the path is in none of them */
export const areaOf = (path: string): Area | null =>
  areas.find(({ paths }) => paths.some((one) => path === one || path.startsWith(`${one}/`))) ?? null;
