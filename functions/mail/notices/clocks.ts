/** Clocks: an obligation or a case stands or goes on, has a later day, or is another contact's. No personal data for provider and agency. */
import { type CaseState, findObligation, type OpenObligation, openObligations } from '#domain/case/state';
import { dateShort, deadlineWords, onDateWords, onDeadlineWords } from '#domain/estonian';
import { obligationWords } from '#domain/obligation/words';
import { partyWords } from '#domain/words/parties';
import type { Block } from '#mail/compose/blocks';
import {
  caseButton,
  dueOf,
  facts,
  foreign,
  howToAsk,
  type Letter,
  letter,
  list,
  paragraph,
  referralSubject,
  type WrittenNotice,
  whyThen,
} from './letter.ts';
import { obligationOf, wayToTask } from './tasks.ts';

export function paused(one: Letter): WrittenNotice {
  const { name, title, due, open } = about(one);
  const pause = open?.pause ?? null;
  return letter({
    subject: `Ülesanne on peatatud: ${name} (${one.state.id})`,
    preview: `Ülesanne „${title}“ on peatatud ja selle tähtaeg ei jookse.`,
    heading: `Ülesanne on peatatud: ${name}`,
    body: [
      paragraph(
        `Sotsiaalkindlustusamet peatas ülesande „${title}“. Seni kui see on peatatud, tähtaeg ei jookse ja meeldetuletusi me ei saada.${pause ? ` Eeldatavalt jätkub ülesanne ${onDateWords(pause.until)}.` : ''}`,
      ),
      ...reasonTo(one, pause?.reason ?? null),
      whichCase(one.state),
      paragraph(
        `Enne peatamist oli tähtaeg ${deadlineWords(due.due)}. Kui ülesanne jätkub, lükkub tähtaeg edasi nii mitu tööpäeva, kui ülesanne oli peatatud. Saadame selle kohta kirja. Vastata saab ka praegu.`,
      ),
      ...way(one),
    ],
  });
}

export function resumed(one: Letter): WrittenNotice {
  const { name, title, due } = about(one);
  return letter({
    subject: `Ülesanne jätkub: ${name}, tähtaeg ${dateShort(due.due)} (${one.state.id})`,
    preview: `Ülesande „${title}“ uus tähtaeg on ${onDeadlineWords(due.due)}.`,
    heading: `Ülesanne jätkub: ${name}`,
    body: [
      paragraph(`Ülesanne „${title}“ ei ole enam peatatud. Uus tähtaeg on ${deadlineWords(due.due)}.`),
      whichCase(one.state),
      ...way(one),
      whyThen(due),
    ],
  });
}

/** To the agency, once: what stands should have gone on by now. */
export function pauseOver(one: Letter): WrittenNotice {
  const { state, notice } = one;
  const open = notice.obligation ? about(one) : null;
  const until = (open ? open.open?.pause : state.pause)?.until ?? null;
  const what = open ? `ülesanne „${open.title}“` : 'juhtum';
  return letter({
    subject: open
      ? `Endiselt peatatud: ${open.name} (${state.id})`
      : referralSubject(state, 'endiselt peatatud'),
    preview: `Eeldatav jätkamise päev on käes: ${what} on endiselt peatatud.`,
    heading: open ? `Endiselt peatatud: ${open.name}` : 'Juhtum on endiselt peatatud',
    body: [
      paragraph(
        `Juhtumi ${state.id} ${what === 'juhtum' ? 'kõik ülesanded on' : `${what} on`} endiselt peatatud.${until ? ` Eeldatav jätkamise päev oli ${onDateWords(until)}.` : ''}${open ? ` Enne peatamist oli tähtaeg ${deadlineWords(open.due.due)}.` : ''} Seda me teist korda meelde ei tuleta.`,
      ),
      list(['Jätkake, kui takistust enam ei ole.', 'Kui takistus kestab, jätkake ja peatage uue päevaga.']),
      ...caseButton(one),
    ],
  });
}

export function extended(one: Letter): WrittenNotice {
  const { name, title, due } = about(one);
  return letter({
    subject: `Uus tähtaeg: ${name}, ${dateShort(due.due)} (${one.state.id})`,
    preview: `Ülesande „${title}“ uus tähtaeg on ${onDeadlineWords(due.due)}.`,
    heading: `Uus tähtaeg: ${name}`,
    body: [
      paragraph(
        `Sotsiaalkindlustusamet pikendas ülesande „${title}“ tähtaega. Uus tähtaeg on ${deadlineWords(due.due)}.`,
      ),
      whichCase(one.state),
      ...way(one),
      whyThen(due),
    ],
  });
}

export function extensionAsked(one: Letter): WrittenNotice {
  const { name, title, due, open } = about(one);
  const wish = open?.wish ?? null;
  const until = wish ? ` kuni ${dateShort(wish.until)}` : '';
  return letter({
    subject: `Palutakse lisaaega: ${name} (${one.state.id})`,
    preview: `Ülesandele „${title}“ palutakse lisaaega${until}.`,
    heading: `Palutakse lisaaega: ${name}`,
    body: [
      paragraph(
        `${capital(partyWords(wish?.party ?? one.notice.to))} palub ülesandele „${title}“ lisaaega${until}. Praegune tähtaeg on ${deadlineWords(due.due)}. Põhjenduse leiate juhtumi lehelt. Kuni otsuseni kehtib praegune tähtaeg.`,
      ),
      whichCase(one.state),
      ...caseButton(one),
    ],
  });
}

export function extensionRefused(one: Letter): WrittenNotice {
  const { name, title, due, open } = about(one);
  return letter({
    subject: `Lisaaega ei antud: ${name}, tähtaeg ${dateShort(due.due)} (${one.state.id})`,
    preview: `Ülesande „${title}“ tähtaeg on endiselt ${onDeadlineWords(due.due)}.`,
    heading: `Lisaaega ei antud: ${name}`,
    body: [
      paragraph(
        `Sotsiaalkindlustusamet ei andnud ülesandele „${title}“ lisaaega. Tähtaeg on endiselt ${deadlineWords(due.due)}.${one.notice.to === 'provider' ? ' Põhjenduse näete ülesande lehel.' : ''}`,
      ),
      ...reasonTo(one, open?.wishRefused ?? null),
      whichCase(one.state),
      ...way(one),
    ],
  });
}

export function unable(one: Letter): WrittenNotice {
  const { name, title, due, open } = about(one);
  return letter({
    subject: `Ei saa täita: ${name} (${one.state.id})`,
    preview: `Osapool teatas, et ei saa täita ülesannet „${title}“.`,
    heading: `Ei saa täita: ${name}`,
    body: [
      paragraph(
        `${capital(partyWords(open?.unable?.party ?? one.notice.to))} teatas, et ei saa täita ülesannet „${title}“. Põhjuse leiate juhtumi lehelt. Ülesanne on endiselt avatud ja tähtaeg on ${deadlineWords(due.due)}.`,
      ),
      whichCase(one.state),
      paragraph('Otsustage, mis edasi:'),
      list([
        'Andke ülesanne üle teisele kontaktile.',
        'Pikendage tähtaega või peatage ülesanne.',
        'Pange vastus ise kirja või võtke ülesanne tagasi.',
      ]),
      ...caseButton(one),
    ],
  });
}

export function withdrawn(one: Letter): WrittenNotice {
  const { name, title } = about(one);
  return letter({
    subject: `Ülesanne on tagasi võetud: ${name} (${one.state.id})`,
    preview: `Ülesannet „${title}“ ei ole enam vaja täita.`,
    heading: `Ülesanne on tagasi võetud: ${name}`,
    body: [
      paragraph(
        `Sotsiaalkindlustusamet võttis ülesande „${title}“ tagasi. Seda ei ole enam vaja täita. Juhtum jätkub.`,
      ),
      whichCase(one.state),
      ...way(one),
    ],
  });
}

export function casePaused(one: Letter): WrittenNotice {
  const { state } = one;
  const until = state.pause ? ` Eeldatavalt jätkub see ${onDateWords(state.pause.until)}.` : '';
  return letter({
    subject: referralSubject(state, 'juhtum on peatatud'),
    preview: `Juhtum on peatatud.${until}`,
    heading: 'Juhtum on peatatud',
    body: [
      paragraph(
        `Sotsiaalkindlustusamet peatas juhtumi ${state.id}.${until} Seni juhtumi tähtajad ei jookse ja meeldetuletusi me ei saada.`,
      ),
      ...reasonTo(one, state.pause?.reason ?? null),
      ...theEndStands(state),
      paragraph(
        'Kui juhtum jätkub, lükkuvad tähtajad edasi nii mitu tööpäeva, kui juhtum oli peatatud. Vastata saab ka praegu. Olukorra muutusest teatatakse endiselt kohe.',
      ),
      ...(one.notice.to === 'agency' ? caseButton(one) : []),
      ...(one.notice.to === 'municipality' ? [howToAsk(one)] : []),
    ],
  });
}

export function caseResumed(one: Letter): WrittenNotice {
  const { state } = one;
  const open = openObligations(state).filter(({ pause }) => pause === null);
  return letter({
    subject: referralSubject(state, 'juhtum jätkub'),
    preview: 'Juhtum ei ole enam peatatud. Tähtajad on edasi lükatud.',
    heading: 'Juhtum jätkub',
    body: [
      paragraph(`Juhtum ${state.id} ei ole enam peatatud.`),
      ...(open.length === 0
        ? []
        : [
            paragraph('Avatud ülesannete tähtajad:'),
            list(
              open.map(
                ({ kind, assignee, due }) =>
                  `${obligationWords(kind).title} (${partyWords(assignee)}): ${deadlineWords(due)}`,
              ),
            ),
          ]),
      ...theEndStands(state),
      ...(one.notice.to === 'agency' ? caseButton(one) : []),
    ],
  });
}

export function newContact(one: Letter): WrittenNotice {
  const { state } = one;
  return letter({
    subject: referralSubject(state, 'Teie olete uus kontakt'),
    preview: 'Selle suunamise kirjad saadame edaspidi Teile.',
    heading: 'Teie olete suunamise uus kontakt',
    body: [
      paragraph(
        `Suunamise ${state.id} kirjad saadame edaspidi Teile. Kui omavalitsusel on täitmata ülesandeid, saadame nende kohta eraldi kirjad. Tähtajad ei muutunud.`,
      ),
      whichCase(state),
      howToAsk(one),
    ],
  });
}

function about(one: Letter) {
  const { kind, cause } = obligationOf(one);
  const { name, title } = obligationWords(kind);
  const found = findObligation(one.state, kind, cause);
  const open: OpenObligation | null = found?.status === 'open' ? found : null;
  return { kind, name, title, due: dueOf(one, kind, cause), open };
}

const way = (one: Letter): Block[] => wayToTask(one, obligationOf(one).kind, one.notice.to, null);

/** An officer's words may name somebody: only the municipality reads them in a mail. */
const reasonTo = ({ notice }: Letter, reason: string | null): Block[] =>
  notice.to !== 'municipality' || !reason
    ? []
    : [paragraph('Ametniku põhjendus:'), { kind: 'quote', text: reason }];

const whichCase = (state: CaseState): Block =>
  facts([
    ['Juhtum', state.id],
    ['Omavalitsus', foreign(state.municipality.name)],
  ]);

const theEndStands = ({ serviceEnd }: CaseState): Block[] =>
  serviceEnd === null
    ? []
    : [paragraph(`Teenuse lõpp ei nihku: teenuse viimane päev on ${dateShort(serviceEnd)}.`)];

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
