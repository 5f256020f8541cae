import { clockMinuteUtc } from '../../../base/drill-time';
import type { Field, FormContext, FormSpec } from './form-spec';
import { pickedOf, textOf, type Values } from './form-spec';

const MOST = 12;

interface Seen {
  readonly value: string;
  readonly label: string;
  readonly evidence: readonly string[];
}

/** What the acting person has looked at that showed something, newest first, each place once. */
function seen({ view }: FormContext): readonly Seen[] {
  const rows = new Map<string, Seen>();
  for (let i = view.looks.length - 1; i >= 0 && rows.size < MOST; i -= 1) {
    const look = view.looks[i];
    if (look === undefined || look.evidence.length === 0) continue;
    const place =
      look.seq === undefined ? 'a message' : look.query === '' ? look.console : `${look.console}: ${look.query}`;
    const key = look.seq === undefined ? `i${look.query}` : place;
    if (rows.has(key)) continue;
    const value = look.seq === undefined ? `i${look.query}` : `s${look.seq}`;
    const label = `${clockMinuteUtc(view.startEpoch + look.at)} UTC ${place}`;
    rows.set(key, { value, label: label.length > 90 ? `${label.slice(0, 89)}…` : label, evidence: look.evidence });
  }
  return [...rows.values()];
}

/** A choice of what one has looked at; nothing when one has seen nothing yet. */
export function evidenceField(ctx: FormContext, label: string): readonly Field[] {
  const rows = seen(ctx);
  if (rows.length === 0) return [];
  return [
    { kind: 'checks', id: 'evidence', label, options: rows.map(({ value, label: text }) => ({ value, label: text })) },
  ];
}

/** The evidence ids behind what was ticked. */
export function pickedEvidence(values: Values, ctx: FormContext): string[] {
  const picked = pickedOf(values, 'evidence');
  const ids = seen(ctx)
    .filter((row) => picked.includes(row.value))
    .flatMap((row) => row.evidence);
  return [...new Set(ids)].slice(0, 60);
}

/** Puts evidence into the ticket. */
export const evidenceForm: FormSpec = {
  title: 'Attach evidence to the ticket',
  submit: 'Attach',
  intro: (ctx) => (seen(ctx).length === 0 ? 'You have looked at nothing yet that could be attached.' : undefined),
  fields: (_typed, ctx) => [
    ...evidenceField(ctx, 'What you have looked at'),
    { kind: 'text', id: 'note', label: 'What it shows', required: true },
  ],
  acts: (values, ctx) => [
    { type: 'evidence.attach', evidence: pickedEvidence(values, ctx), note: textOf(values, 'note') },
  ],
  refusedAt: { 'evidence.attach': 'note' },
  fromArgs: (args) => ({ note: args }),
};
