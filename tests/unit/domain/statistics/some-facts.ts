/** Facts of cases for tests of statistics: one that a test changes, and any number of random ones. */
import fc from 'fast-check';
import { addDays, type Day, parseDay } from '#domain/calendar/calendar';
import { endings } from '#domain/ending/facts';
import { obligationKinds } from '#domain/obligation/kinds';
import { type CaseFacts, promiseEnds } from '#domain/statistics/facts';

const day = parseDay;

/** Received on 2 March 2026, a support person after 4 days, the first meeting after 10; the service runs. */
export const someFacts = (changes: Partial<CaseFacts> = {}): CaseFacts => ({
  caseId: 'TR26-4F7KQ',
  phase: 'active',
  municipality: { ehak: '0638', name: 'Põhja-Pärnumaa vald' },
  providers: [{ id: 'abikasi', name: 'Abikäsi', until: null }],
  languages: ['uk', 'ru'],
  protection: 'temporary',
  receivedOn: day('2026-03-02'),
  registeredOn: day('2026-03-02'),
  referralDate: day('2026-03-02'),
  supportPersonOn: day('2026-03-06'),
  serviceStart: day('2026-03-12'),
  serviceEnd: day('2027-03-02'),
  over: null,
  endedOn: null,
  noShows: 0,
  refusals: 0,
  promises: [],
  owed: [],
  ...changes,
});

const after = (from: Day, most: number) => fc.nat({ max: most }).map((days) => addDays(from, days));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

/** Cases of 2025 and 2026 at any point of their path. */
const randomFacts: fc.Arbitrary<CaseFacts> = after(day('2025-01-01'), 700).chain((receivedOn) =>
  fc
    .record({
      ehak: fc.constantFrom('0130', '0638', '0784', '0793'),
      provider: maybe(fc.constantFrom('abikasi', 'teine')),
      languages: fc.subarray(['uk', 'ru', 'ar']),
      protection: fc.constantFrom('international', 'temporary', null),
      supportPersonOn: maybe(after(receivedOn, 30)),
      serviceStart: maybe(after(receivedOn, 60)),
      over: maybe(fc.record({ on: after(receivedOn, 400), ending: fc.constantFrom(...endings) })),
      promises: fc.array(
        fc.record({
          kind: fc.constantFrom(...obligationKinds),
          end: fc.constantFrom(...promiseEnds),
          on: after(receivedOn, 300),
        }),
        { maxLength: 6 },
      ),
      owed: fc.array(fc.record({ kind: fc.constantFrom(...obligationKinds), due: after(receivedOn, 300) }), {
        maxLength: 2,
      }),
    })
    .map(({ ehak, provider, over, ...rest }) =>
      someFacts({
        ...rest,
        receivedOn,
        registeredOn: receivedOn,
        municipality: { ehak, name: `Vald ${ehak}` },
        providers: provider ? [{ id: provider, name: provider, until: null }] : [],
        over: over && rest.serviceStart && over.on < rest.serviceStart ? null : over,
        endedOn: over?.on ?? null,
      }),
    ),
);

export const manyFacts = fc.array(randomFacts, { maxLength: 60 });
