import type { Told } from './messages';

/** How a life of the page was ended. */
export type KillKind = 'tab' | 'browser';

export interface KillRow {
  readonly kind: KillKind;
  readonly acknowledged: number;
  readonly lost: number;
  readonly mistakes: readonly string[];
  readonly openedInMs: number;
}

/** Holds what was acknowledged to the player against what is found after a kill. */
export class Tally {
  private readonly acknowledged = new Map<string, number>();
  private drafted = 0;
  private sinceLast = 0;

  note(told: Told): void {
    if (told.kind === 'acknowledged') {
      this.acknowledged.set(told.id, told.seq);
      this.sinceLast++;
    }
    if (told.kind === 'drafted') this.drafted = Math.max(this.drafted, told.draft);
  }

  get total(): number {
    return this.acknowledged.size;
  }

  /** Compares after a kill. Everything acknowledged in any life before has to be there, in its place. */
  check(kind: KillKind, found: Extract<Told, { kind: 'found' }>): KillRow {
    const mistakes: string[] = [];
    const seqs = new Map(found.entries.map((e) => [e.id, e.seq]));
    let lost = 0;
    for (const [id, seq] of this.acknowledged) {
      const there = seqs.get(id);
      if (there === undefined) lost++;
      else if (there !== seq) mistakes.push(`entry ${id} moved from ${seq} to ${there}`);
    }
    if (found.entries.some((e, i) => e.seq !== i + 1)) mistakes.push('the numbers have a gap');
    if (seqs.size !== found.entries.length) mistakes.push('an entry is there twice');
    if (found.hashes[0] !== found.hashes[1]) mistakes.push('the resumed state is not the replayed one');
    if (found.draft < this.drafted) mistakes.push(`of the draft, ${found.draft} of ${this.drafted} is there`);
    if (found.phase !== 'live') mistakes.push(`the drill is ${found.phase}`);
    const acknowledged = this.sinceLast;
    this.sinceLast = 0;
    return { kind, acknowledged, lost, mistakes, openedInMs: found.openedInMs };
  }
}

/** The table for the documents. */
export function markdown(
  rows: readonly KillRow[],
  about: { readonly date: string; readonly seed: number; readonly browser: string },
): string {
  const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
  const sum = (list: readonly number[]) => list.reduce((n, x) => n + x, 0);
  const line = (title: string, of: readonly KillRow[]) =>
    `| ${title} | ${of.length} | ${sum(of.map((r) => r.acknowledged))} | ${sum(of.map((r) => r.lost))} | ${sum(of.map((r) => r.mistakes.length))} | ${median(of.map((r) => r.openedInMs))} ms |`;
  return `# Kills

\`npm run kills\` plays the edge outage by a script and kills it with SIGKILL at random moments: the processes of the
tab, or the whole browser. Then it opens the drill again and compares. An entry counts as acknowledged once \`propose\` has
resolved, which is when a player sees it as done; it is lost when it is not in the record after that. Mistakes are: an entry that
changed its place, a gap in the numbers, an entry that is there twice, a draft that was acknowledged and is gone, a resumed
state whose hash is not that of the replayed record.

The machine itself keeps running, so this says nothing about power cuts; for those the database is opened with
strict durability, which waits for the disk.

| killed | kills | acknowledged entries | lost | mistakes | opened again, median |
|---|---:|---:|---:|---:|---:|
${line(
  'tab',
  rows.filter((r) => r.kind === 'tab'),
)}
${line(
  'browser',
  rows.filter((r) => r.kind === 'browser'),
)}
${line('all', rows)}

${about.browser}, ${about.date}, seed of the moments ${about.seed}. Opening includes reading and checking the scenario's files and
folding the record.
`;
}
