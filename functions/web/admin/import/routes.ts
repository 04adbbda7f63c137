/** The routes of the import: every officer reads its reports, the lead imports. */
import { Hono } from 'hono';
import type { PageEnv } from '../../frame/environment.ts';
import type { Ports } from '../../ports.ts';
import { importTexts } from '../../texts/import.ts';
import { leadChanges } from '../forbidden.tsx';
import { importGet, importPost, reportCsv } from './report.tsx';
import { importsGet, importsPost, templateCsv } from './upload.tsx';

export function importRoutes(ports: Ports): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use('*', leadChanges(importTexts));
  app.get('/', (c) => importsGet(c, ports));
  app.post('/', (c) => importsPost(c, ports));
  app.get('/template.csv', (c) => templateCsv(c));
  app.get('/:id', (c) => importGet(c, ports, c.req.param('id')));
  app.post('/:id', (c) => importPost(c, ports, c.req.param('id')));
  app.get('/:id/report.csv', (c) => reportCsv(c, ports, c.req.param('id')));
  return app;
}
