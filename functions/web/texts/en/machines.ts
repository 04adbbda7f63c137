/** English words for what the machines do, where one of them failed. */
import type * as et from '../et/machines.ts';
import type { Same } from '../spoken.ts';

export const machineTexts: Same<typeof et.machineTexts> = {
  names: {
    intake: 'Reading a mail',
    referral: 'Course of a referral',
    obligation: 'Minding a task',
    service: 'Course of a service',
    transfer: 'Change of provider',
    import: 'Import of cases',
    restart: 'Restarting cases',
    maintenance: 'Upkeep',
  },
  transfer: 'See the change',
  import: 'See the import',
  again:
    'The system does this work again by itself every five minutes. If it keeps failing, tell the administrator.',
};
