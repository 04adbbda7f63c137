import { expect, it } from 'vitest';
import { parseDay } from '#domain/calendar/calendar';
import { activeCase } from '../../support/cases.ts';
import { scene } from './scene.ts';

const path = '/admin/erasures';
const on = parseDay('2032-01-01');
const read = async (options: Parameters<typeof scene>[1]) =>
  (await scene(activeCase(), options).officer().get(path)).text;

it('shows which cases are erased soon, and how much that belongs to none', async () => {
  const text = await read({
    erasures: [{ caseId: 'TR26-4F7KQ', on }],
    strays: { mails: 3, transfers: 1, on },
  });
  expect(text).toContain('<a href="/admin/cases/TR26-4F7KQ">TR26-4F7KQ</a>');
  expect(text).toContain('alates 01.01.2032: kirju, mis ei kuulu ühegi juhtumi juurde, 3; terve lepingu');
});

it('shows what belongs to no case also when no case goes', async () => {
  const text = await read({ strays: { mails: 1, transfers: 0, on } });
  expect(text).not.toContain('<table');
  expect(text).not.toContain('ei kustutata midagi');
  expect(text).toContain('juhtumi juurde, 1;');
});

it('says when nothing is erased', async () => {
  expect(await read({})).toContain('Järgmise kahe nädala jooksul ei kustutata midagi.');
});
