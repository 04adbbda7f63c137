/** The interim evaluation and interpreters on the page of a case. */
import { describe, expect, it } from 'vitest';
import { after } from '../../support/cases.ts';
import {
  evaluationMoments,
  evaluationOwed,
  held,
  interpreterOwed,
  withEvaluation,
} from '../../support/evaluations.ts';
import { caseWithGoals } from '../../support/plans.ts';
import { scene } from './scene.ts';

const path = '/admin/cases/TR26-4F7KQ';
const personal = `${path}?personal=1`;
const { set, moved, recorded } = evaluationMoments;

describe('the evaluation at a case', () => {
  it('is set by an officer, and what is wrong is said beside its field', async () => {
    const { world, officer } = scene(caseWithGoals());
    const typed = { action: 'set-evaluation', what: 'set', date: '12.06.2026', time: '10.00', place: '' };
    const wrong = await officer().post(path, { ...typed, date: '12.06.2028' }, {}, set);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="set-evaluation-date-error"');
    expect((await officer().post(path, typed, {}, set)).location).toBe(`${path}?done=evaluation-set`);
    expect(world.state.evaluations).toMatchObject([{ by: 'agency', place: null, interpreter: null }]);
    const off = await officer().post(
      path,
      { action: 'set-evaluation', what: 'cancel', reason: 'x' },
      {},
      moved,
    );
    expect(off.location).toBe(`${path}?done=evaluation-cancelled`);
  });

  it('shows its place and its words in the second step only', async () => {
    const owed = evaluationOwed();
    for (const [state, word] of [
      [withEvaluation(), 'Kodu 7'],
      [after(owed, [held(owed), recorded]), 'Arst on leitud'],
    ] as const) {
      const { officer } = scene(state);
      expect((await officer().get(path, recorded)).text).not.toContain(word);
      expect((await officer().get(personal, recorded)).text).toContain(word);
    }
  });
});

describe('an interpreter at a case', () => {
  it('is answered by an officer: found, with name and contact', async () => {
    const { world, officer } = scene(interpreterOwed());
    expect((await officer().get(path, moved)).text).toContain('Vaja tellida');
    const typed = { action: 'answer-interpreter', kind: 'arrange-interpreter', cause: '1' };
    const wrong = await officer().post(path, { ...typed, answer: 'arranged' }, {}, moved);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('id="answer-interpreter-contact-error"');
    const told = { answer: 'arranged', name: 'Tõlk Tamm', contact: '+372 5555 1234' };
    expect((await officer().post(path, { ...typed, ...told }, {}, moved)).location).toBe(
      `${path}?done=interpreter-answered`,
    );
    expect(world.state.interpreters[1]).toMatchObject({ answer: 'arranged', name: 'Tõlk Tamm' });
    expect((await officer().get(path, moved)).text).not.toContain('Tõlk Tamm');
    expect((await officer().post(path, { ...typed, ...told }, {}, moved)).status).toBe(409);
  });

  it('or not to be had, with a reason', async () => {
    const { world, officer } = scene(interpreterOwed());
    const typed = { action: 'answer-interpreter', cause: '1', answer: 'not-possible' };
    expect((await officer().post(path, typed, {}, moved)).status).toBe(422);
    await officer().post(path, { ...typed, reason: 'Keelt ei ole.' }, {}, moved);
    expect(world.state.interpreters[1]).toMatchObject({ answer: 'not-possible', note: 'Keelt ei ole.' });
  });
});
