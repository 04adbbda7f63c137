/** Why a plan has a new version, where nobody gave a reason. */
import type { Day } from '#domain/calendar/calendar';
import { dateShort } from '#domain/estonian';

/** @param day on which the municipality's mail with the plan came. @returns what is kept as the version's reason */
export const planSentByMail = (day: Day): string =>
  `Omavalitsus saatis uue tegevuskava kirjaga ${dateShort(day)}.`;
