import { IconArrowLeft, IconTrash } from '@tabler/icons-react';
import { SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { DataTable } from '../../../../ui/data-table';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Tag } from '../../../../ui/tag';
import type { FunctionRow, FunctionVersionRow } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { EvidenceActions } from '../parts/evidence-actions';
import { dayTimeText, nameOf } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { CallFunction } from './call-function';
import classes from './platform.module.css';

/** The versions of a function: any of them can be deployed again. */
export function FunctionVersions({ fn, onBack }: { readonly fn: FunctionRow; readonly onBack: () => void }) {
  const { snapshot } = useConsole();
  const versions = useReading({ op: 'functions.versions', name: fn.name }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const change = useChange();
  useLook('platform', versions.ok ? `functions versions ${fn.name}` : '', versions.ok ? versions.evidence : []);

  const deploy = (row: FunctionVersionRow) =>
    change.ask({
      operation: { op: 'functions.deploy', name: fn.name, version: row.version },
      command: `functions deploy ${fn.name} --version ${row.version}`,
      title: `Deploy ${fn.name} ${row.version}?`,
      text:
        fn.status === 'ACTIVE'
          ? `${row.version} replaces ${fn.version} in production at once. Every call from then on runs ${row.version} (${row.sha.slice(0, 7)}).`
          : `${fn.name} was deleted. ${row.version} (${row.sha.slice(0, 7)}) brings it back to production at once.`,
      confirmLabel: `Deploy ${row.version}`,
      done: `${fn.name} ${row.version} is deployed.`,
    });
  const remove = () =>
    change.ask({
      operation: { op: 'functions.delete', name: fn.name },
      command: `functions delete ${fn.name}`,
      title: `Delete ${fn.name}?`,
      text: `${fn.name} is taken out of production: every call of it fails until a version is deployed again.`,
      confirmLabel: `Delete ${fn.name}`,
      danger: true,
      done: `${fn.name} is deleted.`,
    });

  return (
    <div className={classes.stack}>
      <div className="hw-row">
        <Button kind="quiet" icon={<IconArrowLeft size={15} aria-hidden />} onClick={onBack}>
          All functions
        </Button>
        <span className={classes.spacer} />
        <EvidenceActions evidence={versions.ok ? versions.evidence : []} about={`Versions of ${fn.name}`} compact />
      </div>
      <h3 className={classes.title}>
        <code>{fn.name}</code> <span className={classes.note}>{fn.title}</span>
      </h3>
      {versions.ok ? (
        <DataTable
          caption={`Versions of ${fn.name}, newest first`}
          rows={versions.value.rows.toSorted((a, b) => b.at - a.at)}
          rowKey={(row) => `${row.version} ${row.at}`}
          columns={[
            {
              id: 'version',
              header: 'Version',
              mono: true,
              cell: (row) => (
                <>
                  {row.version} {row.live && <Tag tone="good">live</Tag>}
                </>
              ),
            },
            { id: 'sha', header: 'Commit', mono: true, cell: (row) => row.sha.slice(0, 7) },
            {
              id: 'at',
              header: 'Deployed',
              cell: (row) => (
                <>
                  {dayTimeText(snapshot.view, row.at, now)}
                  <div className={classes.note}>
                    {nameOf(snapshot.view, row.by)}
                    {row.note !== '' && `: ${row.note}`}
                  </div>
                </>
              ),
            },
            {
              id: 'deploy',
              header: 'Action',
              cell: (row) =>
                row.live ? null : (
                  <Button busy={change.busy} aria-label={`Deploy ${row.version}`} onClick={() => deploy(row)}>
                    Deploy
                  </Button>
                ),
            },
          ]}
        />
      ) : (
        <ErrorNotice title="The versions could not be read" text={versions.error.message} />
      )}
      <CallFunction name={fn.name} />
      {fn.status === 'ACTIVE' && (
        <div>
          <Button kind="danger" busy={change.busy} icon={<IconTrash size={15} aria-hidden />} onClick={remove}>
            Delete the function
          </Button>
        </div>
      )}
      {change.dialog}
    </div>
  );
}
