/**
 * Makes state machines go on an emulator whose JSONata cannot reckon with moments (`$toMillis`), so that all else can be proven there.
 * Waits for an answer take a day instead of their computed time; a Choice that compares moments is never taken.
 */
import { mapTexts, type Template } from './template.ts';

/** Longer than any proof takes, so that no wait ends by itself. */
const A_DAY = 86_400;

export interface Changed {
  readonly logicalId: string;
  readonly timeouts: number;
  readonly conditions: number;
}

/** In the text of a definition: a field whose value is one expression. JSON inside JSON was parsed once, so quotes are as they are. */
const FIELD = /"(TimeoutSeconds|Condition)":"(\{%(?:[^"\\]|\\.)*%\})"/g;

/** @returns the template and, for each machine that was changed, how many timeouts and conditions */
export function withoutMoments(template: Template): { template: Template; changed: Changed[] } {
  const changed: Changed[] = [];
  const resources = Object.entries(template.Resources).map(([logicalId, resource]) => {
    if (resource.Type !== 'AWS::StepFunctions::StateMachine') return [logicalId, resource];
    let timeouts = 0;
    let conditions = 0;
    const Properties = mapTexts(resource.Properties, (text) =>
      text.replace(FIELD, (field, name: string, expression: string) => {
        if (!expression.includes('$toMillis')) return field;
        if (name === 'Condition') conditions += 1;
        else timeouts += 1;
        return name === 'Condition' ? '"Condition":"{% false %}"' : `"TimeoutSeconds":${A_DAY}`;
      }),
    );
    if (timeouts + conditions === 0) return [logicalId, resource];
    changed.push({ logicalId, timeouts, conditions });
    return [logicalId, { ...resource, Properties }];
  });
  return { template: { ...template, Resources: Object.fromEntries(resources) }, changed };
}
