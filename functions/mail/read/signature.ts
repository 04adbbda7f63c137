/** Finds where the letter ends and the sender's signature and the disclaimer begin. */
import { labelOf } from './labels.ts';
import type { Line } from './lines.ts';
import { sameName } from './names.ts';
import { upTo } from './up-to.ts';

export interface SignedText {
  /** The letter itself. */
  letter: Line[];
  signature: Line[];
}

/** `senderName`: the From header's; a line that holds only it starts the signature too. */
export function splitSignature(lines: Line[], senderName: string | null): SignedText {
  const letter: Line[] = [];
  const signature: Line[] = [];
  let signing = false;
  const sender = senderName === null ? null : { name: senderName, lower: senderName.toLowerCase() };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) continue;
    const start = startOf(line.text);
    if (isDisclaimer(line.text, start)) {
      // A disclaimer runs to the end, unless the data come after it.
      signing = true;
      continue;
    }
    if (!signing && starts(lines, at, sender, start)) signing = true;
    else if (signing && resumes(line)) signing = false;
    (signing ? signature : letter).push(line);
  }
  return { letter, signature };
}

const CLOSING =
  /^(lugupidamisega|tervitades|tervitustega|tervitusega|tervitus|parimate (soovide|tervitus)\p{L}*|parimat|heade (soovide|tervitus)\p{L}*|ilusat (päeva|nädal\p{L}*)|kena päeva|kõike (head|paremat)|austusega|sõbralike tervitustega|lugupidamise ja tänuga|suurima tänuga|kohtumiseni|(ette )?tänades|koostöösoovidega|päikest|best regards|kind regards|regards|best wishes|best|sincerely|yours (sincerely|faithfully|truly)|with (best |kind )?regards|с уважением|с наилучшими пожеланиями|всего доброго|з повагою|на все добре)[\s,.!]{0,5}/iu;

const DISCLAIMER =
  /^[\s*_]{0,5}((käesolev|see|antud) (e-)?(kiri|e-kiri|meil|sõnum|teade) .{0,80}(mõeldud|konfidentsiaal|adressaa|sisalda)|kui te ei ole (selle|käesoleva)|tähelepanu! see (e-)?kiri|this (e-?mail|message) .{0,80}(confidential|intended)|confidential|konfidentsiaalsusteade|mõtle enne|palun mõelge .{0,30}(keskkon|printi)|please consider the environment|это (письмо|сообщение) .{0,80}(конфиденц|предназнач)|saadetud minu |sent from my |get outlook for |отправлено с )/iu;

function isDisclaimer(text: string, start: string): boolean {
  if (text.length < 10) return false;
  const emphasised = start.startsWith('*') || start.startsWith('_');
  const bare = emphasised ? startOf(text.replace(/^[\s*_]{1,5}/, '')) : start;
  return DISCLAIMER_STARTS.has(bare) && DISCLAIMER.test(text.slice(0, 300));
}

/** The first three letters of each alternative above: most lines begin otherwise, and are not looked at further. */
const DISCLAIMER_STARTS = startsOf(
  'käesolev see antud kui tähelepanu this confidential konfidentsiaalsus mõtle palun please это saadetud sent get отправлено',
);
const CLOSING_STARTS = startsOf(
  'lugupidamisega tervitades parimate heade ilusat kena kõike austusega sõbralike suurima kohtumiseni ette tänades koostöösoovidega päikest best kind regards sincerely yours with с_уважением с_наилучшими всего з_повагою на_все',
);

function startsOf(words: string): Set<string> {
  return new Set(words.split(' ').map((word) => startOf(word.replace('_', ' '))));
}

function startOf(text: string): string {
  return text.slice(0, 3).toLowerCase();
}

/** `written`: the line's first letters. */
function starts(
  lines: Line[],
  at: number,
  sender: { name: string; lower: string } | null,
  written: string,
): boolean {
  const whole = lines[at]?.text ?? '';
  const text = whole.includes('*') ? whole.replaceAll('*', '').trim() : whole;
  const start = text === whole ? written : startOf(text);
  if (text === '--' || text === '—' || text === '__') return !resumesWithin(lines, at);
  const closing = text.length < 130 && CLOSING_STARTS.has(start) ? CLOSING.exec(text) : null;
  // „Tervitus Elvast" and „Lugupidamisega Mari Maasikas" close; a sentence that begins so does not.
  if (closing && text.length - closing[0].length < 60 && !/[:?]$/.test(text)) return true;
  if (!sender || at === 0 || text.length > sender.name.length + 40) return false;
  // What follows is about a line that begins as one of the sender's names does.
  if (text === '' || !sender.lower.includes(start)) return false;
  const senderName = sender.name;
  if (isFirstName(text, senderName) && lines[at - 1]?.text === '' && !aboveIsLabel(lines, at)) return true;
  if (!text.includes(' ')) return false;
  const name = upTo(text, /[,|/(\t]/).trim();
  return (
    name.length > 4 &&
    Math.abs(name.length - senderName.length) < 5 &&
    sameName(name, senderName) &&
    !aboveIsLabel(lines, at)
  );
}

/** „Mari" alone below an empty line. */
function isFirstName(text: string, senderName: string): boolean {
  if (text.length > 30 || text.includes(' ')) return false;
  const [first = ''] = senderName.includes(',') ? senderName.split(',').slice(1) : senderName.split(/[ .]/);
  return first.trim().length > 2 && text.toLowerCase() === first.trim().toLowerCase();
}

/** Only a label that speaks of the client brings the letter back; a phone or an address does not. */
function resumes(line: Line): boolean {
  const head = line.cells?.[0] ?? /^(.{1,60}?)(?::|\s[-–—]\s)/.exec(line.text)?.[1] ?? line.text;
  const label = labelOf(head);
  if (!label) return false;
  if (label.owner !== null && label.owner !== 'caseManager') return true;
  const valued = line.cells !== null || /[:–—]/.test(line.text);
  return label.bases.some((base) => SPEAKS_OF_CLIENT.has(base)) && (valued || line.text.length > 8);
}

const SPEAKS_OF_CLIENT = new Set([
  'personalCode',
  'birthDate',
  'need',
  'goals',
  'protection',
  'person',
  'family',
  'star',
  'languages',
  'name',
]);

function resumesWithin(lines: Line[], at: number): boolean {
  return lines.slice(at + 1, at + 4).some((line) => resumes(line));
}

/** „Juhtumikorraldaja" above and the name below it: a value, not a signature. */
function aboveIsLabel(lines: Line[], at: number): boolean {
  const [near, far] = [lines[at - 1]?.text ?? '', lines[at - 2]?.text ?? ''];
  const above = near === '' ? far : near;
  return above !== '' && labelOf(above.endsWith(':') ? above.slice(0, -1) : above) !== null;
}
