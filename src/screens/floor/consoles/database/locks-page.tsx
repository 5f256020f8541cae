import { durationText, SECOND } from '../../../../base/drill-time';
import { DataTable } from '../../../../ui/data-table';
import { EmptyState } from '../../../../ui/empty-state';
import { ErrorNotice } from '../../../../ui/error-notice';
import { Section } from '../../../../ui/section';
import { Tag } from '../../../../ui/tag';
import { EvidenceActions } from '../parts/evidence-actions';
import { useLook, WATCHING } from '../parts/use-look';
import { useReading, useTick } from '../parts/use-reading';
import { countOf, type LockNode, lockTree } from './activity';
import classes from './database.module.css';

/** Who keeps whom waiting, and the locks that are held. */
export function LocksPage() {
  const list = useReading({ op: 'locks.list' }, 5 * SECOND);
  const sessions = useReading({ op: 'sessions.list' }, 5 * SECOND);
  const now = useTick(5 * SECOND);
  const rows = list.ok ? list.value.rows : [];
  const people = sessions.ok ? sessions.value.rows : [];
  useLook('database', list.ok ? 'locks' : '', list.ok ? list.evidence : [], WATCHING);
  if (!list.ok) return <ErrorNotice title="The locks could not be read" text={list.error.message} />;
  const tree = lockTree(rows, people);
  const nameOf = (pid: number): string => people.find((row) => row.pid === pid)?.applicationName ?? '';
  return (
    <div className={classes.stack}>
      <Section
        title="Who waits for whom"
        aside={<EvidenceActions evidence={list.evidence} about="Database: locks" compact />}
      >
        {tree.length === 0 ? (
          <EmptyState
            title="Nothing waits for a lock"
            text="When a session waits for another one, both appear here, the one that holds the lock at the top."
          />
        ) : (
          <ul className={classes.tree}>
            {tree.map((node) => (
              <Node key={node.pid} node={node} now={now} />
            ))}
          </ul>
        )}
      </Section>
      <DataTable
        caption="Locks that are held"
        rows={rows.filter((row) => row.granted)}
        rowKey={(row) => `${row.pid} ${row.locktype} ${row.relation ?? ''} ${row.mode}`}
        empty="Nobody holds a lock."
        columns={[
          {
            id: 'relation',
            header: 'On',
            sortValue: (row) => row.relation ?? row.locktype,
            mono: true,
            cell: (row) => row.relation ?? row.locktype,
          },
          { id: 'mode', header: 'Mode', sortValue: (row) => row.mode, cell: (row) => <Mode text={row.mode} /> },
          {
            id: 'pid',
            header: 'Held by',
            sortValue: (row) => nameOf(row.pid),
            cell: (row) => (
              <>
                <span className={classes.mono}>{row.pid}</span> <span className={classes.note}>{nameOf(row.pid)}</span>
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

function Node({ node, now }: { readonly node: LockNode; readonly now: number }) {
  const { session, wait } = node;
  const below = countOf(node);
  return (
    <li className={classes.node}>
      <div className={classes.nodeHead}>
        <span className={classes.mono}>{node.pid}</span>
        <span className={classes.strong}>{session?.applicationName ?? 'unknown'}</span>
        <span className={classes.note}>{session?.user}</span>
        {session !== undefined && <Tag tone={wait === undefined ? 'bad' : 'warn'}>{session.state}</Tag>}
        {below > 0 && <span>keeps {below === 1 ? '1 session' : `${below} sessions`} waiting</span>}
        {wait !== undefined && (
          <span>
            waits for <Mode text={wait.mode} /> on{' '}
            <span className={classes.mono}>{wait.relation ?? wait.locktype}</span>
            {wait.waitStart !== null && ` for ${durationText(Math.max(0, now - wait.waitStart))}`}
          </span>
        )}
      </div>
      {session !== undefined && (
        <code className={classes.query} title={session.query}>
          {session.query}
        </code>
      )}
      {node.waiters.length > 0 && (
        <ul className={classes.tree}>
          {node.waiters.map((waiter) => (
            <Node key={waiter.pid} node={waiter} now={now} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** `AccessExclusiveLock` may break between its words. */
function Mode({ text }: { readonly text: string }) {
  return <span className={classes.mono}>{text.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '\u200B')}</span>;
}
