/** Parts that the pages of the registry share: their frame, their news, who may change them. */
import type { Child } from 'hono/jsx';
import type { PageContext } from '../../frame/environment.ts';
import { type FormState, hasErrors } from '../../frame/form.ts';
import { Alert, ErrorBox } from '../../frame/parts.tsx';
import { registryTexts } from '../../texts/registry.ts';
import { AdminFrame } from '../frame.tsx';

export const registryPath = '/admin/registry';
export const municipalityPath = (ehak: string) =>
  `${registryPath}/municipalities/${encodeURIComponent(ehak)}`;
export const providerPath = (id: string) => `${registryPath}/providers/${encodeURIComponent(id)}`;
export const deadlinesPath = `${registryPath}/deadlines`;
export const deadlinePath = (kind: string) => `${deadlinesPath}/${encodeURIComponent(kind)}`;
export const textsPath = `${registryPath}/texts`;
export const textPath = (id: string) => `${textsPath}/${encodeURIComponent(id)}`;
export const transfersPath = `${registryPath}/transfers`;
export const transferPath = (id: string) => `${transfersPath}/${encodeURIComponent(id)}`;

export const isLead = (c: PageContext): boolean => c.get('session').role === 'lead';

/** @param form what came back with mistakes; @param problem what stood in the way of saving */
export const RegistryFrame = (props: {
  c: PageContext;
  title: string;
  top?: boolean;
  /** What is between the registry and the page. */
  above?: readonly (readonly [string, string])[];
  /** What pages beside the registry say of themselves. */
  texts?: { readonly done: object; readonly leadOnly: string };
  form?: FormState | undefined;
  problem?: string | undefined;
  children: Child;
}) => {
  const { c, title, top = false, above = [], texts = registryTexts, form, problem } = props;
  const news = texts.done as Readonly<Record<string, string>>;
  const done = c.req.query('done') ?? '';
  return (
    <AdminFrame
      session={c.get('session')}
      title={title}
      section="registry"
      failed={problem !== undefined || (form !== undefined && hasErrors(form))}
      {...(top ? {} : { above: [[registryPath, registryTexts.title], ...above] as const })}
    >
      {form && <ErrorBox form={form} />}
      {problem && (
        <Alert tone="danger">
          <p>{problem}</p>
        </Alert>
      )}
      <h1>{title}</h1>
      {Object.hasOwn(news, done) && (
        <Alert tone="ok">
          <p>{news[done]}</p>
        </Alert>
      )}
      {!isLead(c) && <p class="muted">{texts.leadOnly}</p>}
      {props.children}
    </AdminFrame>
  );
};
