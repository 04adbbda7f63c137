/**
 * Writes the placeholders of input templates in quotes: `{"objectKey":"<key>"}`. EventBridge makes the same JSON of both forms when the value
 * is a text; emulators that only replace the placeholder make none of the form without quotes, which CDK writes.
 */
import { mapTexts, type Template } from './template.ts';

const UNQUOTED = /:(<[\w-]+>)/g;

export function quotePlaceholders(template: Template): Template {
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    if (resource.Type !== 'AWS::Events::Rule') return [logicalId, resource];
    const Properties = mapTexts(resource.Properties, (text) => text.replace(UNQUOTED, ':"$1"'));
    return [logicalId, { ...resource, Properties }];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}
