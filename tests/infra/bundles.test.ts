/** What bundles are free of: each kB more is read at every cold start. The times are measured by `npm run bench -- bundles`. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** zod with all methods of each schema, and Temporal with its classes, weigh twice what is used of them. */
const heavyTwins = ['zod/v4/classic', 'zod/v4/locales', 'temporal-polyfill/chunks/classApi'];
const parsers = ['unpdf', 'yauzl', 'libphonenumber-js'];
const ofPages = ['hono', 'openid-client', 'csv-parse', 'postal-mime', 'htmlparser2'];
const absent: [string, string[]][] = [
  ['nudge-obligation', [...heavyTwins, ...parsers, ...ofPages]],
  ['mail-event', [...heavyTwins, ...parsers, ...ofPages, '@aws-sdk/client-s3', '@aws-sdk/client-sesv2']],
  ['pages', [...heavyTwins, ...parsers]],
];

describe('the bundle', () => {
  let packages: Map<string, string[]>;

  beforeAll(async () => {
    // As deployed, but for what only makes them small: names and white space.
    const { metafile } = await build({
      entryPoints: absent.map(([name]) => `functions/${name}.ts`),
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      outdir: 'bundles',
      write: false,
      metafile: true,
      logLevel: 'error',
    });
    packages = new Map(
      Object.values(metafile.outputs).map(({ entryPoint = '', inputs }) => {
        const used = Object.keys(inputs).filter((path) => (inputs[path]?.bytesInOutput ?? 0) > 0);
        return [entryPoint, used.map((path) => path.replace(/^.*node_modules\//, ''))];
      }),
    );
  });

  it.each(absent)('of %s carries nothing of %j', (name, what) => {
    const used = packages.get(`functions/${name}.ts`) ?? [];
    expect(used.filter((path) => what.some((one) => path.startsWith(one)))).toEqual([]);
    // Else nothing was looked at.
    expect(used).toContain('zod/v4/mini/schemas.js');
  });
});
