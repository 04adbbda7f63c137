/** English texts of a change of provider: of one case, and of all running cases of a contract. */
import type * as et from '../et/transfer.ts';
import type { Same } from '../spoken.ts';

export const transferTexts: Same<typeof et.transferTexts> = {
  change: {
    title: 'Change the provider',
    hint: 'The provider until now gets a task to hand the case over. At the beginning of the chosen day the open tasks go to the new provider: their due dates stay, old links do not open any more. The municipality is told. Until that day you can undo the change.',
    provider: 'New provider',
    providerMissing: 'Choose the new provider.',
    effective: 'From',
    effectiveHint: 'Today or a later day. If you choose today, the change happens at once.',
    effectiveMissing: 'Enter the day as dd.mm.yyyy.',
    effectiveWrong: 'The day must be today or later, but not more than 290 days from now.',
    reason: 'Reason',
    reasonHint: 'Stays with the case. The providers do not see it.',
    reasonMissing: 'Write the reason.',
    send: 'Plan the change',
  },
  undo: {
    title: 'Undo the change of provider',
    hint: (to: string, day: string) => `Planned: the new provider is ${to} from ${day}.`,
    send: 'Undo',
  },
  planned: 'The provider will change',
  plannedFact: (to: string, day: string) => `${to} from ${day}`,
  summary: 'Record the summary at the hand-over of the case',
  summaryHint:
    'If the provider before did not submit the summary itself. The new provider sees it by its link.',
  takeOver: 'Record the support person of the new provider',
  takeOverHint: 'If the provider named the support person by telephone.',
  record: 'Record',
};
