/** The routes of what the agency keeps and watches beside its cases, all behind the sign-in. */
import { Hono } from 'hono';
import type { PageEnv, Settings } from '../frame/environment.ts';
import type { Ports } from '../ports.ts';
import { erasuresPage } from './erasures.tsx';
import { failuresPage, failuresPost } from './failures/page.tsx';
import { feedbackPage } from './feedback.tsx';
import { officersOnly } from './guard.tsx';
import { importRoutes } from './import/routes.ts';
import { registryRoutes } from './registry/routes.ts';
import { statisticsRoutes } from './statistics/routes.ts';

export function agencyRoutes(ports: Ports, settings: Settings): Hono<PageEnv> {
  const app = new Hono<PageEnv>().basePath('/admin');
  app.use('*', officersOnly(settings));
  app.route('/registry', registryRoutes(ports));
  app.route('/import', importRoutes(ports));
  app.route('/statistics', statisticsRoutes(ports));
  app.get('/erasures', (c) => erasuresPage(c, ports));
  app.get('/feedback', (c) => feedbackPage(c, ports));
  app.get('/failures', (c) => failuresPage(c, ports));
  app.post('/failures', (c) => failuresPost(c, ports));
  return app;
}
