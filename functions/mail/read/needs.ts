/** Reads the need and the goals from running text. */
import { type Draft, put } from './draft.ts';
import { sentencesOf } from './sentences.ts';
import { TOPIC, topicsOf } from './topics.ts';

/** Need and goals from sentences: only when no label gave them. Troubles serve as the need when nothing says the need itself. */
export function readNeed(draft: Draft, paragraphs: string[]): void {
  const knowsNeed = draft.fields.need !== undefined;
  if (knowsNeed && draft.fields.goals !== undefined) return;
  const sentences = paragraphs
    .filter((paragraph) => (topicsOf(paragraph) & TOPIC.need) !== 0)
    .flatMap((paragraph) => sentencesOf(paragraph))
    .slice(0, 2_000)
    .filter((sentence) => !sentence.endsWith('?'));
  const goals: string[] = [];
  const others: string[] = [];
  for (const sentence of sentences) (GOAL.test(sentence) ? goals : others).push(sentence);
  const clean = (list: string[]) => list.slice(0, 12).join(' ').trim();
  const needs = knowsNeed ? [] : needsIn(others);
  if (needs.length > 0) put(draft, 'need', clean(needs.map(clauseOf)), needs[0] ?? '');
  const aims = goals.map((sentence) => sentence.replace(AIM_IS, ''));
  if (goals.length > 0) put(draft, 'goals', clean(aims), goals[0] ?? '');
}

function needsIn(sentences: string[]): string[] {
  const said = sentences.filter(
    (sentence) => NEED.test(sentence) && !ASKS_US.test(sentence) && !isBareRequest(sentence),
  );
  if (said.length > 0) return said;
  return sentences.filter(
    (sentence) => TROUBLE.test(sentence) && !OFFER.test(sentence) && !ASKS_US.test(sentence),
  );
}

/** Of „Suuname Anna Kolesnyku (ik 4…), elab Elvas, vajab abi arsti juures." the clause that says the need. */
function clauseOf(sentence: string): string {
  if (!/\d(?:[ -]?\d){5}/.test(sentence)) return sentence;
  const from = sentence.search(NEED_CLAUSE);
  if (from < 0) return sentence;
  const rest = sentence.slice(from).replace(/^[,;.]\s*(?:(?:ja|ning|ta|и|and) )?/u, '');
  // Numbers behind the need belong to something else again.
  const [clause = ''] = rest.split(
    /,? (?:otsus|tel |telefon|isikukood|ik )|[,;] (?=[^,;]{0,30}\d{4})|\. (?=\p{Ll})/iu,
  );
  return clause.length < 10 ? sentence : clause.replace(/[,;]\s*$/, '');
}

const NEED_CLAUSE =
  /[,;.]\s{1,3}(?=(?:\p{L}{1,12} ){0,2}(?:vaja(?:b|vad|ks|lik)|abi (?:on )?vaja|нужда|нужн|требу|потреб|потріб|needs?|requires?)(?!\p{L}{6}))/iu;

const NEED =
  /(?<!\p{L})(vajab|vajavad|vajame|vajalik|vajadus\p{L}*|abivajadus\p{L}*|on vaja|abi (asjaajami|igapäeva|elukoha|töö|dokumen)\p{L}*|vaja abi|abi vaja|abi on vaja|vajaks|tuge|toetust|toetamist|нужда\p{L}*|нужн\p{L}*|необходим\p{L}*|потребу\p{L}*|потріб\p{L}*|needs?|requires?|support with|help with)(?!\p{L})/iu;
const GOAL = /(?<!\p{L})(eesmär\p{L}*|цель\p{L}*|цели|мета|goals?|aims? (is|are))(?!\p{L})/iu;
/** „Eesmärk on, et ta leiaks töö": the goal is what follows. */
const AIM_IS = /^(?:\p{L}{1,25} ){0,2}eesmär(?:k|gid|giks|kideks) on(?: see)?,? et /iu;
/** Sentences about an interpreter, or that ask the reader for something, are no need of the client. */
const ASKS_US =
  /(?<!\p{L})(tõlk|tõlki|tõlgi|tõlget|переводчик\p{L}*|interpreter|kas teil|andke teada|vajadusel|lisainfo|lisaandme\p{L}*|kui (on )?vaja)(?!\p{L})/iu;

/** „Peamine mure on see, et ta ei leia tööd" */
const TROUBLE =
  /(?<!\p{L})(mure|mured|mureks|probleem(?:id|iks)?|raskus(?:i|ed|eks)?|raskusi|ei leia|ei saa hakkama|ei tule toime|hädas|kimpus|проблема|проблемы|трудно|трудност\p{L}{1,4}|problems?|difficult(?:y|ies)?|struggl(?:es|ing))(?!\p{L})/iu;
/** „Kui on probleeme, helistage", „meil on probleem lingiga": not the client's. */
const OFFER =
  /^(?:kui|palun|если|if|please)(?!\p{L})|(?<!\p{L})(?:meil|mul|ma|me|korral|helista(?:ge|da)|kirjuta(?:ge|da)|(?:link|lingi|leht|lehe|vorm|süsteem|fail|manus)\p{L}{0,8})(?!\p{L})/iu;

/** „Palun võtke temaga ühendust, vajab tugiisikut": that a support person is needed is what every referral says. */
function isBareRequest(sentence: string): boolean {
  const rest = sentence.replaceAll(BARE_REQUEST, ' ');
  return rest !== sentence && !NEED.test(rest) && !REASON.test(rest);
}

const SERVICE = '(?:tugiisik(?:u\\p{L}{0,12})?(?: teenus\\p{L}{0,5})?|teenust)';
const BARE_REQUEST = new RegExp(
  `(?<!\\p{L})(?:(?:vajab|vajavad|vajaks|on vaja|on vajalik|vajalik on|oleks vaja) (?:(?:ka|kiiresti|kohe|väga|endale|nüüd|samuti|\\p{L}{3,15}keelset) ){0,2}${SERVICE}|${SERVICE} on (?:vaja|vajalik)|нуждается в (?:услуге )?(?:опорно\\p{L}{1,2} лиц\\p{L}|опорного лица)|needs a support person)(?=\\s{0,3}(?:[.,;!)]|$| ja | ning | и | and ))`,
  'giu',
);
/** What follows tells why, or what else. */
const REASON =
  /(?<!\p{L})(?:sest|kuna|et|selleks|abi|tuge|toetust|помощ\p{L}{1,3}|help|потому|чтобы|because|in order|so that)(?!\p{L})|:/iu;
