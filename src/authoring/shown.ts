import type { DataPath } from '../playbook/diagnostics';
import type { Guard } from '../scenario/guard';
import type { Scenario } from '../scenario/schema';

/** A place at which evidence can be seen, and what has to hold for it: its own guard and those of everything around it. */
export interface Shown {
  readonly evidence: string;
  readonly guards: readonly Guard[];
  readonly path: DataPath;
}

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Guards that an authored thing stands under: its `when`, and of an inject its trigger and `onlyIf`. */
export function guardsOf(row: Row): readonly Guard[] {
  const trigger = isRow(row.trigger) ? row.trigger.when : undefined;
  return [row.when, row.onlyIf, trigger].filter((g): g is Guard => isRow(g));
}

/** Every place of a scenario that shows evidence: `evidence` with one id or a list of them, wherever it stands. */
export function shownIn(scenario: Scenario): readonly Shown[] {
  const found: Shown[] = [];
  const walk = (value: unknown, path: DataPath, around: readonly Guard[]): void => {
    if (Array.isArray(value)) {
      for (const [i, item] of value.entries()) walk(item, [...path, i], around);
      return;
    }
    if (!isRow(value)) return;
    const guards = [...around, ...guardsOf(value)];
    for (const [key, item] of Object.entries(value)) {
      const here = [...path, key];
      if (key !== 'evidence') walk(item, here, guards);
      else if (typeof item === 'string') found.push({ evidence: item, guards, path: here });
      else if (Array.isArray(item)) {
        for (const [i, id] of item.entries()) {
          if (typeof id === 'string') found.push({ evidence: id, guards, path: [...here, i] });
          else walk(id, [...here, i], guards);
        }
      }
    }
  };
  const { truth: _truth, ...shows } = scenario;
  walk(shows, [], []);
  return found;
}
