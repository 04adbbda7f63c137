/** Estonian texts of the counts of feedback, and of survey links that lead to nothing. */
import type { FeedbackRole } from '#domain/feedback/questions';

export const feedbackTexts = {
  title: 'Tagasiside',
  intro:
    'Vastused juhtumi lõpus saadetud küsitlustele, skaalal 1–5. Hoiame ainult vastuste arve: ühtegi vastust ei saa juhtumi ega inimesega siduda.',
  period: 'Periood',
  head: ['Vastaja', 'Küsimus', '1', '2', '3', '4', '5', 'Vastuseid', 'Hinne 4–5'],
  roles: { client: 'Klient', municipality: 'KOV', provider: 'Teenuseosutaja' } satisfies Record<
    FeedbackRole,
    string
  >,
  unknownTitle: 'See link ei tööta',
  unknownText: 'Kopeerige link kirjast tervikuna veebilehitsejasse.',
};
