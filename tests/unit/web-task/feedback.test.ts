/** The surveys' pages: languages, one answer, nothing by GET. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import type { FeedbackRole } from '#domain/feedback/questions';
import { feedbackPages } from '#web/feedback/routes.tsx';
import type { PageEnv } from '#web/frame/environment.ts';
import type { Survey } from '#web/ports.ts';

const now = '2026-06-20T08:00:00.000Z';

function scene(role: FeedbackRole, status: Survey['status'] = 'open') {
  const link = {
    role,
    language: role === 'client' ? 'uk' : 'et',
    until: parseDay('2026-08-09'),
    id: 'a',
  } as const;
  const answers: unknown[] = [];
  const app = new Hono<PageEnv>().route(
    '/feedback',
    feedbackPages({
      findSurvey: async () => (status === 'open' ? { status, link } : { status }),
      answerSurvey: async (_, ratings) => answers.push(ratings) === 1,
    }),
  );
  const send = async (path: string, fields?: Record<string, string>) => {
    const body = fields && { method: 'POST', body: new URLSearchParams(fields) };
    const response = await app.request(`/feedback/t${path}`, body, {
      event: { requestContext: { timeEpoch: Date.parse(now) } },
    });
    return { status: response.status, text: await response.text(), to: response.headers.get('Location') };
  };
  return { answers, send };
}

describe('a survey', () => {
  it('opens in the client’s language and switches to another', async () => {
    const { send, answers } = scene('client');
    const { text } = await send('');
    expect(text).toContain('<main id="sisu" class="narrow" tabindex="-1" lang="uk">');
    expect(text).toContain('Чи задоволені ви');
    for (const lang of ['et', 'en', 'ru', 'uk']) expect(text).toContain(`href="/feedback/t?lang=${lang}"`);
    const english = (await send('?lang=en')).text;
    expect(english).toContain('Were you satisfied');
    expect(english).toContain('<html lang="en">');
    expect((await send('?lang=xx')).text).toContain('Чи задоволені ви');
    expect(answers).toEqual([]);
  });

  it('asks nothing but the scale', async () => {
    for (const role of ['client', 'municipality', 'provider'] as const) {
      const { text } = await scene(role).send('');
      expect(text).not.toMatch(/<textarea|type="text"|type="email"/);
      expect(text.match(/type="radio"/g)).toHaveLength(role === 'municipality' ? 10 : 5);
    }
  });

  it('takes an answer once, and thanks in the language', async () => {
    const { send, answers } = scene('client');
    const sent = await send('?lang=ru', { satisfied: '4' });
    expect([sent.status, sent.to]).toEqual([303, '/feedback/t?thanks&lang=ru']);
    expect((await send('?thanks&lang=ru')).text).toContain('Спасибо за ответ!');
    expect((await send('?lang=ru', { satisfied: '4' })).status).toBe(409);
    expect(answers[0]).toEqual({ satisfied: 4 });
  });

  it('needs every question answered, and takes nothing outside the scale', async () => {
    const { send, answers } = scene('municipality');
    const wrong: Record<string, string>[] = [
      { quality: '5' },
      { quality: '5', readiness: '6' },
      { quality: '5', readiness: '' },
    ];
    for (const fields of wrong) {
      const answer = await send('', fields);
      expect([answer.status, answer.text.match(/class="error"/g)?.length]).toEqual([422, 1]);
    }
    expect(answers).toEqual([]);
  });

  it.each([
    ['used', 409, 'juba vastatud'],
    ['over', 410, 'Küsitlus on lõppenud'],
    ['unknown', 404, 'See link ei tööta'],
  ] as const)('that is %s says so', async (status, code, words) => {
    const answer = await scene('client', status).send('');
    expect(answer.status).toBe(code);
    expect(answer.text).toContain(words);
  });
});
