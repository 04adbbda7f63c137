/** The frame of the pages of the import: their news, who may import. */
import type { Child } from 'hono/jsx';
import type { PageContext } from '../../frame/environment.ts';
import { type FormState, hasErrors } from '../../frame/form.ts';
import { Alert, ErrorBox } from '../../frame/parts.tsx';
import { importTexts as texts } from '../../texts/import.ts';
import { registryTexts } from '../../texts/registry.ts';
import { AdminFrame } from '../frame.tsx';
import { registryPath } from '../registry/parts.tsx';

export const importPath = '/admin/import';
export const importFilePath = (id: string): string => `${importPath}/${encodeURIComponent(id)}`;

export const mayImport = (c: PageContext): boolean => c.get('session').role === 'lead';

/** @param form what came back with mistakes; @param problem what stood in the way */
export const ImportFrame = (props: {
  c: PageContext;
  title: string;
  top?: boolean;
  form?: FormState | undefined;
  problem?: string | undefined;
  children: Child;
}) => {
  const { c, title, top = false, form, problem } = props;
  const news: Readonly<Record<string, string>> = texts.done;
  const done = c.req.query('done') ?? '';
  const above = [
    [registryPath, registryTexts.title] as const,
    ...(top ? [] : [[importPath, texts.title] as const]),
  ];
  return (
    <AdminFrame
      session={c.get('session')}
      title={title}
      section="registry"
      failed={problem !== undefined || (form !== undefined && hasErrors(form))}
      above={above}
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
      {!mayImport(c) && <p class="muted">{texts.leadOnly}</p>}
      {props.children}
    </AdminFrame>
  );
};
