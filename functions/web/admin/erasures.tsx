/** Which cases' data will be erased soon, and when: the agency sees it two weeks before. */
import type { PageContext } from '../frame/environment.ts';
import { nowOf } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { Table } from '../frame/parts.tsx';
import type { Ports } from '../ports.ts';
import { dateShort } from '../texts/dates.ts';
import { erasureTexts as texts } from '../texts/erasures.ts';
import { AdminFrame } from './frame.tsx';
import { pathOf } from './paths.ts';

/** GET /admin/erasures */
export async function erasuresPage(c: PageContext, ports: Ports) {
  const [soon, strays] = await Promise.all([ports.listErasures(nowOf(c)), ports.countStrays(nowOf(c))]);
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.title}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      {soon.length === 0 && !strays.on && <p>{texts.empty}</p>}
      {soon.length > 0 && (
        <Table
          caption={texts.caption}
          head={texts.head}
          rows={soon.map(({ caseId, on }) => [<a href={pathOf(caseId)}>{caseId}</a>, dateShort(on)])}
        />
      )}
      {strays.on && <p>{texts.strays(strays.mails, strays.transfers, dateShort(strays.on))}</p>}
    </AdminFrame>,
  );
}
