/** Pages of the registry that everybody reads and the lead alone changes. */
import type { MiddlewareHandler } from 'hono';
import type { PageEnv } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { signInTexts } from '../texts/admin-pages.ts';
import { AdminFrame } from './frame.tsx';

/** @param texts say to others why they cannot */
export const leadChanges =
  (texts: { readonly leadOnly: string }): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const session = c.get('session');
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (reads || session.role === 'lead') return next();
    return answerPage(
      c,
      <AdminFrame session={session} title={signInTexts.forbiddenTitle} section="registry">
        <h1>{signInTexts.forbiddenTitle}</h1>
        <p>{texts.leadOnly}</p>
      </AdminFrame>,
      403,
    );
  };
