/** What the docs say of the source, held against it: pictures, links, commands and names of buttons. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { drawMachine, readDefinition } from '../../infra/docs/draw-machine.ts';
import { drawMachines, PAGE, withMachines } from '../../infra/docs/draw-machines.ts';
import { readSources } from './sources.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => join('docs', path)),
];

/** Targets of links and images that stay in the repository. */
function linksOf(markdown: string): string[] {
  const prose = markdown.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z]+:/.test(target));
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  const headings = [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** @returns the links of a page that lead nowhere */
function broken(page: string, markdown: string): string[] {
  return linksOf(markdown).filter((target) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(root, file))) return true;
    return anchor !== undefined && !anchorsOf(path === '' ? markdown : read(file)).includes(anchor);
  });
}

describe('the docs', () => {
  it('show the machines as they would be deployed (npm run docs draws them anew)', () => {
    const page = readFileSync(PAGE, 'utf8');
    expect(page).toBe(withMachines(page, drawMachines()));
  });

  it.each(pages)('have no link in %s that leads nowhere', (page) => {
    expect(broken(page, read(page))).toEqual([]);
  });

  it.each([
    '[x](missing.md)',
    '![x](docs/images/missing.png)',
    '[x](#no-such-heading)',
    '[x](docs/runbook.md#none)',
  ])('would be caught linking by %s', (markdown) => {
    expect(broken('README.md', markdown)).toHaveLength(1);
  });

  it('name commands that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = pages
      .flatMap((page) => [...read(page).matchAll(/\bnpm (?:run (?:--silent )?([\w:-]+)|(start|test)\b)/g)])
      .map(([, run, own]) => run ?? own);
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !Object.hasOwn(scripts, String(name)))).toEqual([]);
  });

  it('call buttons by their names in the tour', () => {
    const [, tour = ''] = /^## A five-minute tour$([\s\S]*?)^## /m.exec(read('README.md')) ?? [];
    const buttons = [...tour.matchAll(/\*\*(.+?)\*\*|\*(.+?)\*/g)].map(
      ([, bold, plain]) => bold ?? plain ?? '',
    );
    const shown = readSources('functions/web', 'functions/mail', 'functions/domain', 'infra/local').map(
      ({ code }) => code,
    );
    expect(buttons.length).toBeGreaterThan(5);
    // The officers' buttons are put together of "Sisene:", name and role.
    const parts = buttons.flatMap((button) => button.split(/: | \(|\)/)).filter(Boolean);
    expect(parts.filter((part) => !shown.some((code) => code.includes(part)))).toEqual([]);
  });
});

describe('the picture of a machine', () => {
  const machine = (States: object) => readDefinition(JSON.stringify({ Comment: 'x', StartAt: 'A', States }));

  it('has a shape for each kind of state and an arrow for each way on', () => {
    const drawn = drawMachine(
      machine({
        A: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: 'keep-token' },
          Next: 'B',
          Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'C' }],
        },
        B: {
          Type: 'Choice',
          Choices: [{ Condition: "{% $states.input.signal = 'answered' %}", Next: 'C' }],
          Default: 'D',
        },
        C: { Type: 'Succeed' },
        D: { Type: 'Fail', Error: 'Broken' },
      }),
    );
    expect(drawn.split('\n').map((line) => line.trim())).toEqual([
      'flowchart TD',
      'start(( )) --> s1',
      's1{{"A<br>waits (keep-token)"}}',
      's2{"B"}',
      's3(["C"])',
      's4(["D<br>fails: Broken"])',
      's1 --> s2',
      's1 -.->|"time is over"| s3',
      's2 -->|"answered"| s3',
      's2 -->|"otherwise"| s4',
    ]);
  });

  it('writes a condition as people would', () => {
    const condition = '{% $turn >= 100 or $toMillis($wakeAt) - $toMillis($x) >= 7776000000 %}';
    const drawn = drawMachine(
      machine({
        A: { Type: 'Choice', Choices: [{ Condition: condition, Next: 'B' }] },
        B: { Type: 'Succeed' },
      }),
    );
    expect(drawn).toContain('|"turn ≥ 100 or wakeAt - x ≥ 90 days"|');
  });

  it('refuses a kind of state that it cannot draw', () => {
    expect(() => machine({ A: { Type: 'Map', Next: 'B' } })).toThrow();
  });
});
