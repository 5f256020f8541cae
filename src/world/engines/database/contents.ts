import type { Fact } from '../../../scenario/facts';
import { DAMAGED_TABLE } from '../../model/damage/tally';
import type { Server } from './server';
import { WATCHED, type WatchedTable } from './tables';

/** A row as far as it is watched: what is in it, as a hash, and when it came in (UTC epoch, ms). */
interface Row {
  readonly hash: string;
  readonly at: number;
}
type Rows = Map<string, Row>;

interface Kept {
  /** What should be in the table: everything that the system itself has put there. */
  readonly should: Rows;
  /** What was in it when it was last looked at. */
  is: Rows;
  /** `corrupt lost`, as last reported. */
  measured: string;
}

/** What changed in one table, and how it stands against what should be in it. */
export interface TableChange {
  readonly table: WatchedTable;
  readonly inserted: readonly string[];
  readonly updated: number;
  readonly deleted: number;
  readonly corrupt: number;
  readonly lost: number;
  /** Rows that the system put there and that somebody has now removed or altered, by the time they came in. */
  readonly damaged: readonly number[];
  /** Rows that the system put there and that are still as they should be, by the time they came in; only of logs and evidence. */
  readonly intact: readonly number[];
}

/**
 * Watches what is in the tables. Rows that the system feeds are taken down as they come; after somebody's statement the tables
 * that changed are read again and compared. No trigger is needed, so none can be switched off; a rollback leaves no trace.
 */
export class Contents {
  private readonly kept = new Map<string, Kept>();
  /** Transactions from here on have not been looked at. */
  private since = 0;

  constructor(private readonly server: Server) {}

  /** Takes down what the system has fed since the last look. Call it before anybody else writes. */
  async track(epoch: number): Promise<void> {
    const next = await this.nextTransaction(epoch);
    if (next === this.since) return;
    const first = this.since === 0;
    for (const table of WATCHED) {
      const fresh = await this.read(table, this.since, epoch);
      const kept = this.keptOf(table);
      for (const [key, row] of fresh) {
        kept.should.set(key, row);
        kept.is.set(key, row);
      }
    }
    if (first) await this.remember(epoch);
    this.since = next;
  }

  /** What the system damaged before anybody took the rows down, when the database was begun from files. */
  private async remember(epoch: number): Promise<void> {
    const table = WATCHED.find((t) => t.name === DAMAGED_TABLE);
    const rows = await this.server.must('select id::text, hash, at::text from sim.damaged', epoch);
    if (table === undefined || rows.length === 0) return;
    const kept = this.keptOf(table);
    for (const [id, hash, at] of rows) kept.should.set(id ?? '', { hash: hash ?? '', at: Number(at) });
    this.measure([changeOf(table, kept, kept.is)]);
  }

  /** The system has changed rows; how they stand is read later (`reread`), when nobody else has written meanwhile. */
  async pass(epoch: number): Promise<void> {
    this.since = await this.nextTransaction(epoch);
  }

  /** Reads a table again, without a word about what is different in it: the system itself has changed rows. */
  async reread(name: string, epoch: number): Promise<void> {
    const table = WATCHED.find((t) => t.name === name);
    if (table === undefined) return;
    const kept = this.keptOf(table);
    const now = await this.read(table, 0, epoch);
    this.measure([changeOf(table, kept, now)]);
    kept.is = now;
  }

  /** Reads again what has changed, without a word about it: the system itself has changed rows. */
  async absorb(epoch: number): Promise<void> {
    // How it stands now is what the next measurement is compared with: then mending it is something to report.
    this.measure(await this.compare(epoch));
  }

  /** Compares the tables with how they were and how they should be. Only those that differ from the last look. */
  async compare(epoch: number): Promise<readonly TableChange[]> {
    const changes: TableChange[] = [];
    for (const table of WATCHED) {
      const kept = this.keptOf(table);
      if (!(await this.differs(table, kept, epoch))) continue;
      const now = await this.read(table, 0, epoch);
      changes.push(changeOf(table, kept, now));
      kept.is = now;
    }
    this.since = await this.nextTransaction(epoch);
    return changes;
  }

  /** Facts about the measured state of the data tables, where it is another than last said. */
  measure(changes: readonly TableChange[]): readonly Fact[] {
    const facts: Fact[] = [];
    for (const { table, corrupt, lost } of changes) {
      if (table.kind !== 'data') continue;
      const kept = this.keptOf(table);
      const measured = `${corrupt} ${lost}`;
      if (measured === kept.measured) continue;
      kept.measured = measured;
      facts.push({ type: 'data.measured', table: table.name, corrupt, lost, sound: corrupt === 0 && lost === 0 });
    }
    return facts;
  }

  /** Rows that players put in and that have to stay from now on: what they logged of their own changes. */
  keep(name: string, keys: readonly string[]): void {
    const kept = this.kept.get(name);
    for (const key of keys) {
      const row = kept?.is.get(key);
      if (row !== undefined) kept?.should.set(key, row);
    }
  }

  private keptOf(table: WatchedTable): Kept {
    let kept = this.kept.get(table.name);
    if (kept === undefined) {
      kept = { should: new Map(), is: new Map(), measured: '0 0' };
      this.kept.set(table.name, kept);
    }
    return kept;
  }

  private async nextTransaction(epoch: number): Promise<number> {
    const rows = await this.server.must('select pg_snapshot_xmax(pg_current_snapshot())::text', epoch);
    return Number(rows[0]?.[0]);
  }

  private async differs(table: WatchedTable, kept: Kept, epoch: number): Promise<boolean> {
    const answer = await this.server.ask(
      `select count(*), count(*) filter (where xmin::text::bigint >= ${this.since}) from ${table.name}`,
      epoch,
    );
    if (answer.error !== undefined) return kept.is.size > 0;
    const [count, fresh] = answer.results[0]?.rows?.[0] ?? [];
    return Number(count) !== kept.is.size || Number(fresh) > 0;
  }

  /** The rows that a transaction from `since` on has written. A table that is gone has none; without a column all are wrong. */
  private async read(table: WatchedTable, since: number, epoch: number): Promise<Rows> {
    const select = (hash: string, at: string) =>
      `select string_agg(id::text || ' ' || ${hash} || ' ' || ${at}, E'\\n') from ${table.name}` +
      (since === 0 ? '' : ` where xmin::text::bigint >= ${since}`);
    let answer = await this.server.ask(select(hashOf(table), timeOf(table)), epoch);
    if (answer.error !== undefined) answer = await this.server.ask(select("'?'", "'0'"), epoch);
    const rows: Rows = new Map();
    for (const line of (answer.results[0]?.rows?.[0]?.[0] ?? '').split('\n')) {
      const [key, value, ms] = line.split(' ');
      if (key !== undefined && value !== undefined) rows.set(key, { hash: value, at: Number(ms) });
    }
    return rows;
  }
}

/** What is in a row of the table, as SQL; `row`: how the query calls the row. */
export function hashOf(table: WatchedTable, row = ''): string {
  return `hashtextextended(row(${table.columns.map((c) => `${row}${c}`).join(', ')})::text, 0)::text`;
}

/** When a row of the table came in (UTC epoch, ms), as SQL. */
export function timeOf(table: WatchedTable, row = ''): string {
  return `coalesce(floor(extract(epoch from ${row}${table.time}) * 1000)::bigint, 0)::text`;
}

function changeOf(table: WatchedTable, { should, is }: Kept, now: Rows): TableChange {
  const inserted: string[] = [];
  const damaged: number[] = [];
  const intact: number[] = [];
  let updated = 0;
  let deleted = 0;
  let corrupt = 0;
  let lost = 0;
  for (const [key, row] of now) {
    const before = is.get(key);
    if (before === undefined) inserted.push(key);
    else if (before.hash !== row.hash) updated++;
  }
  for (const key of is.keys()) if (!now.has(key)) deleted++;
  for (const [key, row] of should) {
    const hash = now.get(key)?.hash;
    if (hash === undefined) lost++;
    else if (hash !== row.hash) corrupt++;
    if (hash === row.hash) {
      if (table.kind === 'log' || table.kind === 'evidence') intact.push(row.at);
    } else if (is.get(key)?.hash === row.hash) damaged.push(row.at);
  }
  return { table, inserted, updated, deleted, corrupt, lost, damaged, intact };
}
