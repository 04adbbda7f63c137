/** Which cases' data will be erased soon, and when: the agency sees it two weeks before. */
import type { PageContext } from '../frame/environment.ts';
import { nowOf } from '../frame/environment.ts';
import { answerPage } from '../frame/page.tsx';
import { Table } from '../frame/parts.tsx';
import type { Ports } from '../ports.ts';
import { dateShort } from '../texts/dates.ts';
import { erasureTexts as texts } from '../texts/erasures.ts';
import { pathOf } from './case-path.ts';
import { AdminFrame } from './frame.tsx';

/** GET /admin/erasures */
export async function erasuresPage(c: PageContext, ports: Ports) {
  const soon = await ports.listErasures(nowOf(c));
  return answerPage(
    c,
    <AdminFrame session={c.get('session')} title={texts.title}>
      <h1>{texts.title}</h1>
      <p>{texts.intro}</p>
      {soon.length === 0 ? (
        <p>{texts.empty}</p>
      ) : (
        <Table
          caption={texts.caption}
          head={texts.head}
          rows={soon.map(({ caseId, on }) => [<a href={pathOf(caseId)}>{caseId}</a>, dateShort(on)])}
        />
      )}
    </AdminFrame>,
  );
}
