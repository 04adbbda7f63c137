import { describe, expect, it } from 'vitest';
import { at, endOfDay } from '#domain/calendar/calendar';
import { CommandRefused } from '#domain/case/refusal';
import { type CaseState, findObligation } from '#domain/case/state';
import { dateWords, deadlineWords } from '#domain/estonian';
import { obligationWords } from '#domain/obligation/words';
import { after, caseAssigning, caseInReview, moments } from '../../support/cases.ts';
import { addresses, goodPerson, scene } from './scene.ts';

const dueOf = (state: CaseState) => {
  const obligation = findObligation(state, 'ensure-support-person', '1');
  if (!obligation) throw new Error('the task is not open');
  return obligation;
};

const task = { kind: 'ensure-support-person', party: 'provider' } as const;

async function atTask() {
  const one = scene(caseAssigning(), { good: task });
  const provider = one.person();
  await provider.confirm('good');
  return { ...one, provider };
}

describe('the page of a task', () => {
  it('says what, for whom, until when and why then, and what happens after', async () => {
    const { world, provider } = await atTask();
    const { text } = await provider.get('good');
    expect(text).toContain(`<h1>${obligationWords('ensure-support-person').title}</h1>`);
    expect(text).toContain('Olena Kovalenko');
    expect(text).toContain('ukraina ja vene keel');
    const { due } = dueOf(world.state);
    expect(text).toContain(deadlineWords(due));
    expect(text).toContain(`5.\u00a0tööpäev on ${dateWords(due)}.`);
    expect(text).toContain('Mis saab edasi?');
    expect(text).not.toContain('49005149021');
    expect(text).not.toContain('<script');
  });

  it('says in words that the due date has passed, or is today', async () => {
    const { world, provider } = await atTask();
    const { due } = dueOf(world.state);
    const morning = at(due, '09:00');
    await provider.confirm('good', addresses.provider, morning);
    expect((await provider.get('good', moments.ensured)).text).not.toMatch(/Tähtaeg täna|Tähtaeg möödas/);
    expect((await provider.get('good', morning)).text).toContain('Tähtaeg täna');
    await provider.confirm('good', addresses.provider, at(due, '23:00'));
    expect((await provider.get('good', endOfDay(due))).text).toContain('Tähtaeg möödas');
  });

  it('takes the answer once and shows a receipt with what was answered', async () => {
    const { world, provider } = await atTask();
    const sent = await provider.post('good', goodPerson, '2026-02-06T12:15:00.000Z');
    expect(sent.status).toBe(303);
    expect(world.commands.at(-1)).toEqual({
      command: {
        type: 'EnsureSupportPerson',
        cause: '1',
        channel: 'page',
        arrivedAt: '2026-02-06T12:15:00.000Z',
        name: 'Mari Maasikas',
        phone: '5550 1234',
        email: 'mari@teenus.example',
        languages: ['et', 'uk', 'ru'],
        notRelative: true,
        notSameHome: true,
        noConviction: true,
      },
      by: { who: 'party', party: 'provider' },
      now: '2026-02-06T12:15:00.000Z',
      version: null,
    });
    const receipt = await provider.get('good');
    expect(receipt.text).toContain('Saime vastuse kätte');
    expect(receipt.text).toContain('06.02.2026 kell\u00a014.15');
    expect(receipt.text).toContain('Õigel ajal');
    expect(receipt.text).toContain('Mari Maasikas');
  });

  it('takes the same form sent twice as one answer', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', goodPerson);
    const { state, commands } = world;
    const count = commands.length;
    const again = await provider.post('good', { ...goodPerson, name: 'Keegi Teine' });
    expect(again.status).toBe(200);
    expect(again.text).toContain('See ülesanne on juba täidetud. Teist vastust me ei salvestanud.');
    expect(world.state).toBe(state);
    expect(commands).toHaveLength(count);
  });

  it('shows the receipt also when both copies were on their way at once', async () => {
    const { world, provider } = await atTask();
    const [one, two] = await Promise.all([
      provider.post('good', goodPerson),
      provider.post('good', goodPerson),
    ]);
    expect([one.status, two.status].sort()).toEqual([200, 303]);
    expect(world.state.asked['arrange-first-meeting']).toBe(1);
  });

  it('keeps what was typed and says beside each field what to do', async () => {
    const { world, provider } = await atTask();
    const page = await provider.post('good', {
      action: 'answer',
      name: 'M4ri',
      phone: '12',
      email: 'mari(at)teenus',
      languages: ['uk', 'klingoni'],
      notRelative: 'yes',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Vormil on vigu');
    for (const kept of ['value="M4ri"', 'value="12"', 'value="mari(at)teenus"', 'value="klingoni"'])
      expect(page.text).toContain(kept);
    expect(page.text).toMatch(/id="vastus-notRelative"[^>]*checked/);
    expect(page.text).not.toMatch(/id="vastus-notSameHome"[^>]*checked/);
    for (const field of ['name', 'phone', 'email', 'languages', 'notSameHome', 'noConviction'])
      expect(page.text).toContain(`id="vastus-${field}-error"`);
    expect(page.text).not.toContain('id="vastus-notRelative-error"');
    expect(world.state.phase).toBe('assigning');
  });

  it('shows hostile words harmless', async () => {
    const { provider } = await atTask();
    const page = await provider.post('good', {
      action: 'answer',
      name: '"><script>alert(1)</script>',
      languages: '</textarea><img src=x onerror=alert(1)>',
    });
    expect(page.status).toBe(422);
    expect(page.text).not.toMatch(/<script|<img/);
    expect(page.text).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('shows hostile words of a referral harmless', async () => {
    const referral = {
      client: { name: '<b>Olena</b>\u202e', phone: 'javascript:alert(1)', email: 'a@b.ee?bcc=x@y.ee' },
      need: '<script>alert(1)</script>',
    };
    const { person } = scene(caseAssigning({ referral }), { good: task });
    const provider = person();
    await provider.confirm('good');
    const { text } = await provider.get('good');
    expect(text).toContain('&lt;b&gt;Olena&lt;/b&gt;');
    expect(text).not.toContain('\u202e');
    expect(text).not.toMatch(/<script|href="javascript|mailto:a@b/);
  });

  it('repeats nothing of an answer to who is the provider no more', async () => {
    const { world, provider } = await atTask();
    await provider.post('good', goodPerson);
    world.addressOfProvider = 'uus@teenus.example';
    const { text } = await provider.get('good');
    expect(text).toContain('Saime vastuse kätte');
    expect(text).not.toContain('Maasikas');
  });

  it('takes an answer also after the task was passed to the agency', async () => {
    const before = caseAssigning();
    const passed = { ...dueOf(before), assignee: 'agency', passedAt: moments.ensured } as const;
    const { world, person } = scene(
      { ...before, obligations: { ...before.obligations, 'ensure-support-person#1': passed } },
      { good: task },
    );
    const provider = person();
    await provider.confirm('good');
    expect((await provider.post('good', goodPerson)).status).toBe(303);
    expect(world.state.phase).toBe('arranging');
  });

  it('takes a decline with its reason, once', async () => {
    const { world, provider } = await atTask();
    const without = await provider.post('good', { action: 'decline', reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('id="keeldumine-reason-error"');
    expect(without.text).toMatch(/<details class="action" open/);
    const sent = await provider.post('good', { action: 'decline', reason: 'Kõik tugiisikud on hõivatud.' });
    expect(sent.status).toBe(303);
    expect(world.state.phase).toBe('review');
    expect(world.state.reason).toBe('Kõik tugiisikud on hõivatud.');
    expect((await provider.get('good')).text).toContain('Saime keeldumise kätte');
    expect((await provider.post('good', goodPerson)).status).toBe(200);
    expect(world.state.phase).toBe('review');
  });

  it('takes nothing from a device that did not confirm the address', async () => {
    const { world, person } = scene(caseAssigning(), { good: task });
    const page = await person().post('good', goodPerson);
    expect(page.status).toBe(403);
    expect(page.text).toContain('Kinnitage oma e-posti aadress');
    expect(page.text).not.toContain('Olena');
    expect(world.commands).toEqual([]);
  });

  it('does nothing for an action that it does not know', async () => {
    const { world, provider } = await atTask();
    for (const action of ['', 'cancel', 'constructor']) {
      expect((await provider.post('good', { ...goodPerson, action })).status).toBe(400);
    }
    expect(world.state.phase).toBe('assigning');
  });

  it('says what became of the task when the case ended while somebody typed', async () => {
    const { world, provider } = await atTask();
    world.meanwhile = () => {
      world.state = after(world.state, [{ type: 'CancelCase', reason: 'Kolis.' }, moments.ensured]);
    };
    const page = await provider.post('good', goodPerson);
    expect(page.status).toBe(200);
    expect(page.text).toContain('ei ole enam vaja täita');
    expect(world.state.supportPerson).toBeNull();
  });

  it('says that the case moved on when it waits for something else by now', async () => {
    const { world, person } = scene(caseAssigning({ opened: false }), { good: task });
    const provider = person();
    await provider.confirm('good');
    world.meanwhile = () => {
      world.state = caseInReview();
    };
    const page = await provider.post('good', goodPerson);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Vastust ei saanud salvestada');
  });

  it('keeps what was typed when somebody changed the case meanwhile', async () => {
    const { world, provider } = await atTask();
    world.meanwhile = () => {
      throw new CommandRefused('changed-meanwhile');
    };
    const page = await provider.post('good', goodPerson);
    expect(page.status).toBe(409);
    expect(page.text).toContain('Juhtumit muudeti samal ajal');
    expect(page.text).toContain('value="Mari Maasikas"');
  });

  it('lets any other failure through', async () => {
    const { world, provider } = await atTask();
    world.meanwhile = () => {
      throw new Error('the store is away');
    };
    expect((await provider.post('good', goodPerson)).status).toBe(500);
  });
});
