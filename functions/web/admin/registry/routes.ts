/** The routes of the registry: every officer reads it, the lead changes it. */
import { Hono } from 'hono';
import type { PageEnv } from '../../frame/environment.ts';
import type { Ports } from '../../ports.ts';
import { registryTexts } from '../../texts/registry.ts';
import { leadChanges } from '../forbidden.tsx';
import { deadlineGet, deadlinePost } from './deadline.tsx';
import { deadlinesPage } from './deadlines.tsx';
import { mailTextDownload, mailTextPage, mailTextsPage } from './mail-texts.tsx';
import { municipalityGet, municipalityPost } from './municipality.tsx';
import { registryPage } from './overview.tsx';
import { providerGet, providerPost } from './provider.tsx';
import { previewGet, previewPost } from './transfer-preview.tsx';
import { transferGet, transferPost, transfersPage } from './transfers.tsx';

export function registryRoutes(ports: Ports): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use('*', leadChanges(registryTexts));
  app.get('/', (c) => registryPage(c, ports));
  app.get('/municipalities/:ehak', (c) => municipalityGet(c, ports, c.req.param('ehak')));
  app.post('/municipalities/:ehak', (c) => municipalityPost(c, ports, c.req.param('ehak')));
  app.get('/providers/:id', (c) => providerGet(c, ports, c.req.param('id')));
  app.post('/providers/:id', (c) => providerPost(c, ports, c.req.param('id')));
  app.get('/deadlines', (c) => deadlinesPage(c, ports));
  app.get('/deadlines/:kind', (c) => deadlineGet(c, ports, c.req.param('kind')));
  app.post('/deadlines/:kind', (c) => deadlinePost(c, ports, c.req.param('kind')));
  app.get('/texts', (c) => mailTextsPage(c, ports));
  app.get('/texts/:text', (c) => mailTextPage(c, ports, c.req.param('text')));
  app.get('/texts/:text/html', (c) => mailTextDownload(c, ports, c.req.param('text')));
  app.get('/transfers', (c) => transfersPage(c, ports));
  app.get('/transfers/preview', (c) => previewGet(c, ports));
  app.post('/transfers/preview', (c) => previewPost(c, ports));
  app.get('/transfers/:id', (c) => transferGet(c, ports, c.req.param('id')));
  app.post('/transfers/:id', (c) => transferPost(c, ports, c.req.param('id')));
  return app;
}
