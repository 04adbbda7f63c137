/** English texts of the preview of what will be erased. */
import type * as et from '../et/erasures.ts';
import type { Same } from '../spoken.ts';

export const erasureTexts: Same<typeof et.erasureTexts> = {
  title: 'Data to be erased',
  intro:
    'The time for which these ended cases are kept is running out. On the day shown, the client’s data and the mails are erased with all their earlier versions. What happened when is kept, without people.',
  caption: 'Cases whose personal data will be erased within two weeks',
  head: ['Case', 'Day of erasure'],
  empty: 'Nothing will be erased in the next two weeks.',
  strays: (mails, transfers, on) =>
    `Erased besides, from ${on}: mails that belong to no case, ${mails}; reasons for the transfer of a whole contract, ${transfers}.`,
  link: 'See which cases’ personal data will be erased soon',
};
