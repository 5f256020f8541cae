import { IconBulb } from '@tabler/icons-react';
import { Button } from '../../../ui/button';
import { EmptyState } from '../../../ui/empty-state';
import { Pane } from '../../../ui/pane';
import { useRemembered } from '../../../ui/remembered';
import { Segmented } from '../../../ui/segmented';
import { useControl } from '../parts/control-context';
import { ImproviseForm } from './improvise-form';
import { filterRows, type ScriptFilter } from './msel-filter';
import { MselList } from './msel-list';
import { NextStrip } from './next-strip';
import classes from './script.module.css';
import { useMsel } from './use-msel';

const FILTERS = ['coming', 'fired', 'held', 'all'] as const satisfies readonly ScriptFilter[];
const WORDS: Readonly<Record<ScriptFilter, string>> = { all: 'All', coming: 'Coming', fired: 'Fired', held: 'Held' };
const EMPTY: Readonly<Record<ScriptFilter, string>> = {
  all: 'This scenario has no injects. Improvise one when you need it.',
  coming: 'Everything in the script has been delivered or has passed. Improvise one to keep things moving.',
  fired: 'What has been delivered stands here with what was expected of it.',
  held: 'What you hold back stands here until you release it.',
};
const asFilter = (stored: unknown) => FILTERS.find((f) => f === stored);

/** The script (MSEL): what was sent and what comes, and everything that can be done about it. */
export function ScriptPane() {
  const { snapshot, isImprovising, improvise } = useControl();
  const rows = useMsel();
  const [filter, setFilter] = useRemembered<ScriptFilter>('control.script', 'coming', asFilter);
  const shown = filterRows(rows, filter);
  return (
    <Pane
      label="Script"
      flush
      title={<h2 className={classes.title}>Script</h2>}
      actions={
        <>
          <Segmented
            label="Which injects"
            value={filter}
            onChange={setFilter}
            options={FILTERS.map((value) => ({
              value,
              label: (
                <>
                  {WORDS[value]} <span className={classes.count}>{filterRows(rows, value).length}</span>
                </>
              ),
            }))}
          />
          <Button
            icon={<IconBulb size={16} aria-hidden />}
            aria-expanded={isImprovising}
            onClick={() => improvise(!isImprovising)}
          >
            Improvise
          </Button>
        </>
      }
    >
      {isImprovising && <ImproviseForm />}
      {snapshot.view.phase !== 'briefing' && <NextStrip rows={rows} />}
      {shown.length === 0 ? (
        <EmptyState
          title={filter === 'all' ? 'No injects' : `None ${WORDS[filter].toLowerCase()}`}
          text={EMPTY[filter]}
        />
      ) : (
        <MselList rows={shown} />
      )}
    </Pane>
  );
}
