/** `npm run bench -- mail`: runs tests/bench/<name>.bench.ts; without a name, lists what there is. */
import { readdirSync } from 'node:fs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length));

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !names.includes(name));
if (asked.length === 0 || unknown.length > 0) {
  console.error(`Usage: npm run bench -- NAME. Known: ${names.join(', ')}`);
  process.exitCode = 1;
} else {
  for (const name of asked) await import(`./${name}.bench.ts`);
}
