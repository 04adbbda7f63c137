/** The routes of the import: every officer reads its reports, the lead imports. */
import { Hono } from 'hono';
import type { PageEnv } from '../../frame/environment.ts';
import { answerPage } from '../../frame/page.tsx';
import type { Ports } from '../../ports.ts';
import { signInTexts } from '../../texts/admin-pages.ts';
import { importTexts } from '../../texts/import.ts';
import { AdminFrame } from '../frame.tsx';
import { isLead } from '../registry/parts.tsx';
import { importGet, importPost, reportCsv } from './report.tsx';
import { importsGet, importsPost, templateCsv } from './upload.tsx';

export function importRoutes(ports: Ports): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use('*', async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (reads || isLead(c)) return next();
    return answerPage(
      c,
      <AdminFrame session={c.get('session')} title={signInTexts.forbiddenTitle} section="registry">
        <h1>{signInTexts.forbiddenTitle}</h1>
        <p>{importTexts.leadOnly}</p>
      </AdminFrame>,
      403,
    );
  });
  app.get('/', (c) => importsGet(c, ports));
  app.post('/', (c) => importsPost(c, ports));
  app.get('/template.csv', (c) => templateCsv(c));
  app.get('/:id', (c) => importGet(c, ports, c.req.param('id')));
  app.post('/:id', (c) => importPost(c, ports, c.req.param('id')));
  app.get('/:id/report.csv', (c) => reportCsv(c, ports, c.req.param('id')));
  return app;
}
