/** To the agency, of the transfer of a whole contract: case references and names of providers; no personal data. */
import { addDays, type Day } from '#domain/calendar/calendar';
import { dateShort, dateWords, numberShort, untilDateWords } from '#domain/estonian';
import type { TransferStage, TransferTold } from '#domain/transfer/told';
import type { Block } from '#mail/compose/blocks';
import {
  button,
  facts,
  foreign,
  heading,
  hint,
  letter,
  list,
  paragraph,
  type WrittenNotice,
} from './letter.ts';

/** References in one list; who wants all of them opens the page. */
const casesShown = 40;

export interface ContractTransfer {
  readonly from: { readonly name: string };
  readonly to: { readonly name: string };
  readonly effective: Day;
  /** Cases that the officer left with the old provider. */
  readonly exceptions: readonly string[];
  /** New referrals go to the new provider from the same day. */
  readonly contracts: boolean;
}

/**
 * @param today when the mail is written: on the day itself nothing can be undone any more
 * @param link the transfer's page
 */
export function contractTransferMail(
  stage: TransferStage,
  transfer: ContractTransfer,
  { done, left, open }: TransferTold,
  today: Day,
  link: string,
): WrittenNotice {
  const { from, to, effective, exceptions } = transfer;
  const { state, count, title, lead } = words[stage];
  const stay = stage === 'undone' ? [] : exceptions;
  return letter({
    subject: `Juhtumite üleandmine ${dateShort(effective)}: ${state}`,
    preview: `${count}: ${casesWords(done)}.`,
    heading: title,
    body: [
      paragraph(lead),
      facts([
        ['Senine teenuseosutaja', foreign(from.name)],
        ['Uus teenuseosutaja', foreign(to.name)],
        [stage === 'undone' ? 'Pidi jõustuma' : 'Alates', dateWords(effective)],
        [count, casesWords(done)],
        ...(open > 0 ? [['Alles töös', casesWords(open)] as const] : []),
      ]),
      ...cases('Üle ei lähe', stage === 'planned' ? left : []),
      ...cases('Üle ei läinud', stage === 'changed' ? left : []),
      ...(stage !== 'undone' && left.length > 0 ? [hint('Põhjused leiate üleandmise lehelt.')] : []),
      ...cases('Jäeti senisele teenuseosutajale', stay),
      ...(transfer.contracts ? [paragraph(words[stage].contracts)] : []),
      ...(stage === 'planned' ? [paragraph(undoing(effective, today))] : []),
      ...button('Ava üleandmine', link),
    ],
  });
}

const words = {
  planned: {
    state: 'kavandatud',
    count: 'Läheb üle',
    title: 'Juhtumite üleandmine on kavandatud',
    lead: 'Teenuseosutaja käimasolevad juhtumid lähevad üle teisele teenuseosutajale. Senine teenuseosutaja saab iga juhtumi kohta ülesande see üle anda.',
    contracts: 'Samast päevast osutab uus teenuseosutaja teenust ka uutele suunamistele.',
  },
  changed: {
    state: 'jõustunud',
    count: 'Läks üle',
    title: 'Juhtumite üleandmine on jõustunud',
    lead: 'Juhtumid ja nende avatud ülesanded läksid üle uuele teenuseosutajale. Ülesannete tähtajad ei muutunud. Omavalitsused said teate.',
    contracts: 'Samast päevast osutab uus teenuseosutaja teenust ka uutele suunamistele.',
  },
  undone: {
    state: 'tagasi võetud',
    count: 'Jääb senisele',
    title: 'Juhtumite üleandmine on tagasi võetud',
    lead: 'Juhtumid jäävad senisele teenuseosutajale. Ülesanded juhtumeid üle anda tühistati.',
    contracts: 'Ka uutele suunamistele osutab teenust edasi senine teenuseosutaja.',
  },
} as const;

const undoing = (effective: Day, today: Day): string =>
  today < effective
    ? `Üleandmise saab tagasi võtta ${untilDateWords(addDays(effective, -1))} (kaasa arvatud).`
    : 'Üleandmist ei saa enam tagasi võtta.';

function cases(title: string, ids: readonly string[]): Block[] {
  const more = ids.length - casesShown;
  return ids.length === 0
    ? []
    : [
        heading(`${title} (${numberShort(ids.length)})`),
        list(ids.slice(0, casesShown)),
        ...(more > 0 ? [hint(`Loetelust jäi välja ${numberShort(more)}: vaadake üleandmise lehte.`)] : []),
      ];
}

const casesWords = (count: number): string => `${numberShort(count)} ${count === 1 ? 'juhtum' : 'juhtumit'}`;
