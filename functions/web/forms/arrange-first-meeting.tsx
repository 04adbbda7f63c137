/** The provider has agreed the first meeting with the municipality's case manager: when and where. */
import { arrivalOf, type Form } from './form.ts';
import { initialMeeting, MeetingFields, readMeeting } from './meeting-time.tsx';

export const arrangeFirstMeetingForm: Form = {
  initial: (state) => initialMeeting(state),

  parse(values, context) {
    const meeting = readMeeting(values, context.arrivedAt);
    if (!meeting.ok) return meeting;
    const { startsAt, minutes, place, interpreter } = meeting;
    return {
      ok: true,
      command: { type: 'ArrangeFirstMeeting', ...arrivalOf(context), startsAt, minutes, place, interpreter },
    };
  },

  Fields: ({ form, state }) => <MeetingFields form={form} state={state} required />,
};
