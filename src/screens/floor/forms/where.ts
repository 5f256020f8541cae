import type { Field, FormContext, Values } from './form-spec';
import { textOf } from './form-spec';

/** Channels in which the playbook has a team tell: for all incidents, and for kinds of incidents that have their own. */
function channelsToTell({ drill }: FormContext): readonly string[] {
  const { updateChannels, scenarioNotes } = drill.bundle.playbook;
  const rows = [...updateChannels, ...scenarioNotes.flatMap((note) => note.updateChannels ?? [])];
  return [...new Set(rows.map((row) => row.channel).filter((channel) => channel.startsWith('#')))];
}

/** Asks in which channel, where the playbook knows more than one; the first is suggested. */
export function whereFields(ctx: FormContext): readonly Field[] {
  const channels = channelsToTell(ctx);
  const [first] = channels;
  if (first === undefined || channels.length < 2) return [];
  const options = channels.map((channel) => ({ value: channel, label: channel }));
  return [{ kind: 'radio', id: 'where', label: 'Where', suggest: first, options }];
}

/** The channel that was chosen. */
export function whereOf(values: Values, ctx: FormContext): string {
  const chosen = textOf(values, 'where');
  return chosen === '' ? (channelsToTell(ctx)[0] ?? '#incidents') : chosen;
}
