/**
 * What a text may speak of, found in one pass over its characters: so that the long patterns are tried only where they
 * can match. Says too much now and then („isane" is no father), never too little.
 */

export const TOPIC = {
  kinship: 1,
  staff: 2,
  language: 4,
  protection: 8,
  interpreter: 16,
  decision: 32,
  need: 64,
  birth: 128,
  star: 256,
  address: 512,
  /** Two words in a row that could be a name. */
  name: 1024,
  digit: 2048,
  at: 4096,
} as const;

type Topic = keyof typeof TOPIC;

/** Beginnings of the words that the patterns of each topic begin with; words of one or two letters stand whole. */
const STEMS: Partial<Record<Topic, string>> = {
  kinship:
    'abikaasa elukaaslane mees naine poeg poja tütar tütre laps lapse ema isa õde vend vanaema vanaisa pereliige last муж жена сын дочь ребёнок ребенок дети мать отец брат сестра син донька чоловік дружина діти husband wife son daughter child mother father spouse brother sister',
  staff: 'juhtumikorraldaja kontaktisik sotsiaaltöötaja lastekaitsespetsialist minu case my социальный мой',
  language:
    'suhtleb suhelda räägib rääkida kõneleb valdab oskab mõistab saab emakeel suhtluskeel keel говорит общается владеет язык спілкується розмовляє володіє мова speaks languages fluent',
  protection:
    'ajutine rahvusvaheline pagulane täiendav varjupaik kaitse временная международная дополнительная беженец тимчасовий міжнародний додатковий біженець temporary international refugee subsidiary asylum защита',
  interpreter: 'tõlk переводчик перекладач interpreter translator',
  decision: 'suunamisotsus otsus korraldus haldusakt решение рішення decision',
  need: 'vajab abivajadus abi on vaja tuge toetus toeta нужда нужно необходимо потребует потрібна need require support help eesmärk цель мета goal aim mure probleem raskus ei hädas kimpus проблема трудно problem difficult struggle нуждается',
  birth: 'sündinud s родился д дата народ born date dob',
  star: 'star',
  address: 'elab elavad elame elukoht aadress проживает живёт живет адрес мешкає lives address',
};

/** The first three letters of a word, ten bits each: enough to tell Latin from Cyrillic ones. */
const BY_START = new Map<number, number>();
for (const [topic, words] of Object.entries(STEMS) as [Topic, string][]) {
  for (const word of words.split(' ')) {
    const key = [...word.slice(0, 3)].reduce(
      (left, letter) => (left << 10) | (lower(letter.charCodeAt(0)) & 1023),
      0,
    );
    BY_START.set(key, (BY_START.get(key) ?? 0) | TOPIC[topic]);
  }
}

/** The bits of TOPIC that may apply. */
export function topicsOf(text: string): number {
  let topics = 0;
  let key = 0;
  let letters = 0;
  let capital = false;
  /** The word before began with a capital, and nothing but one space stands between. */
  let follows = false;
  let spaces = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isLetter(code)) {
      if (letters === 0) {
        // „Мар'яна", „Anna-maria": a piece behind an apostrophe or a hyphen goes on with its word.
        capital = isCapital(code) || (spaces === 0 && follows);
        follows = follows && spaces === 1;
      }
      if (letters < 3) key = (key << 10) | (lower(code) & 1023);
      letters += 1;
      continue;
    }
    if (letters > 0) {
      topics |= BY_START.get(key) ?? 0;
      // Particles such as „al" and „von" may stand inside a name.
      if (follows && (capital || letters <= 3)) topics |= TOPIC.name;
      follows = capital;
      key = 0;
      letters = 0;
      spaces = 0;
    }
    if (code === 32) spaces += 1;
    else if (code >= 48 && code <= 57) {
      topics |= TOPIC.digit;
      spaces = 2;
    } else if (code === 64) topics |= TOPIC.at;
    else if (code !== 39 && code !== 0x2019 && code !== 45 && code !== 96) spaces = 2;
  }
  return topics;
}

function isLetter(code: number): boolean {
  if (code < 128) return (code | 32) >= 97 && (code | 32) <= 122;
  return code >= 0xaa && !(code >= 0x2000 && code < 0x2c00);
}

function isCapital(code: number): boolean {
  if (code < 128) return code <= 90;
  if (code >= 0x430 && code <= 0x45f) return false;
  return !(code >= 0xdf && code <= 0xff);
}

/** For Latin with Estonian letters, and Cyrillic; other alphabets have no stems here. */
function lower(code: number): number {
  if (code < 128) return code | 32;
  if (code >= 0xc0 && code <= 0xde) return code + 32;
  if (code >= 0x410 && code <= 0x42f) return code + 32;
  if (code >= 0x400 && code <= 0x40f) return code + 80;
  return code === 0x160 || code === 0x17d ? code + 1 : code;
}
