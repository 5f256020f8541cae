import { type DrillTime, durationText, HOUR } from '../../base/drill-time';
import { judged, minutesTarget, notApplicable, target } from '../measure';
import { declaredAtMoment, gatesOf, severityLevel } from '../record/gates';
import { clock, evidence } from '../record/say';
import { neverIncident } from '../record/verdict';
import type { Indicator, ScoreInput } from '../types';

interface Piece {
  readonly from: DrillTime;
  readonly to: DrillTime;
  readonly truth: string | null;
  readonly clause?: string;
  readonly declared: string | undefined;
  /** Start of the stretch with this truth and this declaration, from which the grace counts. */
  readonly since: DrillTime;
}

/** The incident cut at every change of what was true and of what was declared. */
function piecesOf(input: ScoreInput, from: DrillTime, to: DrillTime): readonly Piece[] {
  const cuts = [from, to, ...input.truth.severity.map((s) => s.from), ...input.state.severities.map((s) => s.at)];
  const times = [...new Set(cuts.filter((t) => t >= from && t <= to))].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < times.length; i++) {
    const a = times[i] ?? from;
    const b = times[i + 1] ?? to;
    const row = input.truth.severity.find((s) => s.from <= a && a < s.to);
    const truth = row?.is ?? null;
    const declared = declaredAtMoment(input, a);
    const last = out.at(-1);
    const same = last !== undefined && last.truth === truth && last.declared === declared;
    out.push({
      from: a,
      to: b,
      truth,
      declared,
      since: same ? last.since : a,
      ...(row?.clause === undefined ? {} : { clause: row.clause }),
    });
  }
  return out;
}

/** Where there is no incident, so much is as long as calling it one is looked at: standing down soon costs little. */
const NOTHING_WINDOW = HOUR;

/** Until the bleeding stopped or the resolution stood: after that nobody owes a re-classification. */
function windowOf(input: ScoreInput): { from: DrillTime; to: DrillTime } | undefined {
  const gates = gatesOf(input);
  if (neverIncident(input)) {
    const from = input.state.severities[0]?.at;
    return from === undefined || gates.end <= from ? undefined : { from, to: gates.end };
  }
  const from = gates.visibleAt ?? input.state.severities[0]?.at;
  if (from === undefined) return undefined;
  const to = Math.min(gates.end, input.truth.mitigatedAt ?? gates.end);
  return to > from ? { from, to } : undefined;
}

/**
 * The integral of |declared - true| over the incident. Undeclared counts as one below the lowest, under-calling weighs more
 * than over-calling, and a grace after every change keeps a moment's delay from counting. As far off as the table of severities
 * reaches, for the whole time, is an error of 1.
 */
export const severityOverTime: Indicator = {
  id: 'severity-over-time',
  acts: ['declare', 'severity.set'],
  targets: ['underWeight', 'overWeight', 'grace'],
  role: 'ic',
  byOmission: true,
  judge: (input, config) => {
    const window = windowOf(input);
    if (window === undefined) return notApplicable('No incident lasted long enough for a severity to be wrong.');
    const grace = minutesTarget(config, 'grace');
    const pieces = piecesOf(input, window.from, window.to);
    const length = neverIncident(input) ? Math.max(NOTHING_WINDOW, window.to - window.from) : window.to - window.from;
    const scale = length * Math.max(1, input.bundle.playbook.severities.length - 1);
    let error = 0;
    const wrong: { piece: Piece; cost: number }[] = [];
    for (const piece of pieces) {
      const gap = severityLevel(input, piece.truth) - severityLevel(input, piece.declared);
      const counted = Math.max(0, piece.to - Math.max(piece.from, piece.since + grace));
      const cost = counted * (gap > 0 ? gap * target(config, 'underWeight') : -gap * target(config, 'overWeight'));
      if (cost > 0) wrong.push({ piece, cost });
      error += cost;
    }
    const share = 1 - error / scale;
    const clauses = [...new Set(pieces.flatMap((p) => (p.clause === undefined ? [] : [p.clause])))];
    const escalated = new Set(pieces.flatMap((p) => p.truth ?? [])).size > 1;
    const rules = input.bundle.playbook.severities
      .filter((s) => pieces.some((p) => p.truth === s.id))
      .map((s) => s.clause);
    const extra = escalated ? input.bundle.playbook.escalates.map((e) => e.clause) : [];
    const worst = wrong.toSorted((a, b) => b.cost - a.cost)[0]?.piece;
    return judged(
      share,
      worst === undefined
        ? 'The severity declared was the one that the facts supported.'
        : `For ${durationText(worst.to - worst.from)} ${worst.declared ?? 'nothing'} was declared while the facts supported ${worst.truth ?? 'no incident'}.`,
      'Classify by the facts, and re-classify when they change: too low costs most, too high costs as well.',
      {
        evidence: wrong.map(({ piece }) =>
          evidence(
            piece.from,
            `From ${clock(input, piece.from)}: ${piece.declared ?? 'undeclared'} declared, ${piece.truth ?? 'none'} true`,
            input.state.severities.find((s) => s.at === piece.from)?.seq,
          ),
        ),
        clauses: [...new Set([...clauses, ...rules, ...extra])],
      },
    );
  },
};
