/** What a provider's reply to a task mail already says, by the fields of the task's form. Labelled lines only: no guessing. */
import type { ObligationKind } from '#domain/obligation/kinds';

/** Lines of a reply that are looked at, and characters of each: against a mail made to be long. */
const MAX_LINES = 200;
const MAX_LINE = 500;
const MAX_TEXT = 4_000;

type Fields = Readonly<Record<string, RegExp>>;

const fieldsOf: Readonly<Record<ObligationKind, Fields>> = {
  'complete-referral': {},
  'review-referral': {},
  'ensure-support-person': {
    name: /^(?:tugiisik|tugiisiku nimi|nimi)$/i,
    phone: /^(?:tel|telefon|mob|mobiil|kontakttelefon)$/i,
    email: /^(?:e-?post|e-?mail|meil)$/i,
    languages: /^(?:keel|keeled|suhtluskeel|suhtluskeeled)$/i,
  },
  'arrange-first-meeting': {
    date: /^(?:kuupäev|kohtumise kuupäev)$/i,
    time: /^(?:aeg|kell|kellaaeg|kohtumise aeg)$/i,
    place: /^(?:koht|aadress|kohtumise koht)$/i,
  },
  'record-first-meeting': {
    goals: /^(?:eesmärk|eesmärgid|teenuse eesmärgid)$/i,
    note: /^(?:märkus|märkused)$/i,
  },
  'answer-query': {},
  'submit-final-report': {},
  'acknowledge-change': {},
  'send-overview': {
    activities: /^(?:tegevused|mida on tehtud)$/i,
    hours: /^(?:tunnid|tunde|tunde kokku)$/i,
    next: /^(?:järgmised sammud|edasi|edasised sammud)$/i,
  },
  'report-to-agency': { text: /^(?:kokkuvõte|aruanne)$/i },
  'review-report': {},
  'assess-need': {},
  'record-evaluation': {
    summary: /^(?:kokkuvõte)$/i,
    next: /^(?:järgmised sammud|edasi|edasised sammud)$/i,
  },
  'arrange-interpreter': {},
  'hand-over-case': {},
  'take-over-case': {
    name: /^(?:tugiisik|tugiisiku nimi|nimi)$/i,
    phone: /^(?:tel|telefon|mob|mobiil|kontakttelefon)$/i,
    email: /^(?:e-?post|e-?mail|meil)$/i,
    languages: /^(?:keel|keeled|suhtluskeel|suhtluskeeled)$/i,
  },
};

/**
 * @param text what the person newly wrote, without quoted history and signature
 * @returns values by field name; empty when nothing could be read
 */
export function readAnswer(kind: ObligationKind, text: string | null): Record<string, string> {
  const whole = (text ?? '').trim().slice(0, MAX_TEXT);
  if (kind === 'submit-final-report') return whole ? { summary: whole } : {};
  if (kind === 'answer-query' || kind === 'hand-over-case') return whole ? { text: whole } : {};
  const found: Record<string, string> = {};
  for (const line of whole.split('\n', MAX_LINES)) {
    const [label = '', ...rest] = line.slice(0, MAX_LINE).split(':');
    const value = rest.join(':').trim();
    const field = Object.entries(fieldsOf[kind]).find(([, pattern]) => pattern.test(label.trim()))?.[0];
    if (field && value && !(field in found)) found[field] = value;
  }
  return found;
}
