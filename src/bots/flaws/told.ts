import type { UpdateFields } from '../../drill/acts';
import type { Habit } from '../habits';
import type { Situation } from '../intent';

/** An update as it is told: its text and its fields. */
export interface ToldUpdate {
  readonly text: string;
  readonly fields: UpdateFields;
}

type Told = {
  readonly text: string;
  readonly fields: { readonly [K in keyof UpdateFields]: UpdateFields[K] | undefined };
};

const only = (fields: Told['fields']): UpdateFields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Tells updates otherwise: in the team's channel, and word for word in the ticket. */
export function updatesOtherwise(change: (told: ToldUpdate, then: Situation) => Told): Habit {
  return {
    acts: (acts, then) => {
      const update = acts.find((act) => act.type === 'post' && act.kind === 'update');
      if (update?.type !== 'post' || update.fields === undefined) return acts;
      const told = change({ text: update.text, fields: update.fields }, then);
      const fields = only(told.fields);
      return acts.map((act) => {
        if (act === update) return { ...act, text: told.text, fields };
        if (act.type === 'ticket.update' && act.text === update.text) return { ...act, text: told.text };
        return act.type === 'statuspage.publish' && act.fields !== undefined ? { ...act, fields } : act;
      });
    },
  };
}
