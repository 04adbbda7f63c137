/** Each open obligation with its clock and contact, and what an officer may do about them; the same for the case. */
import { type Obligation, type OpenObligation, openObligations } from '#domain/case/state';
import { contactOf } from '#domain/clocks/handing';
import type { Pause } from '#domain/clocks/state';
import { kindRules, sideKinds } from '#domain/obligation/kinds';
import { DateField } from '#web/forms/controls.tsx';
import { TextArea, TextField } from '#web/frame/fields.tsx';
import { prefilled } from '#web/frame/form.ts';
import { Alert, Badge, Button, Buttons, Outside } from '#web/frame/parts.tsx';
import { kindNames, partyNames } from '#web/texts/admin.ts';
import { actionTexts } from '#web/texts/admin-pages.ts';
import { clockTexts as texts } from '#web/texts/clocks.ts';
import { dateShort, dateTimeShort, deadlineShort } from '#web/texts/dates.ts';
import { lockoutTexts } from '#web/texts/lockout.ts';
import type { CaseView } from '../case/view.ts';
import { mayChange } from '../frame.tsx';
import { Action, formState, type Which } from './act-form.tsx';
import { type ClockAction, obligationName } from './clock-commands.ts';

/** Where the clocks stand on the page of a case, and each of them. */
export const clocksId = 'tahtajad';
export const clockId = ({ kind, cause }: Pick<OpenObligation, 'kind' | 'cause'>): string =>
  `${clocksId}-${kind}-${cause}`;

export const CaseClocks = ({ view }: { view: CaseView }) => {
  const { state } = view;
  const open = openObligations(state);
  const late = Object.values(state.obligations).filter(
    (one) => one.status === 'closed' && one.late && !one.latenessAccepted,
  );
  const acts = mayChange(view.session);
  if (open.length === 0 && (state.phase === 'ended' || !acts) && (late.length === 0 || !acts)) return null;
  return (
    <section aria-labelledby={clocksId}>
      <h2 id={clocksId}>{texts.heading}</h2>
      {open.map((obligation) => (
        <Clock view={view} obligation={obligation} />
      ))}
      {acts && late.map((obligation) => <Lateness view={view} obligation={obligation} />)}
      {acts && state.phase !== 'ended' && <OfCase view={view} />}
    </section>
  );
};

/** On top of the page: nothing of this case is reminded of. */
export const CaseStands = ({ view: { state, personal } }: { view: CaseView }) =>
  state.pause && (
    <Alert tone="warn" heading={texts.casePaused}>
      <p>{pauseWords(state.pause)}</p>
      {personal && state.pause.reason && <Outside text={state.pause.reason} lines />}
    </Alert>
  );

const pauseWords = ({ since, until, remindedAt }: Pause): string =>
  `${texts.pausedSince} ${dateTimeShort(since)}. ${texts.expected} ${dateShort(until)}.${remindedAt ? ` ${texts.ranOver}` : ''}`;

const Clock = ({ view, obligation }: { view: CaseView; obligation: OpenObligation }) => {
  const { kind, cause, due, pause, wish } = obligation;
  const isBeside = sideKinds.some((one) => one === kind);
  return (
    <div class="card" id={clockId(obligation)}>
      <h3>
        {kindNames[kind]} {pause && <Badge tone="warn">{texts.pausedBadge}</Badge>}
      </h3>
      <p>
        {partyNames[kindRules[kind].assignee]}, {deadlineShort(due)}
      </p>
      {pause && <p>{pause.ofCase ? texts.withCase : pauseWords(pause)}</p>}
      <Pleas view={view} obligation={obligation} />
      <LockedOut obligation={obligation} />
      <ContactLine view={view} obligation={obligation} />
      {mayChange(view.session) && (
        <>
          {pause ? (
            <Ask view={view} of={obligation} action="resume" title={texts.resume} hint={texts.resumeHint} />
          ) : (
            <WithDay view={view} of={obligation} action="pause" />
          )}
          <WithDay view={view} of={obligation} action="extend" />
          {wish && <Reasoned view={view} of={obligation} action="refuse-extension" />}
          {kindRules[kind].assignee !== 'agency' && <HandOver view={view} of={obligation} />}
          {isBeside && kindRules[kind].assignee !== 'agency' && (
            <Action
              view={view}
              action="reissue-link"
              title={actionTexts.reissue}
              hint={actionTexts.reissueHint}
              of={{ kind, cause }}
              which={whichOf({ view, of: obligation })}
            >
              <Buttons>
                <Button kind="secondary">{actionTexts.reissue}</Button>
              </Buttons>
            </Action>
          )}
          {isBeside && <Reasoned view={view} of={obligation} action="withdraw" />}
        </>
      )}
    </div>
  );
};

/** What the party asked for or said; its own words in the second step. */
const Pleas = ({ view, obligation }: { view: CaseView; obligation: OpenObligation }) => {
  const { wish, unable } = obligation;
  const asked = wish && texts.wish(partyNames[wish.party], dateShort(wish.until));
  const pleas = [
    { words: asked, plea: wish },
    { words: unable && texts.unable(partyNames[unable.party]), plea: unable },
  ];
  return (
    <>
      {pleas.map(
        ({ words, plea }) =>
          plea && (
            <Alert tone="warn">
              <p>{words}</p>
              {!view.personal && <p class="muted">{texts.inPersonal}</p>}
              {view.personal && plea.reason && <Outside text={plea.reason} lines />}
            </Alert>
          ),
      )}
    </>
  );
};

/** Wrong addresses put a link to sleep: whoever it is for may have another address by now. */
const LockedOut = ({ obligation: { lockedOut } }: { obligation: OpenObligation }) =>
  lockedOut && (
    <Alert tone="warn">
      <p>{lockoutTexts.told(partyNames[lockedOut.party], dateTimeShort(lockedOut.at))}</p>
    </Alert>
  );

const ContactLine = ({ view, obligation }: { view: CaseView; obligation: OpenObligation }) => {
  const contact = contactOf(view.state, kindRules[obligation.kind].assignee, obligation);
  if (!contact) return null;
  if (!view.personal) return <p>{texts.anotherContact}</p>;
  return (
    <p>
      {texts.contact}: <Outside text={[contact.name, contact.address].filter(Boolean).join(', ')} />
    </p>
  );
};

const Lateness = ({ view, obligation }: { view: CaseView; obligation: Obligation }) => (
  <div class="card">
    <h3>{kindNames[obligation.kind]}</h3>
    <p>{deadlineShort(obligation.due)}</p>
    <Reasoned view={view} of={obligation} action="accept-lateness" />
  </div>
);

const OfCase = ({ view }: { view: CaseView }) => {
  const pause = formState(view, 'pause-case', {});
  const contact = formState(view, 'hand-over-contact', {});
  return (
    <>
      {view.state.pause ? (
        <Action view={view} action="resume-case" title={texts.caseResume} hint={texts.caseResumeHint}>
          <Buttons>
            <Button kind="secondary">{texts.caseResume}</Button>
          </Buttons>
        </Action>
      ) : (
        <Action view={view} action="pause-case" title={texts.casePause} hint={texts.casePauseHint}>
          <DateField form={pause} name="until" label={texts.until} hint={texts.untilHint} required />
          <TextArea form={pause} name="reason" label={texts.reason} hint={texts.reasonOfCase} required />
          <Buttons>
            <Button kind="secondary">{texts.casePause}</Button>
          </Buttons>
        </Action>
      )}
      <Action view={view} action="hand-over-contact" title={texts.caseContact} hint={texts.caseContactHint}>
        <ContactFields form={contact} />
        <Buttons>
          <Button kind="secondary">{texts.caseContact}</Button>
        </Buttons>
      </Action>
    </>
  );
};

interface Asking {
  readonly view: CaseView;
  readonly of: Pick<Obligation, 'kind' | 'cause'> & Partial<Pick<OpenObligation, 'wish'>>;
}

const whichOf = ({ of }: Asking): Which => ({ name: 'obligation', value: obligationName(of) });

const Ask = (props: Asking & { action: ClockAction; title: string; hint: string }) => (
  <Action {...props} of={undefined} which={whichOf(props)}>
    <Buttons>
      <Button kind="secondary">{props.title}</Button>
    </Buttons>
  </Action>
);

const dayOfAction = {
  pause: () => ({
    name: 'until',
    label: texts.until,
    hint: texts.untilHint,
    title: texts.pause,
    why: texts.pauseHint,
  }),
  extend: () => ({
    name: 'due',
    label: texts.due,
    hint: texts.dueHint,
    title: texts.extend,
    why: texts.extendHint,
  }),
};

const WithDay = ({ action, ...asking }: Asking & { action: 'pause' | 'extend' }) => {
  const { name, label, hint, title, why } = dayOfAction[action]();
  const which = whichOf(asking);
  const initial = action === 'extend' ? prefilled({ due: asking.of.wish?.until }) : {};
  const form = formState(asking.view, action, initial, which);
  return (
    <Action view={asking.view} action={action} title={title} hint={why} which={which}>
      <DateField form={form} name={name} label={label} hint={hint} required />
      <TextArea form={form} name="reason" label={texts.reason} hint={texts.reasonHint} required />
      <Buttons>
        <Button kind="secondary">{title}</Button>
      </Buttons>
    </Action>
  );
};

const reasons = {
  'refuse-extension': () => ({ title: texts.refuse, hint: texts.refuseHint }),
  withdraw: () => ({ title: texts.withdraw, hint: texts.withdrawHint }),
  'accept-lateness': () => ({ title: texts.lateness, hint: texts.latenessHint }),
} as const;

const Reasoned = ({ action, ...asking }: Asking & { action: keyof typeof reasons }) => {
  const { title, hint } = reasons[action]();
  const which = whichOf(asking);
  const form = formState(asking.view, action, {}, which);
  return (
    <Action view={asking.view} action={action} title={title} hint={hint} which={which}>
      <TextArea form={form} name="reason" label={texts.reason} hint={texts.reasonHint} required />
      <Buttons>
        <Button kind="secondary">{title}</Button>
      </Buttons>
    </Action>
  );
};

const HandOver = (asking: Asking) => {
  const which = whichOf(asking);
  return (
    <Action
      view={asking.view}
      action="hand-over"
      title={texts.handOver}
      hint={texts.handOverHint}
      which={which}
    >
      <ContactFields form={formState(asking.view, 'hand-over', {}, which)} />
      <Buttons>
        <Button kind="secondary">{texts.handOver}</Button>
      </Buttons>
    </Action>
  );
};

const ContactFields = ({ form }: { form: ReturnType<typeof formState> }) => (
  <>
    <TextField form={form} name="address" type="email" label={texts.address} maxlength={254} required />
    <TextField form={form} name="name" label={texts.name} />
  </>
);
