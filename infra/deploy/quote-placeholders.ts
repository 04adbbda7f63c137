/**
 * Writes the placeholders of rules on S3's events in quotes: `{"objectKey":"<key>"}`. EventBridge makes the same JSON of both forms, because
 * all that we take of these events is text; emulators that only replace the placeholder make none of the form without quotes, which CDK
 * writes. Events of SES hold lists, which quotes would change.
 */
import { mapTexts, type Template } from './template.ts';

const UNQUOTED = /:(<[\w-]+>)/g;

export function quotePlaceholders(template: Template): Template {
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    const pattern = JSON.stringify(resource.Properties?.EventPattern ?? {});
    if (resource.Type !== 'AWS::Events::Rule' || !pattern.includes('"aws.s3"')) return [logicalId, resource];
    const Properties = mapTexts(resource.Properties, (text) => text.replace(UNQUOTED, ':"$1"'));
    return [logicalId, { ...resource, Properties }];
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}
