import { DataTable } from '../../ui/data-table';
import classes from './debrief.module.css';
import type { JudgedVersion } from './types';
import { Wide } from './wide';

type Shown = Partial<Pick<JudgedVersion, 'card'>> & Pick<JudgedVersion, 'version'>;

interface Row {
  readonly id: string;
  readonly title: string;
  readonly of: number;
  readonly points: readonly (number | undefined)[];
}

/** The versions side by side: the whole, and the points of each criterion. */
export function PostmortemCriteria({
  versions,
  nameOf,
}: {
  readonly versions: readonly Shown[];
  readonly nameOf: (i: number) => string;
}) {
  const cards = versions.map((v) => v.card);
  const all = new Map(cards.flatMap((card) => card?.criteria.map((c) => [c.id, c] as const) ?? []));
  if (all.size === 0) return null;
  const rows: readonly Row[] = [
    { id: '', title: 'The whole', of: 100, points: cards.map((card) => card?.score) },
    ...[...all.values()].map((c) => ({
      id: c.id,
      title: c.title,
      of: c.of,
      points: cards.map((card) => card?.criteria.find((x) => x.id === c.id)?.points),
    })),
  ];
  // A criterion that every version has alike says nothing of the revision.
  const told = rows.filter((r) => r.id === '' || new Set(r.points).size > 1);
  if (told.length === 1 && new Set(told[0]?.points).size === 1)
    return <p className={classes.lead}>No criterion came out otherwise than in the first version.</p>;
  return (
    <Wide label="Versions of the postmortem side by side">
      <DataTable
        caption="What the revision changed, in points"
        rows={told}
        rowKey={(r) => r.id}
        columns={[
          { id: 'title', header: 'Criterion', cell: (r) => r.title },
          ...versions.map((v, i) => ({
            id: String(v.version.seq),
            header: nameOf(i),
            align: 'right' as const,
            mono: true,
            cell: (r: Row) => r.points[i]?.toFixed(1) ?? '–',
          })),
          { id: 'of', header: 'Of', align: 'right', mono: true, cell: (r) => r.of },
        ]}
      />
    </Wide>
  );
}
