/** The routes of an officer's daily work: lists, cases and mails, all behind the sign-in. */
import { Hono } from 'hono';
import type { PageEnv, Settings } from '../frame/environment.ts';
import type { Ports } from '../ports.ts';
import { accessGet, accessPost } from './access.tsx';
import { caseGet, casePost } from './case/route.tsx';
import { extractGet, extractPost } from './extract/route.tsx';
import { officersOnly } from './guard.tsx';
import { searchGet, searchPost } from './lists/search.tsx';
import { workList } from './lists/work-list.tsx';
import { mailDownload, mailGet } from './mails/mail.tsx';
import { triageGet, triageList, triagePost } from './triage/route.tsx';

export function caseRoutes(ports: Ports, settings: Settings): Hono<PageEnv> {
  const app = new Hono<PageEnv>().basePath('/admin');
  // Covers `/admin` itself and everything below, routes that do not exist included.
  app.use('*', officersOnly(settings));
  app.get('/', (c) => workList(c, ports));
  app.get('/search', (c) => searchGet(c, ports, settings));
  app.post('/search', (c) => searchPost(c, settings));
  app.get('/cases/:caseId', (c) => caseGet(c, ports, c.req.param('caseId')));
  app.post('/cases/:caseId', (c) => casePost(c, ports, c.req.param('caseId')));
  app.get('/cases/:caseId/extract', (c) => extractGet(c, ports, c.req.param('caseId')));
  app.post('/cases/:caseId/extract', (c) => extractPost(c, ports, c.req.param('caseId')));
  app.get('/access', (c) => accessGet(c, ports));
  app.post('/access', (c) => accessPost(c, ports));
  app.get('/triage', (c) => triageList(c, ports));
  app.get('/triage/:mailKey', (c) => triageGet(c, ports, c.req.param('mailKey')));
  app.post('/triage/:mailKey', (c) => triagePost(c, ports, c.req.param('mailKey')));
  app.get('/mails/:mailKey', (c) => mailGet(c, ports, c.req.param('mailKey')));
  app.get('/mails/:mailKey/download', (c) => mailDownload(c, ports, c.req.param('mailKey')));
  return app;
}
