import type { Inject } from '../../scenario/schema';
import type { ScoreInput } from '../types';

/**
 * An inject of the script, if it was (or will be) delivered in the script's own words. What the facilitator rewrote may ask
 * for something else, so that nobody is judged by what the script had expected.
 */
export function injectAsWritten(input: ScoreInput, injectId: string): Inject | undefined {
  const inject = input.bundle.scenario.injects.find((i) => i.id === injectId);
  const edit = input.state.editedInjects?.find((e) => e.injectId === injectId);
  return edit === undefined || edit.text === inject?.text ? inject : undefined;
}
