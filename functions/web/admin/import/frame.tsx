/** The frame of the pages of the import: that of the registry, with news of their own. */
import type { Child } from 'hono/jsx';
import type { PageContext } from '../../frame/environment.ts';
import type { FormState } from '../../frame/form.ts';
import { importTexts as texts } from '../../texts/import.ts';
import { importPath } from '../paths.ts';
import { RegistryFrame } from '../registry/parts.tsx';

/** @param form what came back with mistakes; @param problem what stood in the way */
export const ImportFrame = ({
  top = false,
  ...props
}: {
  c: PageContext;
  title: string;
  top?: boolean;
  form?: FormState | undefined;
  problem?: string | undefined;
  children: Child;
}) => <RegistryFrame {...props} above={top ? [] : [[importPath, texts.title]]} texts={texts} />;
