/** Who may import what: the table of the design, § 7, over the source. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { describe, expect, it } from 'vitest';
import { type Import, importsOf, readSources, type Source } from './sources.ts';

interface Rule {
  /** Folders of ours, besides its own. */
  readonly ours: readonly string[];
  /** Folders of ours of which only types may be imported. */
  readonly types?: readonly string[];
  /** Packages; `node:` stands for Node's own modules. */
  readonly packages: readonly (string | RegExp)[];
  /** Packages of which only types may be imported. */
  readonly packageTypes?: readonly string[];
}

const LIBRARIES = ['domain', 'contract', 'store', 'mail', 'casework', 'web', 'runtime'];

/** By folder; the first that fits counts. */
const rules: [RegExp, Rule][] = [
  [/^functions\/domain\//, { ours: [], packages: ['zod', 'temporal-polyfill'] }],
  [/^functions\/contract\//, { ours: ['domain'], packages: ['zod'] }],
  [
    /^functions\/store\//,
    {
      ours: ['domain'],
      packages: [
        'zod',
        'node:',
        /^@aws-sdk\/(client-dynamodb|lib-dynamodb|client-s3|s3-request-presigner|client-sfn)$/,
      ],
    },
  ],
  [
    /^functions\/mail\//,
    {
      ours: ['domain'],
      packages: [
        'zod',
        'temporal-polyfill',
        'node:',
        '@aws-sdk/client-sesv2',
        'postal-mime',
        'html-to-text',
        'htmlparser2',
        'unpdf',
        'yauzl',
        'libphonenumber-js',
      ],
    },
  ],
  [
    /^functions\/casework\//,
    {
      ours: ['domain', 'contract', 'store', 'mail'],
      packages: ['zod', 'temporal-polyfill', 'node:', 'csv-parse'],
      packageTypes: [
        '@aws-sdk/client-s3',
        '@aws-sdk/client-sesv2',
        '@aws-sdk/client-sfn',
        '@aws-sdk/lib-dynamodb',
      ],
    },
  ],
  [
    /^functions\/web\//,
    {
      ours: ['domain'],
      types: ['store', 'casework', 'contract'],
      // Signing in is the pages' own; openid-client is no SDK and touches nothing of ours.
      packages: ['zod', 'temporal-polyfill', 'hono', 'openid-client', 'node:'],
    },
  ],
  [
    /^functions\/runtime\//,
    {
      ours: ['contract'],
      packages: [
        'zod',
        'node:',
        '@middy/core',
        /^@aws-sdk\/(client|lib)-/,
        /^@aws-lambda-powertools\//,
        'aws-xray-sdk-core',
      ],
      packageTypes: ['aws-lambda'],
    },
  ],
  [
    /^functions\/[^/]+\.tsx?$/,
    {
      ours: LIBRARIES,
      packages: ['zod', 'node:', '@middy/core', 'hono', /^@aws-sdk\/(client|lib)-/],
      packageTypes: ['aws-lambda'],
    },
  ],
  [
    /^infra\/(stacks|constructs|machines)\//,
    {
      ours: ['contract', 'domain', 'stacks', 'constructs', 'machines', 'settings'],
      packages: ['aws-cdk-lib', 'constructs', 'esbuild', 'node:'],
    },
  ],
  [
    /^infra\/(app|settings)\.ts$/,
    { ours: ['stacks', 'constructs', 'settings'], packages: ['aws-cdk-lib', 'zod', 'node:'] },
  ],
  [
    // Scripts for people: they call CloudFormation and Step Functions, and look at templates, not at what makes them.
    /^infra\/deploy\//,
    {
      ours: ['app', 'constructs', 'settings'],
      packages: ['zod', 'node:', /^@aws-sdk\/client-(cloudformation|sfn)$/],
    },
  ],
];

const sources = readSources('functions', 'infra');
const ruled = sources.flatMap((source): [string, Source, Rule][] => {
  const rule = rules.find(([folder]) => folder.test(source.path))?.[1];
  return rule ? [[source.path, source, rule]] : [];
});

/** The folder of ours that an import leads to: `domain`, `stacks`, `local`, `entry`, or undefined for a package. */
function folderOf(path: string, from: string): string | undefined {
  if (from.startsWith('#')) return from.slice(1).split('/')[0];
  if (!from.startsWith('.')) return undefined;
  const target = join(dirname(path), from);
  const [top, folder = ''] = target.split('/');
  if (top === 'functions' && /\.tsx?$/.test(folder)) return 'entry';
  return folder.replace(/\.tsx?$/, '');
}

function packageOf(from: string): string {
  if (from.startsWith('node:')) return 'node:';
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** What the table does not allow, as the text of the import. */
function forbidden({ path, imports }: Source, rule: Rule): string[] {
  const { ours, types = [], packages, packageTypes = [] } = rule;
  const own = path.split('/')[1] ?? '';
  const allowed = ({ from, typeOnly }: Import): boolean => {
    const folder = folderOf(path, from);
    if (folder !== undefined) {
      return folder === own || ours.includes(folder) || (typeOnly && types.includes(folder));
    }
    const name = packageOf(from);
    if (typeOnly && packageTypes.includes(name)) return true;
    return packages.some((one) => (typeof one === 'string' ? one === name : one.test(name)));
  };
  return imports.filter((one) => !allowed(one)).map(({ from }) => from);
}

describe('imports', () => {
  it.each(ruled)('of %s follow the table', (_, source, rule) => {
    expect(forbidden(source, rule)).toEqual([]);
  });

  it('are judged in every file but those of the local system, the seed and the commands', () => {
    const judged = ruled.map(([path]) => path);
    const others = sources.map(({ path }) => path).filter((path) => !judged.includes(path));
    expect(others.filter((path) => !/^infra\/(local|seed|deploy|docs)\//.test(path))).toEqual([]);
    expect(judged.length).toBeGreaterThan(20);
  });

  it('cross folders of functions by their # names, never by ../', () => {
    const crossing = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ from }) => from.startsWith('.') && path.startsWith('functions/'))
        .filter(({ from }) => folderOf(path, from) !== path.split('/')[1] && path.split('/').length > 2)
        .map(({ from }) => `${path}: ${from}`),
    );
    expect(crossing).toEqual([]);
  });

  it('bring zod into functions by its small half alone', () => {
    const whole = sources.filter(
      ({ path, imports }) => path.startsWith('functions/') && imports.some(({ from }) => from === 'zod'),
    );
    expect(whole.map(({ path }) => path)).toEqual([]);
    expect(sources.some(({ imports }) => imports.some(({ from }) => from === 'zod/mini'))).toBe(true);
  });

  it('leave the local system to itself and the tests', () => {
    const users = sources.filter(
      ({ path, imports }) =>
        !path.startsWith('infra/local/') && imports.some(({ from }) => folderOf(path, from) === 'local'),
    );
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  it('let no function import another function or the infrastructure', () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith('functions/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from }) => /(^|\/)infra\//.test(from) || folderOf(path, from) === 'entry')
          .map(({ from }) => `${path}: ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['functions/domain/a.ts', "import { x } from 'node:fs';"],
    ['functions/domain/a.ts', "import { x } from '#store/keys';"],
    ['functions/web/a.tsx', "import { x } from '#store/keys';"],
    ['functions/mail/a.ts', "import {\n  x,\n} from '@aws-sdk/client-sfn';"],
    ['functions/a.ts', "export { x } from './b.ts';"],
    ['infra/stacks/a.ts', "import { x } from '../local/clock.ts';"],
    ['functions/casework/a.ts', "const x = await import('#web/pages.tsx');"],
  ])('would be caught: in %s %s', (path, code) => {
    const rule = rules.find(([folder]) => folder.test(path))?.[1];
    if (!rule) throw new Error(`no rule for ${path}`);
    expect(forbidden({ path, lines: 1, code, imports: importsOf(code) }, rule)).toHaveLength(1);
  });

  it('of functions are of packages that we declare: what comes along with another may leave with it', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    const declared = Object.keys(manifest.dependencies);
    const undeclared = sources
      .filter(({ path }) => path.startsWith('functions/'))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from, typeOnly }) => !typeOnly && folderOf(path, from) === undefined)
          .map(({ from }) => packageOf(from))
          .filter((name) => name !== 'node:' && !declared.includes(name))
          .map((name) => `${path}: ${name}`),
      );
    expect(undeclared).toEqual([]);
  });

  it('may be of types where the table says so', () => {
    const code = "import type { Row } from '#store/keys';";
    const rule = rules.find(([folder]) => folder.test('functions/web/a.tsx'))?.[1];
    if (!rule) throw new Error('no rule for the pages');
    expect(
      forbidden({ path: 'functions/web/a.tsx', lines: 1, code, imports: importsOf(code) }, rule),
    ).toEqual([]);
  });
});
