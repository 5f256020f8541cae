import { DAY, type DrillTime, HOUR } from '../../../base/drill-time';
import { commandOf, jobRuns } from '../../model/damage/jobs';
import { damageRuns } from '../../model/damage/runs';
import { DAMAGED_TABLE } from '../../model/damage/tally';
import type { WorldView } from '../../model/operations';
import { accountRows, signInEntry } from '../../model/rows/audit';
import { feedRows } from '../../model/rows/feed';
import { ERROR_LOG_HORIZON } from '../../model/rows/horizons';
import type { FeedRows } from '../../model/rows/types';
import { userRows } from '../../model/rows/users';
import { guardSteps, timelineOf } from '../../model/states-at';
import { backUp } from './backups';
import type { Contents } from './contents';
import { damageSql, keepSql } from './damage-sql';
import { ADMIN } from './platform';
import type { Server } from './server';

/** Rows are fed in stretches of this length, so that progress can be told. */
const STRETCH: DrillTime = 6 * HOUR;

/** Something that the system does to the database at a moment. */
interface Happening {
  readonly at: DrillTime;
  readonly id: string;
  readonly work: () => Promise<void>;
  /** Many of these come in a row, and only how the table stands after the last of them matters. */
  readonly damages?: true;
}

/** How far a database has been brought: by rows, and by what the system has done besides. */
export interface Fed {
  readonly to: DrillTime;
  readonly happened: readonly string[];
}

/**
 * Brings the database to a moment of the drill: rows of the events since the last time, the nightly backup, and what the
 * scenario lets the system do. The result depends on the moments of the statements in between and on nothing else.
 */
export class Feeder {
  private fedTo: DrillTime;
  private readonly happened: Set<string>;

  constructor(
    private readonly server: Server,
    private readonly contents: Contents,
    from: Fed = { to: ERROR_LOG_HORIZON, happened: [] },
  ) {
    this.fedTo = from.to;
    this.happened = new Set(from.happened);
  }

  /** How far the database is. */
  get fed(): Fed {
    return { to: this.fedTo, happened: [...this.happened] };
  }

  /** The accounts, which are older than everything else. */
  async begin(world: WorldView): Promise<void> {
    const rows = [...userRows(world), ...accountRows(world)].map((user) => {
      const at = stampOf(world, user.createdAt);
      return fields([user.id, user.email, at, at, at]);
    });
    await this.fill(world, 'auth.users (id, email, email_confirmed_at, created_at, updated_at)', rows, this.fedTo);
    await this.schedule(world);
  }

  /** `onProgress`: the share of the way that is done, 0 to 1. */
  async advance(world: WorldView, onProgress: (share: number) => void = () => undefined): Promise<void> {
    const from = this.fedTo;
    if (world.now <= from) return;
    let damaged = false;
    for (const happening of this.due(world)) {
      const epoch = world.startEpoch + happening.at;
      await this.feed(world, happening.at, () => undefined);
      await this.contents.track(epoch);
      await happening.work();
      if (happening.damages) {
        await this.contents.pass(epoch);
        damaged = true;
      } else await this.contents.absorb(epoch);
      this.happened.add(happening.id);
    }
    if (damaged) await this.contents.reread(DAMAGED_TABLE, world.startEpoch + this.fedTo);
    await this.feed(world, world.now, (at) => onProgress((at - from) / (world.now - from)));
  }

  /** The jobs of the scheduler, in place of what the company's empty database has of them. */
  private async schedule(world: WorldView): Promise<void> {
    const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
    const rows = world.scenario.exhibits.database.jobs.map(
      (job) =>
        `(${job.id}, ${text(job.name)}, ${text(job.schedule)}, ${text(commandOf(job, world.variant))}, ${job.active})`,
    );
    if (rows.length === 0) return;
    await this.server.must(
      `set session authorization ${ADMIN}; delete from cron.job;
       insert into cron.job (jobid, jobname, schedule, command, active) values ${rows.join(', ')}`,
      world.startEpoch + this.fedTo,
    );
  }

  private async feed(world: WorldView, to: DrillTime, onProgress: (at: DrillTime) => void): Promise<void> {
    for (let from = this.fedTo; from < to; ) {
      const next = Math.min(to, from + STRETCH);
      await this.put(world, feedRows(world, from, next), next);
      await this.putRuns(world, from, next);
      from = next;
      this.fedTo = next;
      onProgress(next);
    }
  }

  private async put(world: WorldView, rows: FeedRows, at: DrillTime): Promise<void> {
    await this.fill(
      world,
      'public.error_logs (ts, environment, service, level, request_id, user_id, code, message, details, ip, ua)',
      rows.errorLogs.map((r) =>
        fields([
          ...[stampOf(world, r.at), r.environment, r.service, r.level, r.requestId, r.userId, r.code, r.message],
          ...[r.details, r.ip, r.userAgent],
        ]),
      ),
      at,
    );
    await this.fill(
      world,
      'public.readings (id, user_id, raw_input, context, entry_no, reading_data, created_at, updated_at)',
      rows.readings.map((r) => {
        const when = stampOf(world, r.at);
        return fields([r.id, r.userId, r.rawInput, r.context, String(r.entryNo), r.readingData, when, when]);
      }),
      at,
    );
    const audit = [...rows.signIns.map(signInEntry), ...rows.audit];
    await this.fill(
      world,
      'auth.sessions (id, user_id, created_at, updated_at, user_agent, ip)',
      audit.flatMap((r) => {
        const when = stampOf(world, r.at);
        return r.sessionId === undefined ? [] : [fields([r.sessionId, r.userId, when, when, r.userAgent, r.ip])];
      }),
      at,
    );
    await this.fill(
      world,
      'auth.audit_log_entries (id, payload, created_at, ip_address)',
      audit.map((r) => fields([r.auditId, r.payload, stampOf(world, r.at), r.ip])),
      at,
    );
  }

  private async putRuns(world: WorldView, from: DrillTime, to: DrillTime): Promise<void> {
    const rows = jobRuns(world, Math.max(from, world.now - DAY), to).map((run) => {
      const at = stampOf(world, run.at);
      return fields([String(run.job.id), commandOf(run.job, world.variant), run.message, at, at]);
    });
    await this.fill(world, 'cron.job_run_details (jobid, command, return_message, start_time, end_time)', rows, to);
  }

  /**
   * Foreign keys and players' triggers do not concern what the system feeds. If a table does not take the rows (it is gone, or
   * somebody has put a constraint on it) they are tried one by one, so that the outcome does not depend on how they came together.
   */
  private async fill(world: WorldView, into: string, rows: readonly string[], at: DrillTime): Promise<void> {
    if (rows.length === 0) return;
    const epoch = world.startEpoch + at;
    await this.server.must(`set session authorization ${ADMIN}; set session_replication_role = replica`, epoch);
    if (!(await this.server.copy(into, rows.join(''), epoch)) && (await this.exists(into, epoch))) {
      for (const row of rows) await this.server.copy(into, row, epoch);
    }
    await this.server.must('set session_replication_role = origin', epoch);
  }

  private async exists(into: string, epoch: number): Promise<boolean> {
    const table = into.slice(0, into.indexOf(' '));
    const rows = await this.server.must(`select to_regclass('${table}') is not null`, epoch);
    return rows[0]?.[0] === 't';
  }

  /** What the system does between the last moment and now, in order. */
  private due(world: WorldView): readonly Happening[] {
    const { changes, backups } = world.scenario.exhibits.database;
    const found: Happening[] = [];
    const timeline = timelineOf(world);
    for (const { id, when, sql } of changes) {
      const steps = guardSteps(timeline, when);
      const first = steps.value.indexOf(1);
      const at = first < 0 ? Number.POSITIVE_INFINITY : Math.max(ERROR_LOG_HORIZON, steps.at[first] ?? 0);
      if (at >= world.now || this.happened.has(id)) continue;
      const work = async () => void (await this.server.ask(sql, world.startEpoch + at));
      found.push({ at: Math.max(at, this.fedTo), id, work });
    }
    for (const run of damageRuns(world)) {
      const id = `damage/${run.damage.id}/${run.at}`;
      if (this.happened.has(id)) continue;
      const epoch = world.startEpoch + run.at;
      const work = async () => {
        await this.server.ask(keepSql(run, world.startEpoch), epoch);
        await this.server.ask(damageSql(run, world.startEpoch), epoch);
      };
      found.push({ at: Math.max(run.at, this.fedTo), id, work, damages: true });
    }
    const day = 24 * HOUR;
    const midnight = Math.floor(world.startEpoch / day) * day - world.startEpoch;
    for (let n = -1; n <= 1; n++) {
      const at = midnight + n * day + backups.at;
      const id = `nightly_${new Date(world.startEpoch + at).toISOString().slice(0, 10).replaceAll('-', '')}`;
      if (at >= world.now || at < this.fedTo || this.happened.has(id)) continue;
      found.push({ at, id, work: () => backUp(this.server, id, world.startEpoch + at) });
    }
    return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  }
}

function stampOf(world: WorldView, at: DrillTime): string {
  return new Date(world.startEpoch + at).toISOString();
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };

/** A row in the text format of COPY. */
function fields(values: readonly (string | null)[]): string {
  return `${values.map((v) => (v === null ? '\\N' : v.replace(/[\\\n\t\r]/g, (c) => ESCAPED[c] ?? c))).join('\t')}\n`;
}
