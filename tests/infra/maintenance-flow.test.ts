/** How *maintenance* runs in the interpreter, as it would be deployed. */
import { describe, expect, it } from 'vitest';
import { START } from '../unit/step-functions/scene.ts';
import { playing, standing, start } from './flows.ts';

const now = new Date(START).toISOString();

const sweeps = { sweep: () => ({ mended: 0 }), measure: () => ({}) };

describe('maintenance', () => {
  it('sweeps and measures once, with the time each was entered', async () => {
    const scene = playing(sweeps);
    const arn = await start(scene, 'maintenance', {});
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', state: 'All is done' });
    expect(scene.invoked).toEqual([
      { name: 'sweep', payload: { now } },
      { name: 'measure', payload: { now } },
    ]);
  });

  it('goes the round of the morning, and sweeps nothing then', async () => {
    const scene = playing({ ...sweeps, 'morning-round': () => ({ digests: 2, erased: 0 }) });
    const arn = await start(scene, 'maintenance', { round: 'morning' });
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED', state: 'All is done' });
    expect(scene.invoked).toEqual([{ name: 'morning-round', payload: { now } }]);
  });
});
