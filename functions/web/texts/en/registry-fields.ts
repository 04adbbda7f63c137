/** Texts of fields in the registry in English. */
import type * as et from '../et/registry-fields.ts';
import type { Same } from '../spoken.ts';

export const registryFieldTexts: Same<typeof et.registryFieldTexts> = {
  reportMonths: 'Months of one report',
  reportMonthsOfContract:
    '1 to 12. When left empty, what the provider’s page says holds; when that is empty too, 3.',
  reportMonthsOfProvider: '1 to 12; holds unless the contract says otherwise. When left empty, 3.',
  reportMonthsWrong: 'Enter a number of months from 1 to 12, or leave it empty.',
  reportMonthsShown: (months: number) => `a report every ${months} ${months === 1 ? 'month' : 'months'}`,
  people: 'Contacts',
  peopleHint:
    'While a contact with a deputy is away, mails go to the deputy. A link opens by the deputy’s address, too. An automatic reply marks the contact as away by itself; when it does not say for how long, for two weeks.',
};
