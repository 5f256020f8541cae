import { appended } from '../../base/list';
import { incidentChannel } from '../drill';
import type { DrillState, Message } from '../state';
import type { Done } from './types';

type Teller = Pick<Done<'declare'>, 'drill' | 'by' | 'at' | 'seq'>;

/** A line in the channel that the response runs in: plain words of somebody, or (`system`) word of what they did. */
export function said({ drill, by, at, seq }: Teller, text: string, kind: 'message' | 'system' = 'message'): Message {
  return { id: `m${seq}`, at, from: by, channel: incidentChannel(drill), kind, text, seq };
}

/** Lets the channel tell what somebody has done. These lines are nobody's updates and earn nobody anything. */
export function tell(state: DrillState, teller: Teller, text: string): DrillState {
  return { ...state, messages: appended(state.messages, said(teller, text, 'system')) };
}

/** `: reason`, or nothing when there is none. */
export function because(text: string): string {
  return text.trim() === '' ? '' : `: ${text.trim()}`;
}
