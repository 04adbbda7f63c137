/** The agency's officer accepts a referral for a provider, returns it to the municipality, or declines it. */
import { addMonths, type Day, dayOf, type Instant } from '#domain/calendar/calendar';
import { suggestedReferralDate } from '#domain/case/review';
import { RadioField, SelectField, TextArea } from '../frame/fields.tsx';
import { prefilled } from '../frame/form.ts';
import { formTexts } from '../texts/forms.ts';
import { DateField } from './controls.tsx';
import { oneOf, optionalNumber, requiredDay, requiredText } from './field-schemas.ts';
import { arrivalOf, type Form } from './form.ts';
import { inOrder, readFields } from './read-fields.ts';

interface Provider {
  readonly id: string;
  readonly name: string;
}

const { errors, labels } = formTexts;

const verdicts = ['accept', 'return', 'decline'] as const;
const readVerdict = { verdict: oneOf(verdicts, () => errors.verdict) };
const whenAccepted = {
  provider: optionalNumber,
  referralDate: requiredDay(() => errors.referralDate.missing),
};
const whenNot = { reason: requiredText(() => errors.reason) };

/** Older than any contract that could still pay for the service: a slip of the year. */
const oldestMonths = 60;

/**
 * @param providers those that can be chosen
 * @param suggested id of the municipality's own provider of the day, or null
 */
export const reviewReferralForm = (providers: readonly Provider[], suggested: string | null): Form => ({
  initial: (state) => prefilled({ provider: suggested, referralDate: suggestedReferralDate(state) }),

  parse(values, context) {
    const chosen = readFields(readVerdict, values);
    if (!chosen.all) return { ok: false, errors: chosen.errors };
    const { verdict } = chosen.all;
    if (verdict !== 'accept') {
      const read = readFields(whenNot, values);
      if (!read.all) return { ok: false, errors: read.errors };
      return {
        ok: true,
        command: { type: 'ReviewReferral', ...arrivalOf(context), verdict, reason: read.all.reason },
      };
    }
    const read = readFields(whenAccepted, values);
    const provider = providers.find(({ id }) => id === read.some.provider);
    const absurd = absurdDate(read.some.referralDate, context.now);
    if (!read.all || !provider || absurd) {
      const more = {
        ...(provider ? {} : { provider: errors.provider }),
        ...(absurd ? { referralDate: absurd } : {}),
      };
      return { ok: false, errors: inOrder(Object.keys(whenAccepted), more, read.errors) };
    }
    const { id, name } = provider;
    const { referralDate } = read.all;
    return {
      ok: true,
      command: {
        type: 'ReviewReferral',
        ...arrivalOf(context),
        verdict,
        provider: { id, name },
        referralDate,
      },
    };
  },

  Fields: ({ form }) => (
    <>
      <RadioField
        form={form}
        name="verdict"
        label={labels.verdict}
        choices={verdicts.map((value) => ({ value, label: labels.verdicts[value] }))}
        required
      />
      <div class="when-accepted">
        <SelectField
          form={form}
          name="provider"
          label={labels.provider}
          hint={labels.providerHint}
          choices={providers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField
          form={form}
          name="referralDate"
          label={labels.referralDate}
          hint={labels.referralDateHint}
        />
      </div>
      <div class="when-refused">
        <TextArea form={form} name="reason" label={labels.reason} hint={labels.reasonHint} />
      </div>
    </>
  ),
});

function absurdDate(day: Day | undefined, now: Instant): string | null {
  if (!day) return null;
  if (day > dayOf(now)) return errors.referralDate.future;
  return day < addMonths(dayOf(now), 0 - oldestMonths) ? errors.referralDate.old : null;
}
