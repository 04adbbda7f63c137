/** What surrounds the routes of every area: headers, language, the refusal of foreign and of endless forms, problem pages. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { mostFileBytes } from '#domain/import/limits';
import { importPath } from './admin/paths.ts';
import type { PageContext, PageEnv, Settings } from './frame/environment.ts';
import { ownFormsOnly, safeHeaders } from './frame/headers.ts';
import { inLanguage } from './frame/language.ts';
import { problemPage } from './frame/problem.tsx';

/** The longest form has a need of 4000 characters; this leaves room for UTF-8 and percent signs, and stops floods. */
const MOST_BODY_BYTES = 256 * 1024;
/** A file of running cases, and what a form writes around it. */
const MOST_UPLOAD_BYTES = mostFileBytes + 64 * 1024;

/** @param routes with whole paths; everything else is not found */
export function framed(routes: Hono<PageEnv>, settings: Settings): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  app.use(safeHeaders(settings));
  app.use(inLanguage(settings));
  app.use(ownFormsOnly(settings));
  const [limited, limitedUpload] = [MOST_BODY_BYTES, MOST_UPLOAD_BYTES].map((maxSize) =>
    bodyLimit({ maxSize, onError: (c) => problemPage(c, 'too-large') }),
  ) as [MiddlewareHandler, MiddlewareHandler];
  app.use((c, next) => (c.req.path === importPath ? limitedUpload : limited)(c, next));
  app.route('/', routes);
  app.notFound((c) => problemPage(c, 'not-found'));
  app.onError(unexpected);
  return app;
}

/** Name and place only: a message may quote what somebody typed. */
export function unexpected(error: Error, c: PageContext) {
  const place = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  console.error(JSON.stringify({ level: 'ERROR', error: error.name, place }));
  return problemPage(c, 'unexpected');
}
