/** What an officer who is signed in sees of what is not theirs to do. */
import type { MiddlewareHandler } from 'hono';
import type { PageContext, PageEnv } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { signInTexts } from '../texts/admin-pages.ts';
import { AdminFrame } from './frame.tsx';

type Place = Pick<Parameters<typeof AdminFrame>[0], 'section' | 'above'>;

/** @param text says why */
export const forbiddenPage = (c: PageContext, text: string, place: Place = {}) =>
  answerPage(
    c,
    <AdminFrame session={c.get('session')} title={signInTexts.forbiddenTitle} {...place}>
      <h1>{signInTexts.forbiddenTitle}</h1>
      <p>{text}</p>
    </AdminFrame>,
    403,
  );

/** Of pages of the registry: everybody reads them, the lead alone changes them. @param texts say to others why they cannot */
export const leadChanges =
  (texts: { readonly leadOnly: string }): MiddlewareHandler<PageEnv> =>
  async (c, next) => {
    const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
    if (reads || c.get('session').role === 'lead') return next();
    return forbiddenPage(c, texts.leadOnly, { section: 'registry' });
  };
