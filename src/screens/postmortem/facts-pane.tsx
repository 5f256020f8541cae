import { IconGripVertical, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useMemo, useRef, useState } from 'react';
import { IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FilterInput } from '../../ui/filter-input';
import { useRemembered } from '../../ui/remembered';
import { ScrollBody } from '../../ui/scroll-body';
import { useDesk } from './desk-context';
import { FACT_TYPE } from './editor-port';
import { FACT_GROUPS, type FactGroup } from './facts';
import classes from './panes.module.css';

const TITLES: Readonly<Record<FactGroup, string>> = {
  times: 'Times',
  durations: 'Durations',
  people: 'People and roles',
  decisions: 'Decisions',
  severity: 'Severities',
  updates: 'Updates sent',
  numbers: 'Numbers seen',
  charts: 'Charts',
};

const EMPTY: Readonly<Record<FactGroup, string>> = {
  times: 'Nothing happened in this drill.',
  durations: 'Durations are here once there was a page and something after it.',
  people: 'Nobody held a role.',
  decisions: 'No decision was noted.',
  severity: 'No incident was declared.',
  updates: 'No update was sent.',
  numbers: 'Nobody noted a number.',
  charts: 'Nobody looked at a chart. Only those that the team has seen are offered.',
};

const parseGroup = (stored: unknown): FactGroup | undefined => FACT_GROUPS.find((g) => g === stored);

/** What the team's own record holds: dragged into the text, or put at the cursor. */
export function FactsPane() {
  const { facts, canWrite, insert } = useDesk();
  const [group, setGroup] = useRemembered<FactGroup>('postmortem.facts', 'times', parseGroup);
  const [filter, setFilter] = useState('');
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const words = useDeferredValue(filter).toLowerCase().trim();
  const shown = useMemo(
    () =>
      facts.filter((f) =>
        words === '' ? f.group === group : `${f.time ?? ''} ${f.label}`.toLowerCase().includes(words),
      ),
    [facts, group, words],
  );
  const at = Math.min(stop, Math.max(0, shown.length - 1));

  /** One stop for Tab; arrows move between the facts. */
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -shown.length, End: shown.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(shown.length - 1, at + step));
    setStop(next);
    list.current?.querySelectorAll<HTMLButtonElement>('button')[next]?.focus();
  };

  return (
    <section className={classes.pane} aria-label="Facts of the record">
      <header className={classes.head}>
        <h2>Facts</h2>
        <select
          className={classes.select}
          aria-label="Kind of facts"
          value={group}
          onChange={(event) => {
            setGroup(parseGroup(event.currentTarget.value) ?? 'times');
            setFilter('');
            setStop(0);
          }}
        >
          {FACT_GROUPS.map((g) => (
            <option key={g} value={g}>
              {TITLES[g]} ({facts.filter((f) => f.group === g).length})
            </option>
          ))}
        </select>
      </header>
      <div className={classes.filter}>
        <FilterInput label="Filter all facts" value={filter} onChange={setFilter} hint="Filter all facts" />
      </div>
      <ScrollBody label="Facts, content" className={classes.scroll ?? ''}>
        {shown.length === 0 ? (
          <EmptyState title={words === '' ? EMPTY[group] : 'No fact has these words.'} />
        ) : (
          <ul
            ref={list}
            className={classes.facts}
            aria-label={words === '' ? TITLES[group] : 'Facts found'}
            onKeyDown={onKeyDown}
          >
            {shown.map((fact, i) => (
              <li
                key={fact.id}
                draggable={canWrite}
                onDragStart={(event) => {
                  event.dataTransfer.setData(FACT_TYPE, fact.id);
                  event.dataTransfer.setData('text/plain', fact.block ?? fact.text);
                  event.dataTransfer.effectAllowed = 'copy';
                }}
              >
                <IconGripVertical size={14} className={classes.grip} aria-hidden />
                <span className={classes.factText}>
                  {fact.time !== undefined && <span className="hw-mono">{fact.time}</span>} {fact.label}
                </span>
                <IconButton
                  label={`Insert: ${fact.time ?? ''} ${fact.label}`.slice(0, 120)}
                  data-tip="Put it at the cursor"
                  tabIndex={i === at ? 0 : -1}
                  disabled={!canWrite}
                  onFocus={() => setStop(i)}
                  onClick={() => insert(fact)}
                >
                  <IconPlus size={16} aria-hidden />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </ScrollBody>
    </section>
  );
}
