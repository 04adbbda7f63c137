/** Choice: the first rule whose condition holds, else Default. */
import type { ChoiceState } from '../definition.ts';
import { StateFailure } from '../errors.ts';
import { evaluateAs, type Json, type Scope } from '../expression.ts';
import { leaving, type Outcome } from './outcome.ts';

export async function enterChoice(state: ChoiceState, input: Json, scope: Scope): Promise<Outcome> {
  for (const [index, rule] of state.Choices.entries()) {
    const place = `Choices[${index}]/`;
    if (await evaluateAs(rule.Condition, `${place}Condition`, scope, 'boolean', isBoolean)) {
      return leaving(rule, input, rule.Next, scope, place);
    }
  }
  if (state.Default === undefined) {
    throw new StateFailure('States.NoChoiceMatched', 'No choice rule holds and there is no Default');
  }
  return leaving(state, input, state.Default, scope);
}

function isBoolean(value: Json): value is boolean {
  return typeof value === 'boolean';
}
