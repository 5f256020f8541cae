import { SECOND } from '../../../../base/drill-time';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { FilterInput } from '../../../../ui/filter-input';
import type { FlagRow } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { FootRow, Frame } from '../parts/frame';
import { useKept } from '../parts/kept';
import { agoText, dayTimeText, nameOf } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { FlagSwitch } from './flag-switch';
import classes from './flags.module.css';

/** Feature flags: what is on where, and what people lose when it is off. */
export function FlagsConsole() {
  const { snapshot } = useConsole();
  const { view } = snapshot;
  const [text, setText] = useKept('flags.text', '');
  const list = useReading({ op: 'flags.list' }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const change = useChange();
  useLook('flags', list.ok ? 'list' : '', list.ok ? list.evidence : []);
  const all = list.ok ? list.value.rows : [];
  const wanted = text.trim().toLowerCase();
  const rows = all.filter((flag) => `${flag.name} ${flag.title}`.toLowerCase().includes(wanted));
  const environments = [...new Set(all.flatMap((flag) => Object.keys(flag.environments)))];

  const ask = (flag: FlagRow, environment: string, value: boolean) =>
    change.ask({
      operation: { op: 'flags.set', name: flag.name, environment, value },
      command: `flags set ${flag.name} --environment ${environment} --${value ? 'on' : 'off'}`,
      title: `Turn ${flag.name} ${value ? 'on' : 'off'} in ${environment}?`,
      text: value
        ? `“${flag.title}” will be on in ${environment}.`
        : flag.cost === undefined
          ? `“${flag.title}” will be off in ${environment}.`
          : `“${flag.title}” will be off in ${environment}. What that costs: ${flag.cost}.`,
      confirmLabel: `Turn ${value ? 'on' : 'off'}`,
      danger: environment === 'production' && !value,
      done: `${flag.name} is ${value ? 'on' : 'off'} in ${environment}.`,
    });

  return (
    <Frame
      title="Feature flags"
      filter={<FilterInput label="Filter the flags" value={text} onChange={setText} />}
      footer={
        <FootRow>
          <EvidenceActions evidence={list.ok ? list.evidence : []} about="Feature flags" compact />
        </FootRow>
      }
    >
      {list.ok ? (
        <DataTable
          caption="Flags and the environments they are on in"
          hideCaption
          rows={rows}
          rowKey={(flag) => flag.name}
          empty={all.length === 0 ? 'This product has no feature flags.' : 'No flag matches.'}
          columns={[
            {
              id: 'name',
              header: 'Flag',
              cell: (flag) => (
                <div className={classes.flag}>
                  <span className={classes.name}>{flag.name}</span>
                  <span className={classes.title}>{flag.title}</span>
                  {flag.cost !== undefined && <span className={classes.cost}>When off: {flag.cost}</span>}
                  <span className={classes.cost}>
                    changed {agoText(flag.updatedAt, now)} by {nameOf(view, flag.by)},{' '}
                    {dayTimeText(view, flag.updatedAt, now)}
                  </span>
                </div>
              ),
            },
            ...environments.map((environment) => ({
              id: environment,
              header: environment,
              cell: (flag: FlagRow) => {
                const on = flag.environments[environment];
                return on === undefined ? null : (
                  <FlagSwitch
                    on={on}
                    label={`${flag.name} in ${environment}`}
                    disabled={change.busy}
                    onToggle={() => ask(flag, environment, !on)}
                  />
                );
              },
            })),
          ]}
        />
      ) : (
        <ErrorNotice title="The flags could not be read" text={list.error.message} />
      )}
      {change.dialog}
    </Frame>
  );
}
