import { resolvePlan } from '../../../src/authoring/plan';
import { type PlanRun, runPlan } from '../../../src/authoring/run-plan';
import type { DrillTime } from '../../../src/base/drill-time';
import { createDrill } from '../../../src/drill/drill';
import { foldEntries } from '../../../src/drill/fold';
import type { Entry, Header } from '../../../src/drill/record';
import { writeRecordFile } from '../../../src/exchange/record-file';
import { shipped } from '../../support/shipped';

const found = shipped();
const runs = new Map<string, PlanRun>();

/** A plan of the shipped scenario, played headlessly. */
export function played(plan = 'good', variant = 'key-exhausted'): PlanRun {
  const key = `${plan}/${variant}`;
  const known = runs.get(key);
  if (known !== undefined) return known;
  const file = found.plans.find((p) => p.id === plan);
  const resolved = file === undefined ? undefined : resolvePlan(file, found.plans);
  if (resolved?.ok !== true) throw new Error(`the plan ${plan} cannot be read`);
  const run = runPlan(found.bundle, resolved.value, variant, found.par);
  runs.set(key, run);
  return run;
}

/** A record as a file for the library's file field. */
export interface RecordUpload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function upload(text: string, name = 'drill.hotwash.json'): RecordUpload {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** The file of a record made of these parts; an end's scorecard is frozen into it only when it is given. */
export function fileOf(
  header: Header,
  entries: readonly Entry[],
  scorecard?: Parameters<typeof writeRecordFile>[0]['scorecard'],
): string {
  return writeRecordFile({
    header,
    sources: found.sources,
    entries,
    ...(scorecard === undefined ? {} : { scorecard }),
  });
}

/** A whole played drill. */
export function wholeRecord(plan = 'good', variant = 'key-exhausted'): string {
  const { header, entries, card } = played(plan, variant);
  return fileOf(header, entries, card);
}

/** The same drill up to a drill time, as a drill of its own: it opens paused at its last entry. */
export function recordUntil(drillId: string, until: DrillTime, plan = 'good', variant = 'key-exhausted'): string {
  const { header, entries } = played(plan, variant);
  const start = entries[0]?.at ?? header.createdAt;
  const kept = entries.filter((e) => e.at - start <= until && e.act.type !== 'drill.end');
  return fileOf({ ...header, drillId }, kept);
}

/** The same drill with its live part over and its postmortem not written. */
export function recordOfPostmortem(drillId: string, plan = 'good', variant = 'key-exhausted'): string {
  const { header, entries } = played(plan, variant);
  const end = entries.findIndex((e) => e.act.type === 'drill.end');
  const kept = entries.slice(0, end + 1);
  const { phase } = foldEntries(createDrill(found.bundle, header), kept);
  if (phase !== 'postmortem') throw new Error(`the plan ${plan} is in phase ${phase} at the end of its live part`);
  return fileOf({ ...header, drillId }, kept);
}
