/** The frame of the agency's pages: menu, who is signed in, way out. */
import type { Child } from 'hono/jsx';
import { Frame } from '../frame/page.tsx';
import { Alert, Crumbs, Outside } from '../frame/parts.tsx';
import type { Session } from '../sign-in/session.ts';
import { accessTexts } from '../texts/access.ts';
import { doneTexts, roleNames } from '../texts/admin.ts';
import { menu } from '../texts/admin-pages.ts';
import { statisticsTexts } from '../texts/statistics.ts';

export type Section = 'work' | 'triage' | 'registry' | 'failures' | 'feedback' | 'statistics' | 'access';

const sections: readonly (readonly [Section, string])[] = [
  ['work', '/admin'],
  ['triage', '/admin/triage'],
  ['registry', '/admin/registry'],
  ['failures', '/admin/failures'],
  ['statistics', '/admin/statistics'],
  ['feedback', '/admin/feedback'],
  ['access', '/admin/access'],
];

/** What an officer did all day is the lead's and the auditor's to see; an officer comes to a case's entries from its page. */
const isShown = (section: Section, { role }: Session): boolean => section !== 'access' || role !== 'officer';

const sectionName = (section: Section): string => {
  if (section === 'access') return accessTexts.menu;
  return section === 'statistics' ? statisticsTexts.menu : menu[section];
};

export const AdminFrame = (props: {
  session: Session;
  title: string;
  section?: Section;
  failed?: boolean;
  /** Pages above this one, each with its address. */
  above?: readonly (readonly [string, string])[];
  children?: Child;
}) => (
  <Frame
    title={props.title}
    failed={props.failed ?? false}
    width="wide"
    header={<Header session={props.session} section={props.section} />}
  >
    {props.above && <Crumbs above={props.above} here={props.title} />}
    {props.children}
  </Frame>
);

/** What was just done, by the key that the address carries; nothing for a key that is not ours. */
export const Done = ({ what }: { what: string | undefined }) => {
  const text = what !== undefined && Object.hasOwn(doneTexts, what) ? doneTexts[what] : undefined;
  return text ? (
    <Alert tone="ok">
      <p>{text}</p>
    </Alert>
  ) : null;
};

/** Only who may change things is shown forms. */
export const mayChange = (session: Session): boolean => session.role !== 'auditor';

const Header = ({ session, section }: { session: Session; section: Section | undefined }) => (
  <>
    <nav class="menu" aria-label={menu.label}>
      <ul>
        {sections
          .filter(([name]) => isShown(name, session))
          .map(([name, href]) => (
            <li>
              <a href={href} aria-current={name === section ? 'page' : undefined}>
                {sectionName(name)}
              </a>
            </li>
          ))}
      </ul>
    </nav>
    <div class="who">
      <span>
        <Outside text={session.name} /> ({roleNames[session.role]})
      </span>
      <form method="post" action="/admin/sign-out">
        <button type="submit" class="button text">
          {menu.signOut}
        </button>
      </form>
    </div>
  </>
);
