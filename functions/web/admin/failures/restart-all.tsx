/** Starting all running cases anew, as after a new deployment of the machines: in parts that a request can do. */
import { nowOf, type PageContext } from '#web/frame/environment.ts';
import { ConfirmField, Hidden } from '#web/frame/fields.tsx';
import { textOf, type Values } from '#web/frame/form.ts';
import { Alert, Button, Buttons } from '#web/frame/parts.tsx';
import type { Ports } from '#web/ports.ts';
import { failureTexts as texts } from '#web/texts/admin-pages.ts';

/** Pages of cases a request: 100 cases or so, some 10 s of the 30 that the API waits. */
const pagesARequest = 4;

export type AllRestarted = Awaited<ReturnType<Ports['restartCases']>>;

/** @returns what was done, or what is wrong with the form */
export async function restartAll(
  c: PageContext,
  ports: Ports,
  values: Values,
): Promise<AllRestarted | string> {
  if (textOf(values, 'confirm') !== 'yes') return texts.allConfirmMissing;
  let all: AllRestarted = { restarted: 0, unable: 0, after: textOf(values, 'from') || null };
  for (let page = 0; page < pagesARequest; page += 1) {
    const part = await ports.restartCases(all.after, c.get('session').sub, nowOf(c));
    const [restarted, unable] = [all.restarted + part.restarted, all.unable + part.unable];
    all = { restarted, unable, after: part.after };
    if (part.after === null) break;
  }
  return all;
}

/** @param done what this page has just done; where it stopped, the form goes on */
export const RestartAll = ({ done }: { done?: AllRestarted | undefined }) => (
  <section aria-labelledby="koik">
    <h2 id="koik">{texts.allHeading}</h2>
    {done && (
      <Alert tone={done.unable > 0 ? 'warn' : 'info'}>
        {done.after !== null && <p>{texts.allPart(done.restarted)}</p>}
        {done.unable > 0 && <p>{texts.allUnable(done.unable)}</p>}
      </Alert>
    )}
    <p>{texts.allIntro}</p>
    <form method="post">
      <Hidden name="action" value="restart-all" />
      {done?.after ? (
        <>
          <Hidden name="confirm" value="yes" />
          <Hidden name="from" value={done.after} />
        </>
      ) : (
        <ConfirmField form={empty} name="confirm" label={texts.allConfirm} required />
      )}
      <Buttons>
        <Button kind="secondary">{done?.after ? texts.allOn : texts.all}</Button>
      </Buttons>
    </form>
  </section>
);

const empty = { prefix: 'restart-all', values: {}, errors: {} };
