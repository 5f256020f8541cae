import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { removeThing, setFields } from '../../../programme/change';
import type { HistoryEntry } from '../../../programme/fields';
import { writeDuration } from '../../../programme/history-cells';
import { Button, IconButton } from '../../../ui/button';
import { DataTable } from '../../../ui/data-table';
import { Tag } from '../../../ui/tag';
import { useProgramme } from '../context';
import screen from '../programme.module.css';
import classes from './history.module.css';

/** The table. A drill of this browser can be opened; what is only here can be put into the programme. */
export function HistoryRows({
  entries,
  onEdit,
}: {
  readonly entries: readonly HistoryEntry[];
  readonly onEdit: (entry: HistoryEntry) => void;
}) {
  const { change, isLocal, isHere, programme } = useProgramme();
  const add = ({ id, ...fields }: HistoryEntry) =>
    void change('The drill is in the programme.', [(p, author) => setFields(p, 'entry', id, fields, author)]);
  const remove = ({ id, what }: HistoryEntry) =>
    void change(`The ${what} is taken out of the history.`, [(p, author) => removeThing(p, 'entry', id, author)]);
  const teamOf = (entry: HistoryEntry) => programme.teams.find((t) => t.id === entry.team)?.name ?? '';
  return (
    <div className={screen.tableWrap}>
      <DataTable
        caption="Drills and incidents"
        hideCaption
        rows={entries}
        rowKey={(entry) => entry.id}
        empty="Nothing of this kind yet."
        columns={[
          {
            id: 'date',
            header: 'Date',
            cell: (e) => <span className={classes.date}>{e.date}</span>,
            sortValue: (e) => e.date,
          },
          {
            id: 'what',
            header: 'Kind',
            cell: (e) => (
              <span className={screen.tags}>
                <Tag tone={e.what === 'drill' ? 'accent' : 'neutral'}>{e.what === 'drill' ? 'Drill' : 'Incident'}</Tag>
                {isLocal(e) && <Tag>Only in this browser</Tag>}
              </span>
            ),
            sortValue: (e) => e.what,
          },
          { id: 'severity', header: 'Severity', cell: (e) => e.severity || '-', sortValue: (e) => e.severity },
          {
            id: 'duration',
            header: 'Duration',
            align: 'right',
            cell: (e) => writeDuration(e.durationMinutes),
            sortValue: (e) => e.durationMinutes ?? -1,
          },
          { id: 'summary', header: 'Summary', cell: (e) => <Summary entry={e} isHere={isHere(e)} team={teamOf(e)} /> },
          { id: 'postmortem', header: 'Postmortem', cell: (e) => <Postmortem text={e.postmortem} /> },
          {
            id: 'result',
            header: 'Result',
            align: 'right',
            cell: (e) => (e.card === null ? '-' : `${e.card.percent} %`),
            sortValue: (e) => e.card?.percent ?? -1,
          },
          {
            id: 'do',
            header: 'Change',
            cell: (e) =>
              isLocal(e) ? (
                <Button
                  kind="quiet"
                  icon={<IconPlus size={15} aria-hidden />}
                  aria-label={`Add to the programme: ${nameOf(e)}`}
                  onClick={() => add(e)}
                >
                  Add
                </Button>
              ) : (
                <span className={classes.change}>
                  <IconButton label={`Edit: ${nameOf(e)}`} onClick={() => onEdit(e)}>
                    <IconPencil size={15} aria-hidden />
                  </IconButton>
                  <IconButton label={`Take out: ${nameOf(e)}`} onClick={() => remove(e)}>
                    <IconTrash size={15} aria-hidden />
                  </IconButton>
                </span>
              ),
          },
        ]}
      />
    </div>
  );
}

function nameOf({ date, summary }: HistoryEntry): string {
  return `${date} ${summary.split('\n')[0]?.slice(0, 60) ?? ''}`;
}

function Summary({
  entry,
  isHere,
  team,
}: {
  readonly entry: HistoryEntry;
  readonly isHere: boolean;
  readonly team: string;
}) {
  const text = entry.summary === '' ? '-' : entry.summary;
  return (
    <span className={classes.summary}>
      {isHere ? <a href={`#/drill/${encodeURIComponent(entry.drillId)}`}>{text}</a> : text}
      {team !== '' && <span className="hw-muted hw-small"> {team}</span>}
    </span>
  );
}

const LINK = /https?:\/\/[^\s<>"]+/;

/** A link leads out of the app, and only where it says. */
function Postmortem({ text }: { readonly text: string }) {
  const link = LINK.exec(text)?.[0];
  if (link === undefined) return text === '' ? '-' : <span className={classes.summary}>{text}</span>;
  const label = text.replace(link, '').trim();
  return (
    <a className={classes.summary} href={link} target="_blank" rel="noopener noreferrer">
      {label === '' ? link : label}
    </a>
  );
}
