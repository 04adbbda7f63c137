/** The local-only endpoints and pages: mails, clock, executions, sign-in, and the start page that shows them. */
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { ClockCannotGoBack } from '../clock.ts';
import { officers } from '../oidc.ts';
import { PAGE_POLICY } from '../pages/layout.tsx';
import { MailboxPage } from '../pages/mailbox.tsx';
import { StartPage } from '../pages/start.tsx';
import { style } from '../pages/style.ts';
import type { EndpointPorts } from './ports.ts';

/** An advance runs each timer on its way: a slip of the finger in the year must not run the system for hours. */
const LONGEST_ADVANCE_MS = 20 * 366 * 86_400_000;

/** `advanceTo` is an instant with its offset; `advanceBy` is in ms (the buttons of the start page). */
const move = z.union([
  z.strictObject({ advanceTo: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advance: z.literal('next-timer') }),
  z.strictObject({ advanceBy: z.coerce.number().int().positive() }),
]);
const signIn = z.strictObject({ officer: z.enum(officers.map(({ sub }) => sub)) });
const reply = z.strictObject({
  id: z.string(),
  from: z.email(),
  text: z.string().trim().min(1).max(100_000),
});

const notices: Record<string, string> = {
  sent: 'Näidissuunamine on saadetud. Juhtumikorraldaja postkasti jõuab kinnitus.',
  replied: 'Vastus on saadetud.',
};

/** An app whose handlers answer JSON to a program and lead a form back to the page it came from. */
export function createLocalApp(ports: EndpointPorts): Hono {
  const { clock } = ports;
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', PAGE_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });

  async function timeNow() {
    await clock.look(Number.POSITIVE_INFINITY);
    const next = clock.nextTimer();
    return {
      now: new Date(clock.now()).toISOString(),
      nextTimer: next === null ? null : new Date(next).toISOString(),
    };
  }

  app.get('/', async (c) => {
    const page = {
      ...(await timeNow()),
      ...ports,
      mails: await ports.mails(),
      executions: ports.executions(),
      notice: notices[c.req.query('tehtud') ?? ''] ?? null,
    };
    return c.html(`<!doctype html>${StartPage(page)}`);
  });

  app.get('/_local/style.css', (c) => c.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8' }));

  app.get('/_local/mailbox', async (c) => {
    const to = c.req.query('to') ?? '';
    const mails = await ports.mails(to);
    const open = mails.find(({ id }) => id === c.req.query('id')) ?? mails.at(-1) ?? null;
    return c.html(`<!doctype html>${MailboxPage({ to, mails, open })}`);
  });

  app.get('/_local/mail', async (c) => c.json(await ports.mails(c.req.query('to') || undefined)));

  app.get('/_local/executions', (c) => c.json(ports.executions()));

  app.get('/_local/clock', async (c) => c.json(await timeNow()));

  app.post('/_local/clock', async (c) => {
    const { byForm, value } = await askedOf(c);
    const wanted = move.safeParse(value);
    if (!wanted.success) {
      return c.json({ error: 'Give {"advanceTo": an ISO instant} or {"advance": "next-timer"}.' }, 400);
    }
    try {
      await advance(wanted.data);
    } catch (error) {
      if (error instanceof RangeError) return c.json({ error: error.message }, 400);
      throw error;
    }
    return byForm ? c.redirect('/', 303) : c.json(await timeNow());
  });

  async function advance(wanted: z.infer<typeof move>): Promise<void> {
    if ('advance' in wanted) {
      await clock.advanceToNextTimer();
      return;
    }
    const target = 'advanceBy' in wanted ? clock.now() + wanted.advanceBy : Date.parse(wanted.advanceTo);
    if (target < clock.now()) throw new ClockCannotGoBack(clock.now(), target);
    if (target - clock.now() > LONGEST_ADVANCE_MS)
      throw new RangeError('An advance is at most 20 years long.');
    await clock.advanceTo(target);
  }

  app.post('/_local/idle', async (c) => {
    await clock.idle();
    return c.json({ idle: true });
  });

  app.post('/_local/sign-in', async (c) => {
    const { byForm, value } = await askedOf(c);
    const wanted = signIn.safeParse(value);
    if (!wanted.success) {
      return c.json({ error: `Give {"officer": one of ${officers.map(({ sub }) => sub).join(', ')}}.` }, 400);
    }
    for (const cookie of await ports.signIn(wanted.data.officer))
      c.header('Set-Cookie', cookie, { append: true });
    return byForm ? c.redirect('/admin', 303) : c.json({ officer: wanted.data.officer });
  });

  app.post('/_local/sample', async (c) => {
    const { byForm } = await askedOf(c);
    await ports.sendSample();
    await clock.idle();
    return byForm ? c.redirect('/?tehtud=sent', 303) : c.json({ sent: true });
  });

  app.post('/_local/reply', async (c) => {
    const { byForm, value } = await askedOf(c);
    const wanted = reply.safeParse(value);
    const mail = wanted.data && (await ports.mails(wanted.data.from)).find(({ id }) => id === wanted.data.id);
    if (!wanted.data || !mail)
      return c.json({ error: 'Give {"id", "from", "text"} of a mail in that mailbox.' }, 400);
    await ports.sendReply(mail, wanted.data.from, wanted.data.text);
    await clock.idle();
    return byForm ? c.redirect('/?tehtud=replied', 303) : c.json({ sent: true });
  });

  app.notFound((c) => c.json({ error: `There is no ${c.req.method} ${c.req.path} here.` }, 404));
  app.onError((error, c) => c.json({ error: error.message }, 500));
  return app;
}

/** What was sent: by a form of the start page, or as JSON under any content type (`curl -d` names that of a form). */
async function askedOf(c: Context): Promise<{ byForm: boolean; value: unknown }> {
  const text = await c.req.text();
  try {
    return { byForm: false, value: JSON.parse(text) };
  } catch {
    const byForm = /^application\/x-www-form-urlencoded/i.test(c.req.header('Content-Type') ?? '');
    return { byForm, value: byForm ? Object.fromEntries(new URLSearchParams(text)) : null };
  }
}
