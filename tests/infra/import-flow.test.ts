/** How *import* goes through the parts of a file. */
import { describe, expect, it } from 'vitest';
import { FunctionError } from '../unit/step-functions/scene.ts';
import { calls, playing, standing, start } from './flows.ts';

const which = { importId: '0123456789abcdef0123', run: 2, act: 'import' } as const;
const parts = [
  { from: 0, to: 10 },
  { from: 10, to: 13 },
];

describe('import', () => {
  it('works on each part, then finishes', async () => {
    const scene = playing({
      'list-import': () => ({ parts }),
      'import-lines': () => ({ worked: 10 }),
      'finish-import': () => ({}),
    });
    const arn = await start(scene, 'import', which);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(calls(scene, 'list-import')).toMatchObject([which]);
    expect(calls(scene, 'import-lines')).toMatchObject(parts.map((part) => ({ ...which, ...part })));
    expect(calls(scene, 'finish-import')).toMatchObject([which]);
  });

  it('finishes a file without lines', async () => {
    const scene = playing({ 'list-import': () => ({ parts: [] }), 'finish-import': () => ({}) });
    const arn = await start(scene, 'import', which);
    expect(await standing(scene, arn)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('tries a part again when its function says so, and does not finish what failed for good', async () => {
    let tries = 0;
    const scene = playing({
      'list-import': () => ({ parts: parts.slice(0, 1) }),
      'import-lines': () => {
        tries += 1;
        throw new FunctionError(tries === 1 ? 'RetryableError' : 'TypeError', 'x');
      },
      'finish-import': () => ({}),
    });
    const arn = await start(scene, 'import', which);
    await scene.clock.advanceToNextTimer();
    await scene.clock.idle();
    expect(await standing(scene, arn)).toMatchObject({ status: 'FAILED' });
    expect(tries).toBe(2);
    expect(calls(scene, 'finish-import')).toEqual([]);
  });
});
