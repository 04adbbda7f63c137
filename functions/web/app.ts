/** All pages of the system as one Hono application. What they need from the world comes in by `ports` and `settings`. */
import { Hono } from 'hono';
import { type Area, areaOf } from './areas.ts';
import type { PageEnv, Settings } from './frame/environment.ts';
import { icon, iconPath, styles, stylesPath } from './frame/styles.ts';
import { framed, unexpected } from './framed.ts';
import type { Ports } from './ports.ts';

/** @returns the application; API Gateway's event must come in as `c.env.event`, as `hono/aws-lambda` passes it. */
export function createPages(ports: Ports, settings: Settings): Hono<PageEnv> {
  const outside = framed(ownRoutes(), settings);
  const loaded = new Map<Area, Promise<Hono<PageEnv>>>();
  const loadedOnce = (area: Area): Promise<Hono<PageEnv>> => {
    const known = loaded.get(area);
    if (known) return known;
    const loading = area.load(ports, settings).then((routes) => framed(routes, settings));
    // What could not be loaded is tried again at the next request.
    loading.catch(() => loaded.delete(area));
    loaded.set(area, loading);
    return loading;
  };
  const app = new Hono<PageEnv>();
  app.all('*', async (c) => {
    const area = areaOf(c.req.path);
    return (area ? await loadedOnce(area) : outside).fetch(c.req.raw, c.env);
  });
  app.onError(unexpected);
  return app;
}

/** What belongs to no area. */
export function ownRoutes(): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
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
  return app;
}
