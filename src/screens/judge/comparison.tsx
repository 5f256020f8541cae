import type { CriterionResult, WritingCard } from '../../score/writing/types';
import { DataTable } from '../../ui/data-table';
import classes from './judge.module.css';

interface Side {
  readonly name: string;
  readonly card: WritingCard;
}

interface Row {
  readonly id: string;
  readonly title: string;
  readonly left: CriterionResult | undefined;
  readonly right: CriterionResult | undefined;
}

const said = (c: CriterionResult | undefined): string => (c === undefined ? 'not judged' : `${c.points} of ${c.of}`);

const gained = ({ left, right }: Row): number => (right?.points ?? 0) - (left?.points ?? 0);

const signed = (n: number): string => (n > 0 ? `+${n.toFixed(1)}` : n < 0 ? `−${Math.abs(n).toFixed(1)}` : '0');

/** Two cards side by side, criterion by criterion. */
export function Comparison({ left, right }: { readonly left: Side; readonly right: Side }) {
  const ids = [...new Set([...left.card.criteria, ...right.card.criteria].map((c) => c.id))];
  const find = (side: Side, id: string) => side.card.criteria.find((c) => c.id === id);
  const rows = ids.map((id): Row => {
    const [a, b] = [find(left, id), find(right, id)];
    return { id, title: a?.title ?? b?.title ?? id, left: a, right: b };
  });
  return (
    <div className={classes.tableWrap}>
      <DataTable
        caption={`${left.name}: ${left.card.score.toFixed(1)}. ${right.name}: ${right.card.score.toFixed(1)}.`}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { id: 'criterion', header: 'Criterion', cell: (row) => row.title, sortValue: (row) => row.title },
          { id: 'left', header: left.name, align: 'right', mono: true, cell: (row) => said(row.left) },
          { id: 'right', header: right.name, align: 'right', mono: true, cell: (row) => said(row.right) },
          {
            id: 'gained',
            header: 'Difference',
            align: 'right',
            mono: true,
            cell: (row) => signed(gained(row)),
            sortValue: gained,
          },
        ]}
      />
    </div>
  );
}
