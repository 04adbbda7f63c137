/** The fields by which an officer opens or corrects a case, prefilled with what was read. */
import { DateField, LanguagesField } from '#web/forms/controls.tsx';
import { SelectField, TextArea, TextField } from '#web/frame/fields.tsx';
import { type FormState, textsOf } from '#web/frame/form.ts';
import { protectionNames } from '#web/texts/admin.ts';
import { caseTexts } from '#web/texts/admin-pages.ts';
import { formTexts } from '#web/texts/forms.ts';
import { triageTexts as texts } from '#web/texts/triage.ts';
import { fieldWords } from '#web/texts/words.ts';

const { labels } = formTexts;

export interface MunicipalityChoice {
  readonly ehak: string;
  readonly name: string;
}

export const OpenCaseFields = ({
  form,
  municipalities,
  needsName = false,
}: {
  form: FormState;
  municipalities: readonly MunicipalityChoice[];
  /** True when the case cannot be opened without the client's name. */
  needsName?: boolean;
}) => (
  <>
    <MunicipalityField form={form} municipalities={municipalities} />
    <TextField form={form} name="senderAddress" label={texts.senderAddress} type="email" required />
    <TextField form={form} name="senderName" label={texts.senderName} maxlength={200} />
    <ReferralFields form={form} needsName={needsName} />
  </>
);

/** All of a referral that an officer types; `readReferral` reads them. */
export const ReferralFields = ({ form, needsName = false }: { form: FormState; needsName?: boolean }) => (
  <>
    <TextField form={form} name="clientName" label={labels.clientName} maxlength={200} required={needsName} />
    <TextField
      form={form}
      name="personalCode"
      label={labels.personalCode}
      hint={labels.personalCodeHint}
      inputmode="numeric"
      width="medium"
    />
    <DateField form={form} name="birthDate" label={labels.birthDate} hint={labels.dateHint} />
    <TextField form={form} name="phone" label={labels.phone} type="tel" width="medium" />
    <TextField form={form} name="email" label={labels.email} type="email" />
    <TextField form={form} name="address" label={labels.address} />
    <LanguagesField
      form={form}
      name="languages"
      label={labels.clientLanguages}
      offered={textsOf(form.values, 'languages').filter((code) => code.length === 2)}
    />
    <SelectField
      form={form}
      name="protection"
      label={caseTexts.protection}
      choices={Object.entries(protectionNames).map(([value, label]) => ({ value, label }))}
    />
    <SelectField
      form={form}
      name="interpreter"
      label={fieldWords('client.interpreter')}
      choices={[
        { value: 'yes', label: caseTexts.yes },
        { value: 'no', label: caseTexts.no },
      ]}
    />
    <TextArea form={form} name="otherServices" label={fieldWords('client.otherServices')} rows={2} />
    <TextField form={form} name="starNumber" label={fieldWords('starNumber')} width="medium" />
    <TextArea form={form} name="need" label={labels.need} hint={labels.needHint} rows={5} />
    <TextArea form={form} name="goals" label={caseTexts.goals} rows={3} />
    <TextField form={form} name="decisionNumber" label={labels.decisionNumber} width="medium" />
    <DateField form={form} name="decisionDate" label={labels.decisionDate} hint={labels.dateHint} />
    <TextArea
      form={form}
      name="familyMembers"
      label={fieldWords('familyMembers')}
      hint={labels.familyHint}
      rows={3}
    />
    <TextField form={form} name="caseManagerName" label={fieldWords('caseManager.name')} maxlength={200} />
    <TextField form={form} name="caseManagerEmail" label={fieldWords('caseManager.email')} type="email" />
    <TextField
      form={form}
      name="caseManagerPhone"
      label={fieldWords('caseManager.phone')}
      type="tel"
      width="medium"
    />
  </>
);

export const MunicipalityField = ({
  form,
  municipalities,
}: {
  form: FormState;
  municipalities: readonly MunicipalityChoice[];
}) => (
  <SelectField
    form={form}
    name="municipality"
    label={texts.municipality}
    choices={municipalities.map(({ ehak, name }) => ({ value: ehak, label: name }))}
    required
  />
);
