import { useState } from 'react';
import { SECOND } from '../../../../base/drill-time';
import { Button } from '../../../../ui/button';
import { SelectField } from '../../../../ui/choice-field';
import { DataTable } from '../../../../ui/data-table';
import { Dialog } from '../../../../ui/dialog';
import { ErrorNotice } from '../../../../ui/error-notice';
import type { SecretRow } from '../../../../world/model/operations';
import { useConsole } from '../parts/console-context';
import { agoText, dayTimeText } from '../parts/names';
import { useChange } from '../parts/use-change';
import { useLook } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import classes from './platform.module.css';

/** The secrets that functions read. Values are known by their titles and digests; nobody sees them. */
export function SecretsPage() {
  const { snapshot } = useConsole();
  const list = useReading({ op: 'secrets.list' }, 10 * SECOND);
  const now = useTick(10 * SECOND);
  const [editing, setEditing] = useState<string | null>(null);
  const change = useChange();
  useLook('platform', list.ok ? 'secrets' : '', list.ok ? list.evidence : []);
  if (!list.ok) return <ErrorNotice title="The secrets could not be read" text={list.error.message} />;
  const secret = list.value.rows.find((row) => row.name === editing);
  const titleOf = (row: SecretRow) => row.values.find((v) => v.id === row.value)?.title ?? 'not set';
  return (
    <>
      <DataTable
        caption="Secrets"
        hideCaption
        rows={list.value.rows}
        rowKey={(row) => row.name}
        empty="This project has no secrets."
        columns={[
          {
            id: 'name',
            header: 'Secret',
            cell: (row) => (
              <>
                <span className={classes.mono}>{row.name}</span>
                <div className={classes.note}>
                  {titleOf(row)} <code>{row.value === null ? '' : row.digest}</code>
                </div>
              </>
            ),
          },
          {
            id: 'updated',
            header: 'Updated',
            cell: (row) => (
              <span title={dayTimeText(snapshot.view, row.updatedAt, now)}>{agoText(row.updatedAt, now)}</span>
            ),
          },
          {
            id: 'set',
            header: 'Action',
            cell: (row) => (
              <Button busy={change.busy} aria-label={`Set ${row.name}`} onClick={() => setEditing(row.name)}>
                Set
              </Button>
            ),
          },
        ]}
      />
      {secret !== undefined && (
        <SetSecret
          secret={secret}
          onClose={() => setEditing(null)}
          onSet={(value, title) => {
            setEditing(null);
            change.ask({
              operation: { op: 'secrets.set', name: secret.name, value },
              command: `secrets set ${secret.name}=<${title}>`,
              title: `Set ${secret.name}?`,
              text: `From the next call on, functions use “${title}” instead of “${titleOf(secret)}” as ${secret.name}.`,
              confirmLabel: `Set ${secret.name}`,
              done: `${secret.name} is set to “${title}”.`,
            });
          }}
          onUnset={() => {
            setEditing(null);
            change.ask({
              operation: { op: 'secrets.unset', name: secret.name },
              command: `secrets unset ${secret.name}`,
              title: `Remove ${secret.name}?`,
              text: `Functions that read ${secret.name} will find nothing there.`,
              confirmLabel: `Remove ${secret.name}`,
              danger: true,
              done: `${secret.name} is removed.`,
            });
          }}
        />
      )}
      {change.dialog}
    </>
  );
}

function SetSecret({
  secret,
  onClose,
  onSet,
  onUnset,
}: {
  readonly secret: SecretRow;
  readonly onClose: () => void;
  readonly onSet: (value: string, title: string) => void;
  readonly onUnset: () => void;
}) {
  const [value, setValue] = useState('');
  const [tried, setTried] = useState(false);
  const picked = secret.values.find((v) => v.id === value);
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Set ${secret.name}`}
      size="s"
      footer={
        <>
          {secret.value !== null && (
            <Button kind="danger" onClick={onUnset}>
              Remove
            </Button>
          )}
          <Button
            kind="primary"
            onClick={() => {
              setTried(true);
              if (picked !== undefined) onSet(picked.id, picked.title);
            }}
          >
            Go on
          </Button>
        </>
      }
    >
      <SelectField
        label="Value"
        help="The values that are at hand, by name."
        value={value}
        onChange={setValue}
        error={tried && picked === undefined ? 'Choose the value that it is to have.' : null}
        options={secret.values.map((v) => ({
          value: v.id,
          label: v.id === secret.value ? `${v.title} (present)` : v.title,
        }))}
      />
    </Dialog>
  );
}
