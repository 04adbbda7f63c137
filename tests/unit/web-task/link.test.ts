import { describe, expect, it } from 'vitest';
import {
  after,
  caseAssigning,
  caseInMeeting,
  caseInReview,
  incompleteCase,
  moments,
} from '../../support/cases.ts';
import { addresses, scene } from './scene.ts';

const task = { kind: 'ensure-support-person', party: 'provider' } as const;
const links = { good: task, old: { ...task, issue: 0 } };

describe('a task link', () => {
  it('that was altered or is unknown leads to a clear page and changes nothing', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const { get, post } = person();
    const page = await get('goof');
    expect(page.status).toBe(404);
    expect(page.text).toContain('See link ei tööta');
    expect((await post('goof', { action: 'answer' })).status).toBe(404);
    expect(world.commands).toEqual([]);
  });

  it('that a newer one replaced has expired, also for a device that confirmed it', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const { get, confirm, post } = person();
    await confirm('good');
    world.state = after(world.state, [{ ...reissue, cause: '1' }, moments.ensured]);
    const page = await get('good');
    expect(page.status).toBe(410);
    expect(page.text).toContain('See link on aegunud');
    expect((await post('good', { action: 'decline', reason: 'Ei saa.' })).status).toBe(410);
    expect(world.state.phase).toBe('assigning');
  });

  it('of an obligation that the case never opened and no longer waits for is gone', async () => {
    const { person } = scene(caseInReview(), links);
    expect((await person().get('good')).status).toBe(410);
  });

  it('works before the machine has opened the obligation', async () => {
    const { person } = scene(caseAssigning({ opened: false }), links);
    const { get, confirm } = person();
    expect((await confirm('good')).status).toBe(303);
    const page = await get('good');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Olena Kovalenko');
  });

  it('notes whoever sees the client’s data, and nobody who does not', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const { get, confirm, post } = person();
    await get('good');
    await get('good', moments.ensured, 'HEAD');
    await confirm('good', 'keegi@mujal.example');
    await post('good', { action: 'answer' });
    expect(world.accesses).toEqual([]);
    await confirm('good');
    await get('good');
    const seen = { caseId: world.state.id, party: 'provider', what: 'task', detail: task.kind };
    expect(world.accesses).toEqual([{ ...seen, at: moments.ensured }]);
    const secondsLater = moments.ensured.replace('00.000Z', '42.000Z');
    const again = await post('good', { action: 'answer', name: '' }, secondsLater);
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('Olena Kovalenko')]);
    expect(world.accesses).toHaveLength(2);
    expect(world.accesses[1]).toEqual(world.accesses[0]);
  });

  it('of a closed task says what became of it, to everybody who has it, without personal data', async () => {
    const { person } = scene(caseInMeeting(), links);
    const page = await person().get('good');
    expect(page.status).toBe(200);
    expect(page.text).toContain('See ülesanne on juba täidetud');
    expect(page.text).toContain('06.02.2026 kell\u00a014.15');
    expect(page.text).not.toMatch(/Olena|Maasikas|5550/);
  });

  it('of a cancelled case says that nothing is asked any more', async () => {
    const cancel = { type: 'CancelCase', reason: 'Klient kolis ära.' } as const;
    const { world, person } = scene(after(caseAssigning(), [cancel, moments.ensured]), links);
    const { get, post } = person();
    const page = await get('good');
    expect(page.status).toBe(200);
    expect(page.text).toContain('ei ole enam vaja täita');
    expect(page.text).not.toContain('kolis');
    expect((await post('good', { action: 'answer' })).status).toBe(200);
    expect(world.commands).toEqual([]);
  });

  it('of the agency leads to its own pages', async () => {
    const { person } = scene(caseAssigning(), { ska: { ...task, party: 'agency' } });
    const page = await person().get('ska');
    expect(page.status).toBe(303);
    expect(page.headers.get('Location')).toBe('/admin/cases/TR26-4F7KQ');
  });
});

const reissue = { type: 'ReissueLink', kind: 'ensure-support-person' } as const;

describe('the address of a link', () => {
  it('is asked for before anything of the case is shown but its reference', async () => {
    const { person } = scene(caseAssigning(), links);
    const page = await person().get('good');
    expect(page.status).toBe(200);
    expect(page.text).toContain('name="email"');
    expect(page.text).toContain('TR26-4F7KQ');
    expect(page.text).not.toMatch(/Olena|Kovalenko|4567|Vändra|perearst|Pärnumaa|abi@/);
  });

  it('opens the task, whatever its capitals, and is remembered on that device alone', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const owner = person();
    const confirmed = await owner.confirm('good', ' ABI@Teenus.example ');
    expect(confirmed.status).toBe(303);
    expect(confirmed.headers.get('Location')).toBe('/task/good');
    expect(confirmed.headers.get('Set-Cookie')).toMatch(
      /Max-Age=43200; Path=\/task; HttpOnly; Secure; SameSite=Lax/,
    );
    expect(world.commands).toEqual([
      {
        command: { type: 'OpenTask', kind: 'ensure-support-person', cause: '1' },
        by: { who: 'party', party: 'provider' },
        now: moments.ensured,
        version: null,
      },
    ]);
    expect((await owner.get('good')).text).toContain('Olena Kovalenko');
    expect((await person().get('good')).text).not.toContain('Olena');
  });

  it('is forgotten after 12 hours', async () => {
    const { person } = scene(caseAssigning(), links);
    const { get, confirm } = person();
    await confirm('good', addresses.provider, '2026-02-05T06:00:00.000Z');
    expect((await get('good', '2026-02-05T17:59:59.000Z')).text).toContain('Olena');
    expect((await get('good', '2026-02-05T18:00:00.000Z')).text).not.toContain('Olena');
  });

  it('that was remembered for another party, case or contact, or was altered, opens nothing', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const { get, confirm, cookies } = person();
    await confirm('good');
    const [[name, value] = ['', '']] = cookies;
    cookies.set(name, `${value.slice(0, -2)}${value.endsWith('AA') ? 'BB' : 'AA'}`);
    expect((await get('good')).text).not.toContain('Olena');
    cookies.set(name, value);
    expect((await get('good')).text).toContain('Olena');
    world.addressOfProvider = 'uus@teenus.example';
    expect((await get('good')).text).not.toContain('Olena');

    const other = scene(incompleteCase(), {
      kov: { kind: 'complete-referral', party: 'municipality' },
    }).person();
    other.cookies.set(name.replace('provider', 'municipality'), value);
    expect((await other.get('kov')).text).toContain('name="email"');
  });

  it('given wrongly is asked for again, with what was typed and what to do', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const page = await person().confirm('good', 'keegi@mujal.example');
    expect(page.status).toBe(422);
    expect(page.text).toContain('value="keegi@mujal.example"');
    expect(page.text).toContain('See ei ole aadress, millele link saadeti.');
    expect(page.text).toContain('<title>Viga: ');
    expect(page.headers.get('Set-Cookie')).toBeNull();
    expect(world.commands).toEqual([]);
  });

  it('that is no address is not counted as wrong', async () => {
    const { world, person } = scene(caseAssigning(), links);
    expect((await person().confirm('good', 'abi')).status).toBe(422);
    expect((await person().post('good', { action: 'confirm' })).status).toBe(422);
    expect(world.wrong.size).toBe(0);
  });

  it('wrong five times puts the link to sleep, but not for a device that is remembered', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const owner = person();
    await owner.confirm('good');
    const stranger = person();
    for (const name of ['a', 'b', 'c', 'd'])
      expect((await stranger.confirm('good', `${name}@mujal.example`)).status).toBe(422);
    const fifth = await stranger.confirm('good', 'e@mujal.example');
    expect(fifth.status).toBe(429);
    expect(fifth.text).toContain('Link puhkab ühe tunni');
    // The agency is told once, by the case.
    expect(world.commands.filter(({ by }) => by.who === 'system')).toMatchObject([
      { command: { type: 'NoteSleepingLink', kind: task.kind, cause: '1', party: 'provider' } },
    ]);
    expect((await stranger.confirm('good')).status).toBe(429);
    expect((await stranger.get('good')).status).toBe(429);
    expect((await owner.get('good')).status).toBe(200);
  });
});

describe('looking', () => {
  it('changes nothing, by GET or HEAD, before and after the address was confirmed', async () => {
    const { world, person } = scene(caseAssigning(), links);
    const { get, confirm } = person();
    for (const method of ['GET', 'HEAD'])
      expect((await get('good', moments.ensured, method)).status).toBe(200);
    expect(world.commands).toEqual([]);
    await confirm('good');
    const { state } = world;
    for (const method of ['GET', 'HEAD']) await get('good', moments.ensured, method);
    expect(world.state).toBe(state);
    expect(world.commands).toHaveLength(1);
  });

  it('is all that a municipality can do at its calendar link: it shows time and place', async () => {
    const { world, person } = scene(caseInMeeting(), {
      kalender: { kind: 'record-first-meeting', party: 'municipality' },
    });
    const { get, confirm, post } = person();
    expect((await get('kalender')).text).not.toMatch(/Vallamaja|Olena/);
    await confirm('kalender', addresses.municipality);
    const page = await get('kalender');
    expect(page.text).toContain('neljapäev, 12.\u00a0veebruar 2026 kell\u00a010.00–11.00');
    expect(page.text).toContain('Vallamaja, Pärnu-Paide mnt 2, Vändra');
    expect(page.text).not.toContain('<form');
    const tried = await post('kalender', { action: 'answer', result: 'no-show', note: 'Ei tulnud.' });
    expect(tried.status).toBe(403);
    expect(world.commands).toEqual([]);
  });
});
