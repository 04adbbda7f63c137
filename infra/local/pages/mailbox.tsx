/** A party's mailbox: its mails, newest first, one of them open, and a field to answer it. */
import type { LocalMail } from '../endpoints/ports.ts';
import { Layout, Moment } from './layout.tsx';

export function MailboxPage({
  to,
  mails,
  open,
}: {
  to: string;
  mails: readonly LocalMail[];
  open: LocalMail | null;
}) {
  return (
    <Layout title={`Postkast ${to}`}>
      <p>
        <a href="/">Tagasi algusesse</a>
      </p>
      <h1>{to}</h1>
      {open && <OpenMail mail={open} to={to} />}
      <section>
        <h2>Kirjad</h2>
        {mails.length === 0 ? (
          <p>Kirju veel ei ole. Siia jõuavad kirjad, mille Tugirada sellele aadressile saadab.</p>
        ) : (
          <section class="wide" aria-label="Kirjad, keritav tabel" tabindex={0}>
            <table>
              <caption>Uuemad eespool</caption>
              <thead>
                <tr>
                  <th scope="col">Saadetud</th>
                  <th scope="col">Pealkiri</th>
                </tr>
              </thead>
              <tbody>
                {mails.toReversed().map((mail) => (
                  <tr>
                    <td>
                      <Moment at={mail.sentAt} />
                    </td>
                    <td>
                      <a
                        href={`/_local/mailbox?to=${encodeURIComponent(to)}&id=${encodeURIComponent(mail.id)}`}
                        aria-current={mail.id === open?.id ? 'true' : undefined}
                      >
                        {mail.subject}
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
    </Layout>
  );
}

function OpenMail({ mail, to }: { mail: LocalMail; to: string }) {
  return (
    <section>
      <h2>{mail.subject}</h2>
      <dl>
        <dt>Kellelt</dt>
        <dd>{mail.from}</dd>
        <dt>Kellele</dt>
        <dd>{mail.to.join(', ')}</dd>
        <dt>Vastus läheb aadressile</dt>
        <dd>{mail.replyTo ?? mail.from}</dd>
        <dt>Saadetud</dt>
        <dd>
          <Moment at={mail.sentAt} />
        </dd>
      </dl>
      {mail.html && (
        <iframe
          title="Kirja sisu"
          srcdoc={withLinksOutside(mail.html)}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"
        />
      )}
      <details open={!mail.html}>
        <summary>Kiri tekstina</summary>
        <pre>{textWithLinks(mail.text ?? '')}</pre>
      </details>
      <form method="post" action="/_local/reply">
        <input type="hidden" name="id" value={mail.id} />
        <input type="hidden" name="from" value={to} />
        <p>
          <label for="text">Vasta sellele kirjale</label>
          <textarea id="text" name="text" required></textarea>
        </p>
        <button type="submit">Saada vastus</button>
      </form>
    </section>
  );
}

/** A link of the mail opens beside the mailbox: inside the frame its forms would be dead. */
function withLinksOutside(html: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
}

function textWithLinks(text: string) {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
