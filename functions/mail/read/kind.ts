/** What a person's mail is: a new referral, a reply, or something for an officer to sort. */
import type { Draft } from './draft.ts';

export interface Signs {
  /** The mail was sent to a case's own address. */
  toCase: boolean;
  /** The mail names a case in the subject. */
  caseReference: string | null;
  /** The subject begins with a reply mark and with no forwarding mark. */
  markedReply: boolean;
  /** In-Reply-To or References name a mail that we sent. */
  answersOurs: boolean;
  /** In-Reply-To is there at all. */
  answers: boolean;
  subject: string;
  text: string;
  draft: Draft;
  /** An attachment that is, by its name, a decision. */
  hasDecision: boolean;
}

/** The kind and the reason in Estonian, without personal data. */
export function personKind(signs: Signs): { kind: 'referral' | 'reply' | 'unknown'; reason: string } {
  if (signs.toCase) return { kind: 'reply', reason: 'Kiri on saadetud juhtumi aadressile.' };
  if (signs.caseReference !== null && signs.markedReply) {
    return { kind: 'reply', reason: 'Vastuse teemas on juhtumi viitenumber.' };
  }
  const referral = referralReason(signs);
  if (referral !== null) return { kind: 'referral', reason: referral };
  if (signs.answersOurs) return { kind: 'reply', reason: 'Kiri vastab meie saadetud kirjale.' };
  if (signs.answers && signs.markedReply) return { kind: 'reply', reason: 'Kiri vastab varasemale kirjale.' };
  return { kind: 'unknown', reason: 'Kirjast ei leitud suunatava isiku andmeid.' };
}

function referralReason({ draft, subject, text, hasDecision }: Signs): string | null {
  const { fields, labels } = draft;
  const name = fields['client.name'] !== undefined;
  const code =
    fields['client.personalCode'] !== undefined ||
    draft.warnings.some((one) => one.field === 'client.personalCode');
  // A birth date that the code says is no further fact.
  const about = [
    code ? '' : 'client.birthDate',
    'client.languages',
    'client.protection',
    'client.phone',
    'client.address',
    'need',
    'goals',
    'decision.number',
    'starNumber',
  ].filter((field) => field in fields).length;
  if ((name || code) && labels >= 2 && about >= 1) return 'Kirjas on suunatava isiku andmed.';
  // Who is named in a question alone is asked about, not referred.
  if (about === 0 && text.includes('?') && !hasDecision) return null;
  if (name && about >= 3) return 'Kirjas on suunatava isiku andmed.';
  const refers = speaksOfReferring(`${subject}\n${text}`);
  if ((name || code) && refers) return 'Kirjas palutakse isik teenusele suunata.';
  if (code && about >= 2) return 'Kirjas on suunatava isiku andmed.';
  if (labels >= 3 && about >= 2) return 'Kirjas on suunatava isiku andmed.';
  if (hasDecision && (refers || /suunami|otsus|направлен|referral/i.test(subject)))
    return 'Kirjale on lisatud suunamise otsus.';
  return null;
}

/** Speaks of referring somebody to the service, or of asking for a support person. */
export function speaksOfReferring(text: string): boolean {
  const service = /teenus|tugiisik|услуг|опорн\p{L}+ лиц|послуг|service|support person/iu.test(text);
  const refers =
    /(?<!\p{L})(suuna(?!tud kiri)\p{L}*|edasta(n|me) (suunami|otsus)|направ\p{L}*|скеров\p{L}*|refer(s|red|ral|ring)?)(?!\p{L})/iu.test(
      text,
    );
  const asks =
    /tugiisik/i.test(text) && /(?<!\p{L})(palu\p{L}*|soovi\p{L}*|taotle\p{L}*|määra\p{L}*)/iu.test(text);
  return (service && refers) || asks;
}
