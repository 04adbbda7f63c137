/** The start page: the whole story for somebody who sees Tugirada for the first time. */
import type { Execution, LocalMail } from '../endpoints/ports.ts';
import { officers } from '../oidc.ts';
import { roleWords } from './choose-officer.tsx';
import { Layout, Moment } from './layout.tsx';

export type StartPage = {
  now: string;
  nextTimer: string | null;
  smtpPort: number;
  inbox: string;
  mails: readonly LocalMail[];
  executions: readonly Execution[];
  /** Mailboxes to show even when they are empty, with who reads them. */
  parties: readonly { address: string; who: string }[];
  notice: string | null;
};

/** As many rows as one can take in; the API has them all. */
const SHOWN_EXECUTIONS = 40;
/** By the names that Step Functions gives them. */
const statusWords: Record<string, string> = {
  RUNNING: 'töös',
  SUCCEEDED: 'lõppenud',
  FAILED: 'katkenud',
  TIMED_OUT: 'aegunud',
  ABORTED: 'peatatud',
};
const hour = 3_600_000;
const jumps = [
  { label: '+1 tund', ms: hour },
  { label: '+1 päev', ms: 24 * hour },
  { label: '+1 nädal', ms: 7 * 24 * hour },
];

export function StartPage(props: StartPage) {
  return (
    <Layout title="Algus">
      <h1>Tugirada</h1>
      <p>
        Tugirada viib iga tugiisikuteenusele suunamise omavalitsuse kirjast teenuse lõpuni ja peab kinni
        kõigist tähtaegadest. Praegu töötab kogu süsteem selles arvutis: ükski kiri ei lähe siit välja ja
        kella saab edasi keerata.
      </p>
      <p lang="en" class="hint">
        The whole system runs on this computer: send a sample referral, read the mailboxes, click the links,
        move the clock.
      </p>
      {props.notice && (
        <p class="note" role="status">
          {props.notice}
        </p>
      )}
      <Sample inbox={props.inbox} smtpPort={props.smtpPort} />
      <Mailboxes mails={props.mails} parties={props.parties} />
      <SignIn />
      <Clock now={props.now} nextTimer={props.nextTimer} />
      <Executions executions={props.executions} />
    </Layout>
  );
}

function Sample({ inbox, smtpPort }: { inbox: string; smtpPort: number }) {
  return (
    <section>
      <h2>1. Omavalitsus saadab suunamise</h2>
      <p>
        Juhtumikorraldaja saadab kirja aadressile <strong>{inbox}</strong>. Näidiskirja saate saata nupuga,
        oma kirja SMTP kaudu (127.0.0.1, port {smtpPort}).
      </p>
      <form method="post" action="/_local/sample">
        <button class="main" type="submit">
          Saada näidissuunamine
        </button>
      </form>
    </section>
  );
}

function Mailboxes({ mails, parties }: Pick<StartPage, 'mails' | 'parties'>) {
  const known = new Map(parties.map(({ address, who }) => [address, who]));
  const addresses = new Set([
    ...known.keys(),
    ...mails.flatMap((mail) => mail.to.map((one) => one.toLowerCase())),
  ]);
  return (
    <section>
      <h2>2. Osapooled loevad kirju</h2>
      <p>Avage postkast ja vajutage kirjas olevat nuppu, nagu teeks seda kirja saaja.</p>
      <section class="wide" aria-label="Postkastid, keritav tabel" tabindex={0}>
        <table>
          <caption>Postkastid</caption>
          <thead>
            <tr>
              <th scope="col">Postkast</th>
              <th scope="col">Kes seda loeb</th>
              <th scope="col">Kirju</th>
              <th scope="col">Viimane kiri</th>
            </tr>
          </thead>
          <tbody>
            {[...addresses].map((address) => {
              const own = mails.filter((mail) => mail.to.some((to) => to.toLowerCase() === address));
              return (
                <tr>
                  <td>
                    <a href={`/_local/mailbox?to=${encodeURIComponent(address)}`}>{address}</a>
                  </td>
                  <td>{known.get(address) ?? ''}</td>
                  <td>{own.length}</td>
                  <td>{own.at(-1)?.subject ?? 'Kirju veel ei ole'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function SignIn() {
  return (
    <section>
      <h2>3. SKA ametnik vaatab suunamise läbi</h2>
      <p>Näidisametnikel parooli ei ole.</p>
      {officers.map(({ sub, name, role }) => (
        <form class="row" method="post" action="/_local/sign-in">
          <input type="hidden" name="officer" value={sub} />
          <button type="submit">
            Sisene: {name} ({roleWords[role]})
          </button>
        </form>
      ))}
    </section>
  );
}

function Clock({ now, nextTimer }: { now: string; nextTimer: string | null }) {
  return (
    <section>
      <h2>4. Aeg läheb edasi</h2>
      <dl>
        <dt>Praegu</dt>
        <dd>
          <Moment at={now} />
        </dd>
        <dt>Järgmine sündmus</dt>
        <dd>{nextTimer ? <Moment at={nextTimer} /> : 'miski ei oota aega'}</dd>
      </dl>
      {nextTimer && (
        <form class="row" method="post" action="/_local/clock">
          <input type="hidden" name="advance" value="next-timer" />
          <button type="submit">Järgmise sündmuseni</button>
        </form>
      )}
      {jumps.map(({ label, ms }) => (
        <form class="row" method="post" action="/_local/clock">
          <input type="hidden" name="advanceBy" value={String(ms)} />
          <button type="submit">{label}</button>
        </form>
      ))}
    </section>
  );
}

function Executions({ executions }: { executions: readonly Execution[] }) {
  // A system that runs for hours has many sweeps, which would push all else off the page.
  const telling = executions.filter(
    ({ machine, status }) => machine !== 'maintenance' || status !== 'SUCCEEDED',
  );
  const latest = telling
    .toSorted((a, b) => b.startedAt.localeCompare(a.startedAt))
    .slice(0, SHOWN_EXECUTIONS);
  return (
    <section>
      <h2>5. Mida süsteem teeb</h2>
      {latest.length === 0 ? (
        <p>Midagi ei ole veel käivitatud. Saatke näidissuunamine.</p>
      ) : (
        <section class="wide" aria-label="Viimased käivitused, keritav tabel" tabindex={0}>
          <table>
            <caption>
              Viimased käivitused ({latest.length}/{telling.length})
            </caption>
            <thead>
              <tr>
                <th scope="col">Masin</th>
                <th scope="col">Nimi</th>
                <th scope="col">Olek</th>
                <th scope="col">Samm</th>
                <th scope="col">Algas</th>
              </tr>
            </thead>
            <tbody>
              {latest.map(({ machine, name, status, state, startedAt }) => (
                <tr>
                  <td>{machine}</td>
                  <td>{name}</td>
                  <td>
                    <span class={`badge ${status}`}>{statusWords[status] ?? status}</span>
                  </td>
                  <td lang="en">{state ?? ''}</td>
                  <td>
                    <Moment at={startedAt} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
