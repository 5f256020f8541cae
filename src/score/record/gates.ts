import { type DrillTime, minutes } from '../../base/drill-time';
import type { Interval, ScoreInput } from '../types';
import { perInput } from './per-input';

/** Where the clocks start. Each lapse is counted from its own gate, so that being late once is charged once. */
export interface Gates {
  /** There is an incident that could be seen. */
  readonly incident: boolean;
  /** First page or signal. */
  readonly reportAt?: DrillTime;
  readonly visibleAt?: DrillTime;
  readonly declaredAt?: DrillTime;
  /** When the playbook's response time ran out; the gate for what follows when nobody declared. */
  readonly dueAt?: DrillTime;
  /** From here on the response is to be led and told about: the declaration, or the moment at which it was overdue. */
  readonly ledFrom?: DrillTime;
  /** The declaration of the resolution that stood. */
  readonly resolvedAt?: DrillTime;
  /** End of the response: resolution, else the end that is scored. */
  readonly end: DrillTime;
  /** Has EndEx come? What was not done by then was missed. */
  readonly over: boolean;
}

function earliest(times: readonly (DrillTime | undefined)[]): DrillTime | undefined {
  const known = times.filter((t) => t !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/**
 * The pieces of the incident during which a severity was true, visibly. Where the scenario has no incident, what is only of the
 * least severity is none either: a bug ticket is right for it.
 */
export function severityPieces(
  input: ScoreInput,
): readonly (Interval & { readonly is: string; readonly clause?: string })[] {
  const least =
    input.bundle.scenario.truth.notIncident === true ? input.bundle.playbook.severities.at(-1)?.id : undefined;
  return input.truth.severity.flatMap((s) =>
    s.is === null || s.is === least
      ? []
      : [{ from: s.from, to: s.to, is: s.is, ...(s.clause === undefined ? {} : { clause: s.clause }) }],
  );
}

/** When the declaration was due: the earliest end of a response time, as the severity was at each moment. */
function declarationDue(input: ScoreInput, reportAt: DrillTime | undefined): DrillTime | undefined {
  return earliest(
    severityPieces(input).map((piece) => {
      const within = input.bundle.playbook.severities.find((s) => s.id === piece.is)?.respondWithinMinutes;
      if (within === undefined || within === null) return undefined;
      return Math.max(piece.from, (reportAt ?? piece.from) + minutes(within));
    }),
  );
}

/** Computes the gates of a drill. */
export const gatesOf = perInput((input): Gates => {
  const { state, truth, endAt } = input;
  const incident = truth.visibleAt !== undefined && severityPieces(input).length > 0;
  const declaredAt = state.severities[0]?.at;
  const reportAt = earliest([...state.pages.filter((p) => p.injectId !== undefined).map((p) => p.at), truth.visibleAt]);
  const dueAt = incident ? declarationDue(input, reportAt) : undefined;
  const last = state.resolutions.at(-1);
  const resolvedAt = last !== undefined && last.reopenedAt === undefined ? last.at : undefined;
  const ledFrom = declaredAt ?? (dueAt !== undefined && dueAt < endAt ? dueAt : undefined);
  return {
    incident,
    ...(reportAt === undefined ? {} : { reportAt }),
    ...(truth.visibleAt === undefined ? {} : { visibleAt: truth.visibleAt }),
    ...(declaredAt === undefined ? {} : { declaredAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(ledFrom === undefined ? {} : { ledFrom }),
    ...(resolvedAt === undefined ? {} : { resolvedAt }),
    end: resolvedAt ?? endAt,
    over: state.endedAt !== undefined,
  };
});

/** The severity that was declared at a moment. */
export function declaredAtMoment(input: ScoreInput, at: DrillTime): string | undefined {
  return input.state.severities.findLast((s) => s.at <= at)?.severity;
}

/** How far up the table a severity stands: the least severe is 1, undeclared is 0. */
export function severityLevel(input: ScoreInput, id: string | null | undefined): number {
  const { severities } = input.bundle.playbook;
  const index = severities.findIndex((s) => s.id === id);
  return index < 0 ? 0 : severities.length - index;
}
