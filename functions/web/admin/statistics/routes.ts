/** The routes of statistics: every role reads the numbers, officers take out cases, the lead with persons. */
import { Hono } from 'hono';
import type { PageEnv } from '../../frame/environment.ts';
import type { Ports } from '../../ports.ts';
import { exportPost, numbersGet } from './exports.tsx';
import { statisticsGet } from './page.tsx';

export function statisticsRoutes(ports: Ports): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.get('/', (c) => statisticsGet(c, ports));
  app.post('/', (c) => exportPost(c, ports));
  app.get('/numbers.csv', (c) => numbersGet(c, ports));
  return app;
}
