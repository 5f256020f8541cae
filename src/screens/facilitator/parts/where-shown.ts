import { type Drill, personName, roleTitle } from '../../../drill/drill';
import { destination } from '../../../drill/injects';
import type { DrillState } from '../../../drill/state';
import { channelName } from './names';

/** Says before it is sent where an inject is going to appear, and to whom. `to` as in `inject.improvise`; empty: not chosen. */
export function whereShown(drill: Drill, state: DrillState, to: string): string {
  if (to === '') return 'Choose whom it goes to.';
  const { addressee, channel } = destination(drill, state, to);
  if (channel === undefined) return 'Rings on every screen until somebody acknowledges it.';
  if (addressee === undefined) {
    return to.startsWith('role:')
      ? `Nobody answers for ${roleTitle(drill, to.slice(5))} now, so everybody reads it in ${channelName(drill, channel)}.`
      : `Everybody reads it in ${channelName(drill, channel)}.`;
  }
  const as = to.startsWith('role:') ? `, as ${roleTitle(drill, to.slice(5))}` : '';
  return `A direct message that ${personName(drill, addressee)} alone sees${as}.`;
}
