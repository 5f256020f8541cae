import type { DrillTime } from '../base/drill-time';
import { SECOND } from '../base/drill-time';
import { type KeyPart, keyedBetween, keyedInt } from '../base/keyed';
import type { Act } from '../drill/acts';
import type { PersonId } from '../drill/state';
import type { View } from '../drill/view';
import type { Company } from '../playbook/company';
import type { Playbook } from '../playbook/schema';
import type { Operation, OperationResult } from '../world/model/operations';
import { paceOf, type Temperament } from './temperament';

/** Asks the production for something, as it stands at the situation's moment. */
export type Read = <O extends Operation>(operation: O) => OperationResult<O['op']>;

/** What stands on the consoles' own menus: which logs and charts there are. Everybody can see that. */
export interface Menu {
  readonly streams: readonly {
    readonly id: string;
    readonly title: string;
    readonly kind: string;
    readonly function?: string | undefined;
    readonly service?: string | undefined;
  }[];
  readonly charts: readonly { readonly id: string; readonly title: string; readonly unit: string }[];
}

/** All that a bot knows: what its person may see, the rules everybody has read, and the consoles within reach. */
export interface Situation {
  readonly view: View;
  readonly me: PersonId;
  readonly seed: string;
  readonly playbook: Playbook;
  readonly company: Company;
  readonly menu: Menu;
  readonly read: Read;
  /** How the bot works; absent: carefully. */
  readonly temper?: Temperament;
}

/**
 * Something that a bot wants to do at `at`, or as soon after it as it can. `key` names it for good: whoever asks again gets
 * the same key, so that nothing is done twice. `acts` is asked when the time has come, with the situation of that moment.
 */
export interface Intent {
  readonly key: string;
  readonly at: DrillTime;
  readonly acts: (then: Situation) => readonly Act[];
}

/** One thing that somebody in a role looks after. */
export type Duty = (now: Situation) => readonly Intent[];

/** How a bot plays: everything that it wants from here on, as far as can be said now. */
export type Policy = Duty;

/**
 * A moment between `min` and `max` seconds after `from`, the same whenever it is asked for; what the first part of the key
 * names takes as much longer or shorter as the bot's temperament has it.
 */
export function later(
  now: Situation,
  from: DrillTime,
  min: number,
  max: number,
  ...key: readonly KeyPart[]
): DrillTime {
  const delay = keyedBetween(min * SECOND, max * SECOND, now.seed, 'bot', now.me, 'delay', ...key);
  const factor = now.temper?.pace[paceOf(String(key[0]))] ?? 1;
  return from + (factor === 1 || delay < 0 ? delay : Math.round(delay * factor));
}

/** So many of its own last words a bot remembers when it looks for another way to put something. */
const REMEMBERED = 3;

/** What the bot said last, in channels and in reports. */
function lastWords({ view, me }: Situation): readonly string[] {
  const said = view.messages.filter((m) => m.from === me).slice(-REMEMBERED);
  const reports = view.tasks.filter((t) => t.to === me && t.report !== undefined).slice(-REMEMBERED);
  return [...said.map((m) => m.text), ...reports.map((t) => t.report ?? '')];
}

/** One of several ways to put something, by key; another one than it used just before, when there is one. */
export function phrase(now: Situation, options: readonly string[], ...key: readonly KeyPart[]): string {
  const first = keyedInt(options.length, now.seed, 'bot', now.me, 'phrase', ...key);
  const said = lastWords(now);
  for (let i = 0; i < options.length; i++) {
    const option = options[(first + i) % options.length] ?? '';
    if (!said.some((text) => text.includes(option))) return option;
  }
  return options[first] ?? '';
}
