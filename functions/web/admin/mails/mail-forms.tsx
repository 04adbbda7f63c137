/** Forms about the mail that a case came from: correct what was read, read it anew, open another case from it. */
import { Hidden, RequiredNote, TextArea } from '#web/frame/fields.tsx';
import { Button, Buttons } from '#web/frame/parts.tsx';
import { mailWorkTexts as texts } from '#web/texts/admin-pages.ts';
import { Action, formState } from '../acts/act-form.tsx';
import type { CaseView, Personal } from '../case/view.ts';
import { isServed } from './attachments.tsx';
import { readOfClient } from './evidence.ts';
import { splitKnown } from './mail-work.ts';
import { OpenCaseFields, ReferralFields } from './open-case-fields.tsx';
import { referralInitial } from './referral-form.ts';

export const Correct = ({ view }: { view: CaseView }) => {
  const { referral } = view.state;
  if (!referral) return null;
  const form = formState(view, 'correct', referralInitial(referral));
  return (
    <Action view={view} action="correct" title={texts.correct} hint={texts.correctHint}>
      <RequiredNote />
      <ReferralFields form={form} />
      <TextArea form={form} name="reason" label={texts.correctReason} required />
      <Buttons>
        <Button kind="secondary">{texts.correctSend}</Button>
      </Buttons>
    </Action>
  );
};

/** A mail that is not served was never parsed: reading it again would say the same. */
export const MailActions = ({ view, personal }: { view: CaseView; personal: Personal }) => {
  const { mail } = personal;
  if (!mail || !isServed(mail)) return null;
  return (
    <>
      <Action view={view} action="reread" title={texts.reread} hint={texts.rereadHint}>
        <Buttons>
          <Button kind="secondary">{texts.reread}</Button>
        </Buttons>
      </Action>
      {mail.opened.length > 0 && (
        <Split view={view} personal={personal} mail={mail} part={mail.opened.length + 1} />
      )}
    </>
  );
};

const Split = (props: {
  view: CaseView;
  personal: Personal;
  mail: NonNullable<Personal['mail']>;
  part: number;
}) => {
  const { view, personal, mail, part } = props;
  const { municipality, sender } = view.state;
  const initial = referralInitial(splitKnown(view.state, readOfClient(mail.reading, part).referral), {
    municipality: municipality.ehak,
    senderAddress: sender?.address,
    senderName: sender?.name,
  });
  const form = formState(view, 'split', initial);
  return (
    <Action view={view} action="split" title={texts.split} hint={texts.splitHint}>
      <Hidden name="part" value={part} />
      <RequiredNote />
      <OpenCaseFields form={form} municipalities={personal.municipalities} needsName />
      <Buttons>
        <Button kind="secondary">{texts.splitSend}</Button>
      </Buttons>
    </Action>
  );
};
