/** The municipalities of Estonia from the seed file, and which of them a mail domain belongs to on a day. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';

const municipalitySchema = z.object({
  /** Code of the municipality in EHAK, four digits. */
  ehak: z.string().regex(/^\d{4}$/),
  name: z.string().min(1),
  county: z.string(),
  email: z.string(),
  domains: z.array(z.string()),
  /** The last calendar day of its existence, or null. */
  validTo: z.string().nullable(),
  /** The name of the municipality that it became part of. */
  mergedInto: z.string().nullable(),
});

export type Municipality = z.infer<typeof municipalitySchema>;

/** All rows of infra/seed/municipalities.csv. Throws when a row is not as it should be. */
export function readMunicipalities(): Municipality[] {
  const [head = '', ...rows] = readFileSync(new URL('municipalities.csv', import.meta.url), 'utf8')
    .trim()
    .split(/\r?\n/);
  const columns = head.split(',');
  return rows.map((row) => {
    const cells = row.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    return municipalitySchema.parse({
      ehak: cell('ehak'),
      name: cell('name'),
      county: cell('county'),
      email: cell('email'),
      domains: cell('email_domains')
        .split(' ')
        .filter((domain) => domain !== ''),
      validTo: cell('valid_to') || null,
      mergedInto: cell('merged_into') || null,
    });
  });
}

/** Whose the domain is on `day` (yyyy-mm-dd): after a merger it belongs to the municipality that took over. */
export function municipalityOfDomain(all: Municipality[], domain: string, day: string): Municipality | null {
  const owner = all.find((one) => one.domains.includes(domain.toLowerCase())) ?? null;
  if (owner?.validTo == null || day <= owner.validTo) return owner;
  return all.find((one) => one.name === owner.mergedInto) ?? owner;
}
