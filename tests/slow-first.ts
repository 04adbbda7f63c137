/** The order in which test files begin: the slowest first, so that at the end no worker is left alone with one of minutes. */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Those that take half a minute or more, the slowest first. Measured in November 2026; a wrong order only costs time. */
const slowest = [
  'integration/casework/transfers',
  'integration/casework/crash',
  'e2e/bad-input',
  'browser/gallery',
  'browser/states',
  'e2e/promises',
  'e2e/restart',
  'browser/paths',
  'e2e/crashes-of-answers',
  'e2e/links',
  'integration/local-system/system',
  'e2e/twelve-months',
  'e2e/crashes',
  'e2e/forms',
  'e2e/triage',
  'e2e/marked-data',
  'integration/payloads',
  'e2e/correspondence',
  'e2e/officers',
  'integration/operations/random-lives',
];

export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const others = await super.sort(files);
    return others.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = slowest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at < 0 ? slowest.length : at;
}
