/** Each fixture mail against what a person would read out of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptyReferral, type ReferralData, readingSchema } from '#domain/reading';
import type { Expected } from '../../fixtures/letters/fixture.ts';
import { MAILS, madeMails } from '../../fixtures/make-mails.ts';
import { read } from './surroundings.ts';

const names = readdirSync(MAILS)
  .filter((file) => file.endsWith('.eml'))
  .map((file) => file.slice(0, -4))
  .sort();

const bytesOf = (name: string) => readFileSync(new URL(`${name}.eml`, MAILS));
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(new URL(`${name}.json`, MAILS), 'utf8'));

describe('the fixture mails', () => {
  it('are at least 60', () => {
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it('are those that the script makes', async () => {
    const made = await madeMails();
    expect(made.map((one) => one.name).sort()).toEqual(names);
    for (const { name, bytes, expected } of made) {
      expect(bytes.equals(bytesOf(name)), name).toBe(true);
      expect(expectedOf(name)).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });

  it.each(names)('%s is understood', async (name) => {
    const { referral, others, answers, warnings = [], ...rest } = expectedOf(name);
    const reading = readingSchema.parse(await read(bytesOf(name)));
    expect(reading).toMatchObject(rest);
    expect(reading.referral).toEqual(referral ? whole(referral) : null);
    expect(reading.others).toEqual((others ?? []).map(whole));
    expect(reading.answers).toEqual(answers ? whole(answers) : null);
    expect(reading.warnings.map((one) => one.field)).toEqual(warnings);
  });
});

type Named = NonNullable<Expected['referral']>;

/** What is not named is empty: the reader may not find more than there is. */
function whole(named: Named): ReferralData {
  const { client, caseManager, decision, ...rest } = emptyReferral();
  return {
    ...rest,
    ...named,
    client: { ...client, ...named.client },
    caseManager: { ...caseManager, ...named.caseManager },
    decision: { ...decision, ...named.decision },
  } as ReferralData;
}
