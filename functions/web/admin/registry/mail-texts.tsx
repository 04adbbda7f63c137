/** The preview of every mail that the system sends, with made-up data: a list with a search, and each mail. */
import type { PageContext } from '../../frame/environment.ts';
import { TextField } from '../../frame/fields.tsx';
import { prefilled } from '../../frame/form.ts';
import { answerPage } from '../../frame/page.tsx';
import { Alert, Button, ButtonLink, Buttons, SummaryList, Table } from '../../frame/parts.tsx';
import { problemPage } from '../../frame/problem.tsx';
import type { Ports } from '../../ports.ts';
import type { ExampleMail, MailBlock, MailOfNoCase } from '../../registry-ports.ts';
import { noticeTexts, partyNames } from '../../texts/admin.ts';
import { mailTextTexts as texts } from '../../texts/mail-texts.ts';
import { eventWords } from '../../texts/timeline.ts';
import { obligationWords } from '../../texts/words.ts';
import { RegistryFrame, textPath, textsPath } from './parts.tsx';

/** A search is a word, not a text (characters). */
const longestSearch = 100;

/** GET /admin/registry/texts?q= */
export async function mailTextsPage(c: PageContext, ports: Ports) {
  const typed = (c.req.query('q') ?? '').trim().slice(0, longestSearch);
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const mails = (await ports.exampleMails()).filter((mail) => {
    const all = fold(`${nameOf(mail)} ${receiverOf(mail)} ${mail.subject} ${mail.text}`);
    return words.every((word) => all.includes(word));
  });
  const form = { prefix: 'texts', values: prefilled({ q: typed }), errors: {} };
  return answerPage(
    c,
    <RegistryFrame c={c} title={texts.title}>
      <p>{texts.lead}</p>
      <form method="get" action={textsPath}>
        <TextField
          form={form}
          name="q"
          label={texts.search}
          hint={texts.searchHint}
          maxlength={longestSearch}
        />
        <Buttons>
          <Button kind="secondary">{texts.show}</Button>
        </Buttons>
      </form>
      <p role="status">{mails.length === 0 ? texts.none : texts.count(mails.length)}</p>
      {mails.length > 0 && (
        <Table
          caption={texts.caption}
          hideCaption
          head={texts.head}
          rows={mails.map((mail) => [
            <a href={textPath(idOf(mail))}>{nameOf(mail)}</a>,
            receiverOf(mail),
            <span lang="et">{mail.subject}</span>,
            senderOf(mail),
          ])}
        />
      )}
    </RegistryFrame>,
  );
}

/** GET /admin/registry/texts/:text */
export async function mailTextPage(c: PageContext, ports: Ports, id: string) {
  const mail = await find(ports, id);
  if (!mail) return problemPage(c, 'not-found');
  return answerPage(
    c,
    <RegistryFrame c={c} title={nameOf(mail)} above={[[textsPath, texts.title]]}>
      <Alert tone="info">
        <p>{texts.example}</p>
      </Alert>
      <SummaryList
        facts={[
          [texts.subject, <span lang="et">{mail.subject}</span>],
          [texts.to, receiverOf(mail)],
          [texts.sends, senderOf(mail)],
        ]}
      />
      <h2>{texts.look}</h2>
      <section class="card main" lang="et">
        {mail.blocks.map((block) => (
          <Drawn block={block} />
        ))}
      </section>
      <h2>{texts.text}</h2>
      <div class="card">
        <div class="outside" lang="et">
          {mail.text}
        </div>
      </div>
      <p class="hint">{texts.downloadHint}</p>
      <Buttons>
        <ButtonLink href={`${textPath(id)}/html`}>{texts.download}</ButtonLink>
        <ButtonLink href={textsPath}>{texts.all}</ButtonLink>
      </Buttons>
    </RegistryFrame>,
  );
}

/** GET /admin/registry/texts/:text/html: never shown as a page of ours, whose policy would take its inline styles away. */
export async function mailTextDownload(c: PageContext, ports: Ports, id: string) {
  const mail = await find(ports, id);
  if (!mail) return problemPage(c, 'not-found');
  return c.body(mail.html, 200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Disposition': `attachment; filename="${idOf(mail)}.html"`,
  });
}

/** A block of a mail as pages of ours look; what is a button there leads nowhere here. */
const Drawn = ({ block }: { block: MailBlock }) => {
  switch (block.kind) {
    case 'heading':
      return <h3>{block.text}</h3>;
    case 'paragraph':
      return <p>{block.text}</p>;
    case 'hint':
      return <p class="hint">{block.text}</p>;
    case 'quote':
      return <blockquote class="outside">{block.text}</blockquote>;
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'facts':
      return <SummaryList facts={block.rows} />;
    case 'button':
      return (
        <p>
          <span class="badge info">{block.label}</span>
        </p>
      );
  }
};

const find = async (ports: Ports, id: string): Promise<ExampleMail | null> =>
  (await ports.exampleMails()).find((mail) => idOf(mail) === id) ?? null;

/** "reminder.provider.answer-query": letters, dashes and dots. */
const idOf = ({ notice, to, kind }: ExampleMail): string => [notice, to, ...(kind ? [kind] : [])].join('.');

function nameOf({ notice, kind }: ExampleMail): string {
  const name = isOfNoCase(notice) ? texts.ofNoCase[notice].name : noticeTexts[notice];
  return kind ? `${name}: ${obligationWords(kind).name}` : name;
}

const receiverOf = ({ to }: ExampleMail): string => (to === 'client' ? texts.client : partyNames[to]);
const senderOf = ({ event, notice }: ExampleMail): string => {
  if (event) return eventWords(event);
  return isOfNoCase(notice) ? texts.ofNoCase[notice].sends : '';
};
const isOfNoCase = (notice: ExampleMail['notice']): notice is MailOfNoCase => notice in texts.ofNoCase;
const fold = (text: string): string => text.toLocaleLowerCase('et').replaceAll('\u00a0', ' ');
