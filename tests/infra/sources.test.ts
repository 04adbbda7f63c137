/** Habits that a machine can check: length of files, clocks, names of folders. */
import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';

const functions = readSources('functions');
const all = [...functions, ...readSources('infra', 'tests')];

/** Readers of a clock or of chance; `new Date(x)` with an argument is a calculation. */
const CLOCK =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b|\bMath\.random\b|\bTemporal\.Now\b|\bprocess\.hrtime\b/;

describe('the source', () => {
  it('has no file over 300 lines', () => {
    const long = all.filter(({ lines }) => lines > 300);
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
  });

  it('has half of its files under 145 lines', () => {
    const lengths = all.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(145);
  });

  it('keeps each entry of a function within 60 lines', () => {
    const entries = functions.filter(({ path }) => /^functions\/[^/]+$/.test(path));
    expect(entries.filter(({ lines }) => lines > 60).map(({ path, lines }) => `${path}: ${lines}`)).toEqual(
      [],
    );
  });

  it('reads a clock under functions/runtime only', () => {
    const readers = functions.filter(
      ({ path, code }) => !path.startsWith('functions/runtime/') && CLOCK.test(code),
    );
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  it.each([
    'Date.now()',
    'new Date()',
    'new Date( )',
    'performance.now()',
    'Math.random()',
    'Temporal.Now.instant()',
  ])('would be caught reading %s', (code) => {
    expect(code).toMatch(CLOCK);
  });

  it('may calculate with a moment that it was given', () => {
    expect("new Date(now); new Date('2026-02-20')").not.toMatch(CLOCK);
  });

  it('has no place for things without a place, and no barrels', () => {
    const vague = /(^|\/)(utils?|common|shared|types|helpers|index)(\/|\.tsx?$)/;
    expect(all.map(({ path }) => path).filter((path) => vague.test(path))).toEqual([]);
  });

  it('asks nothing of the machine that it was written on', () => {
    // Written in two parts, so that this file does not find itself.
    const traces = new RegExp(['/wo', 'rk/|/tm', 'p/plan'].join(''));
    expect(all.filter(({ code }) => traces.test(code)).map(({ path }) => path)).toEqual([]);
  });
});
