/** All pages of the system as one Hono application. What they need from the world comes in by `ports` and `settings`. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { mostFileBytes } from '#domain/import/limits';
import { importPath } from './admin/import/frame.tsx';
import { adminRoutes } from './admin/routes.tsx';
import { feedbackPages } from './feedback/routes.tsx';
import type { PageEnv, Settings } from './frame/environment.ts';
import { ownFormsOnly, safeHeaders } from './frame/headers.ts';
import { inLanguage } from './frame/language.ts';
import { problemPage } from './frame/problem.tsx';
import { icon, iconPath, styles, stylesPath } from './frame/styles.ts';
import type { Ports } from './ports.ts';
import { signInRoutes } from './sign-in/routes.tsx';
import { taskPages } from './task/routes.tsx';

/** The longest form has a need of 4000 characters; this leaves room for UTF-8 and percent signs, and stops floods. */
const MOST_BODY_BYTES = 256 * 1024;
/** A file of running cases, and what a form writes around it. */
const MOST_UPLOAD_BYTES = mostFileBytes + 64 * 1024;

/** @returns the application; API Gateway's event must come in as `c.env.event`, as `hono/aws-lambda` passes it. */
export function createPages(ports: Ports, settings: Settings): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use(safeHeaders(settings));
  app.use(inLanguage(settings));
  app.use(ownFormsOnly(settings));
  const [limited, limitedUpload] = [MOST_BODY_BYTES, MOST_UPLOAD_BYTES].map((maxSize) =>
    bodyLimit({ maxSize, onError: (c) => problemPage(c, 'too-large') }),
  ) as [MiddlewareHandler, MiddlewareHandler];
  app.use((c, next) => (c.req.path === importPath ? limitedUpload : limited)(c, next));
  app.get('/health', (c) => c.json({ status: 'ok' }));
  app.get('/', (c) => c.redirect('/admin', 303));
  app.get(stylesPath, (c) =>
    c.body(styles, 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': 'public, max-age=31536000, immutable',
    }),
  );
  app.get(iconPath, (c) =>
    c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
  );
  app.route('/task', taskPages(ports, settings));
  app.route('/feedback', feedbackPages(ports));
  app.route('/', signInRoutes(ports, settings));
  app.route('/', adminRoutes(ports, settings));
  app.notFound((c) => problemPage(c, 'not-found'));
  app.onError((error, c) => {
    // Name and place only: a message may quote what somebody typed.
    const place = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
    console.error(JSON.stringify({ level: 'ERROR', error: error.name, place }));
    return problemPage(c, 'unexpected');
  });
  return app;
}
