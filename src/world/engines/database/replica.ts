import type { PGlite } from '@electric-sql/pglite';
import type { DrillTime } from '../../../base/drill-time';
import type { DatabaseRequest } from '../../../drill/acts';
import type { Fact } from '../../../scenario/facts';
import type { OperationName, OperationResult, WorldView } from '../../model/operations';
import { perform } from '../../model/perform';
import { backUp, restore } from './backups';
import { type Catalogue, ddlBetween, readCatalogue } from './catalogue';
import { checksumOf } from './checksum';
import { Contents } from './contents';
import { factsOfRows } from './contents-facts';
import { type Fed, Feeder } from './feeder';
import { isHopeless } from './gate';
import { type ActiveJobs, jobFacts, readJobs } from './jobs';
import { STATEMENT_TIMEOUT } from './limits';
import { loggedChanges } from './logged-changes';
import { showMonitoring } from './monitoring';
import { NAMES, namesIn } from './names';
import { ADMIN, PLAYER } from './platform';
import type { DatabaseMessage, DatabaseNames, DatabaseOutcome } from './port';
import { type Answer, Server } from './server';
import { Sessions } from './sessions';
import { signInsEnded } from './sign-ins';
import { forbidden, readSql } from './sql-text';

/** A request in its place in the order. */
export interface PlacedRequest {
  readonly id: string;
  readonly runId: string;
  readonly session: string;
  readonly request: DatabaseRequest;
  readonly at: DrillTime;
}

/** What came of a request, with what only the page needs to know. */
export interface ReplicaOutcome extends DatabaseOutcome {
  /** The statement slept this long, or would have run this long (ms): the page waits, the server does not. */
  readonly waitMs: number;
  /** It was not carried out: it would have run for ever. */
  readonly cancelled: boolean;
}

/** A database as files, and how far it has been brought. */
export interface Snapshot {
  readonly files: Blob;
  readonly fed: Fed;
}

const TIMED_OUT: DatabaseMessage = {
  severity: 'ERROR',
  code: '57014',
  message: 'canceling statement due to statement timeout',
};

const DONE: Omit<ReplicaOutcome, 'facts'> = {
  results: [],
  notices: [],
  transaction: 'idle',
  elapsedMs: 0,
  waitMs: 0,
  cancelled: false,
};

/**
 * One copy of the simulated database. The same requests at the same moments, in the same order, leave every copy alike. A
 * transaction that a session leaves open is not kept open in the server, which has one connection: it is rolled back at once
 * and carried out again, on top of whatever has happened since, before the session's next statement.
 */
export class Replica {
  private readonly server: Server;
  private readonly contents: Contents;
  private readonly feeder: Feeder;
  private readonly sessions: Sessions;
  private readonly factsOfRun = new Map<string, Fact[]>();
  private catalogue: Catalogue | undefined;
  private jobs: ActiveJobs | undefined;

  constructor(db: PGlite, seed: string, fed?: Fed) {
    this.server = new Server(db);
    this.sessions = new Sessions(this.server, seed);
    this.contents = new Contents(this.server);
    this.feeder = new Feeder(this.server, this.contents, fed);
  }

  /** Fills the empty database up to the world's moment. */
  async begin(world: WorldView, onProgress: (share: number) => void): Promise<void> {
    const epoch = world.startEpoch + world.now;
    await this.asAdmin(epoch);
    await this.feeder.begin(world);
    await this.feeder.advance(world, onProgress);
    await this.server.must('analyze', epoch);
  }

  /** The files of the database as it is, from which another replica can go on at once. */
  async snapshot(world: WorldView): Promise<Snapshot> {
    const epoch = world.startEpoch + world.now;
    await this.asAdmin(epoch);
    return { files: await this.server.files(epoch), fed: this.feeder.fed };
  }

  /** Gets ready for the first change: takes down what is in the tables. Later calls are quick. */
  async prepare(world: WorldView): Promise<void> {
    await this.asAdmin(world.startEpoch + world.now);
    await this.contents.track(world.startEpoch + world.now);
    this.catalogue ??= await readCatalogue(this.server, world.startEpoch + world.now);
    this.jobs ??= await readJobs(this.server, world.startEpoch + world.now);
  }

  /** Carries a request out that stands in the record. `world` is the production as it stood at that place. */
  async apply(placed: PlacedRequest, world: WorldView): Promise<ReplicaOutcome> {
    const { request, session, at, runId } = placed;
    const epoch = world.startEpoch + at;
    const earlier = this.factsOfRun.get(runId) ?? [];
    const here = withFacts({ ...world, now: at }, earlier);
    await this.asAdmin(epoch);
    await this.feeder.advance(here);
    if (request.kind === 'end') {
      this.sessions.end(session);
      return { ...DONE, facts: [] };
    }
    const outcome =
      request.kind === 'sql' ? await this.change(placed, request.sql, here) : await this.store(request, epoch, here);
    this.factsOfRun.set(runId, [...earlier, ...outcome.facts]);
    return outcome;
  }

  /** Carries out what only reads; `undefined` when it has to be put in order first. */
  async read(sql: string, session: string, world: WorldView): Promise<ReplicaOutcome | undefined> {
    const text = readSql(sql);
    if (!text.mayRead || this.sessions.isOpen(session)) return undefined;
    const epoch = world.startEpoch + world.now;
    await this.asAdmin(epoch);
    await this.feeder.advance(world);
    const own = this.sessions.of(session, world.now);
    await showMonitoring(this.server, world, { pid: own.pid, since: own.since, query: sql });
    await this.sessions.connect(own, `read ${world.now}`, epoch);
    await this.server.must('start transaction read only', epoch);
    const hopeless = text.planned !== undefined && (await isHopeless(this.server, text.planned, epoch));
    if (hopeless || (await this.server.ask('rollback', epoch)).error !== undefined) {
      await this.server.ask('rollback', epoch);
      return { ...DONE, error: TIMED_OUT, facts: [], waitMs: STATEMENT_TIMEOUT, cancelled: true };
    }
    await this.server.must('start transaction read only', epoch);
    const answer = await this.server.ask(sql, epoch);
    const waitMs = await this.slept(answer, epoch);
    await this.server.must('rollback', epoch);
    // The transaction may only read: this statement does more than that.
    if (answer.error?.code === '25006') return undefined;
    return { ...outcomeOf(answer, 'idle'), facts: [], waitMs, cancelled: false };
  }

  /** A query of the client itself, about the catalogue for the most part. */
  async inspect(sql: string, world: WorldView): Promise<ReplicaOutcome> {
    const epoch = world.startEpoch + world.now;
    await this.asAdmin(epoch);
    await this.feeder.advance(world);
    await this.server.must(`set session authorization ${PLAYER}; set search_path to public, pg_catalog`, epoch);
    await this.server.must('start transaction read only', epoch);
    const answer = await this.server.ask(sql, epoch);
    await this.server.must('rollback', epoch);
    return { ...outcomeOf(answer, 'idle'), facts: [], waitMs: 0, cancelled: false };
  }

  async names(world: WorldView): Promise<DatabaseNames> {
    return namesIn(await this.inspect(NAMES, world));
  }

  /** See `checksumOf`; with the rows of everything that has happened by the world's moment. */
  async checksum(world: WorldView): Promise<string> {
    const epoch = world.startEpoch + world.now;
    await this.asAdmin(epoch);
    await this.feeder.advance(world);
    return checksumOf(this.server, epoch);
  }

  async close(): Promise<void> {
    await this.server.close();
  }

  private async change(placed: PlacedRequest, sql: string, world: WorldView): Promise<ReplicaOutcome> {
    const epoch = world.startEpoch + placed.at;
    const refused = forbidden(sql);
    if (refused !== undefined) return { ...DONE, error: { severity: 'ERROR', ...refused }, facts: [] };
    await this.prepare(world);
    const own = this.sessions.of(placed.session, placed.at);
    await showMonitoring(this.server, world, { pid: own.pid, since: own.since, query: sql });
    await this.sessions.connect(own, placed.id, epoch);
    for (const before of own.open ?? []) {
      await this.sessions.seed(before.id, world.startEpoch + before.at);
      await this.server.ask(before.sql, world.startEpoch + before.at);
    }
    const text = readSql(sql);
    if (text.planned !== undefined && own.open === undefined && (await isHopeless(this.server, text.planned, epoch)))
      return { ...DONE, error: TIMED_OUT, facts: [], waitMs: STATEMENT_TIMEOUT, cancelled: true };
    await this.sessions.seed(placed.id, epoch);
    const before = await this.transactions(epoch);
    const answer = await this.server.ask(sql, epoch);
    const waitMs = await this.slept(answer, epoch);
    if (answer.transaction === 'idle') {
      own.open = undefined;
      if (text.isSetting && answer.error === undefined) own.settings.push(sql);
    } else {
      own.open = [...(own.open ?? []), { sql, at: placed.at, id: placed.id }];
      await this.server.ask('rollback', epoch);
    }
    const transactions = (await this.transactions(epoch)) - before;
    await this.asAdmin(epoch);
    const facts = await this.factsNow(world, text.statements.length === 1 && transactions > 1);
    return { ...outcomeOf(answer, answer.transaction), facts, waitMs, cancelled: false };
  }

  /** What the last statement has done to the production, as facts. */
  private async factsNow(world: WorldView, concurrently: boolean): Promise<readonly Fact[]> {
    const epoch = world.startEpoch + world.now;
    const before = this.catalogue;
    this.catalogue = await readCatalogue(this.server, epoch);
    const ddl = before === undefined ? [] : ddlBetween(before, this.catalogue, concurrently);
    const changes = await this.contents.compare(epoch);
    const stream = world.scenario.telemetry.streams.find((s) => s.kind === 'error-log')?.id;
    return [
      ...ddl,
      ...factsOfRows(changes, stream, world.startEpoch),
      ...this.contents.measure(changes),
      ...(await loggedChanges(this.server, this.contents, changes, epoch)),
      ...(await this.ended(world)),
      ...(await this.switched(epoch)),
      ...(await signInsEnded(this.server, changes, world)),
    ];
  }

  /** Jobs of the scheduler that the statement has switched. */
  private async switched(epoch: number): Promise<readonly Fact[]> {
    const before = this.jobs;
    this.jobs = await readJobs(this.server, epoch);
    return before === undefined ? [] : jobFacts(before, this.jobs);
  }

  /** Sessions that the statement has ended are ended in the world. */
  private async ended(world: WorldView): Promise<readonly Fact[]> {
    const rows = await this.server.must(
      'select distinct pid, how from sim.ended order by pid',
      world.startEpoch + world.now,
    );
    return rows.flatMap(([pid, how]) => {
      const done = perform(world, {
        op: 'sessions.terminate',
        pid: Number(pid),
        how: how === 'cancel' ? 'cancel' : 'terminate',
      });
      return done.ok ? done.facts : [];
    });
  }

  private async store(
    request: Exclude<DatabaseRequest, { kind: 'sql' | 'end' }>,
    epoch: number,
    world: WorldView,
  ): Promise<ReplicaOutcome> {
    await this.prepare(world);
    const answered: OperationResult<OperationName> =
      request.kind === 'backup'
        ? perform(world, { op: 'backups.take', backup: request.backup })
        : perform(world, { op: 'backups.restore', backup: request.backup, into: request.into });
    if (!answered.ok)
      return { ...DONE, error: { severity: 'ERROR', code: '58P01', message: answered.error.message }, facts: [] };
    if (request.kind === 'backup') await backUp(this.server, request.backup, epoch);
    else {
      const refused = await restore(this.server, request.backup, request.into, epoch);
      if (refused !== undefined) return { ...DONE, error: { severity: 'ERROR', ...refused }, facts: [] };
    }
    this.catalogue = await readCatalogue(this.server, epoch);
    return { ...DONE, facts: answered.facts };
  }

  private async asAdmin(epoch: number): Promise<void> {
    await this.server.must(`set session authorization ${ADMIN}; reset all; set search_path to pg_catalog`, epoch);
  }

  private async slept(answer: Answer, epoch: number): Promise<number> {
    if (answer.error?.code === '57014') return STATEMENT_TIMEOUT;
    if (answer.transaction === 'failed') return 0;
    const { results } = await this.server.ask("select current_setting('sim.slept', true)", epoch);
    return Math.min(STATEMENT_TIMEOUT, Number(results[0]?.rows?.[0]?.[0] ?? 0) || 0);
  }

  private async transactions(epoch: number): Promise<number> {
    const { results } = await this.server.ask('select pg_snapshot_xmax(pg_current_snapshot())::text', epoch);
    return Number(results[0]?.rows?.[0]?.[0] ?? 0);
  }
}

function withFacts(world: WorldView, facts: readonly Fact[]): WorldView {
  if (facts.length === 0) return world;
  return { ...world, facts: [...world.facts, ...facts.map((fact) => ({ at: world.now, by: 'system', fact }))] };
}

function outcomeOf(answer: Answer, transaction: Answer['transaction']): Omit<DatabaseOutcome, 'facts'> {
  const { results, notices, elapsedMs } = answer;
  if (answer.error === undefined) return { results, notices, transaction, elapsedMs };
  const { where, ...error } = answer.error;
  // Where in the monitoring's own code a statement was ended is nobody's concern.
  if (where !== undefined && error.code !== TIMED_OUT.code)
    return { results, notices, transaction, elapsedMs, error: answer.error };
  return { results, notices, transaction, elapsedMs, error };
}
