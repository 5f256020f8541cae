import { Bash } from 'just-bash/browser';
import { isoUtc } from '../../src/base/drill-time';
import type { Fact } from '../../src/scenario/facts';
import type { DatabasePort } from '../../src/world/engines/database/port';
import { Harvest, type ShellPort } from '../../src/world/engines/shell/port';
import { databaseUrl } from '../../src/world/engines/shell/psql/connect';
import { InteractivePsql } from '../../src/world/engines/shell/psql/interactive';
import { psqlCommand } from '../../src/world/engines/shell/psql/psql-command';
import { edgeOutage } from './edge-outage';

export interface PsqlAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** psql's prompt when the next line is its own. */
  readonly prompt: string | undefined;
  readonly facts: readonly Fact[];
}

/** A shell that has psql and nothing else of ours, on a database of the test's own. */
export function psqlTerminal(database: DatabasePort): {
  readonly run: (line: string, signal?: AbortSignal) => Promise<PsqlAnswer>;
} {
  const startEpoch = Date.parse('2025-11-05T13:10:00Z');
  const port: ShellPort = {
    scenario: edgeOutage.scenario,
    seed: 'psql',
    person: { id: 'codex', name: 'Codex' },
    now: () => 0,
    startEpoch,
    perform: () => ({ ok: false, error: { code: 'unavailable', message: `no production at ${isoUtc(startEpoch)}` } }),
    ticket: () => undefined,
    bugs: () => [],
    nextIssueNumber: () => 1,
    statusPage: () => [],
    database,
  };
  const psql = new InteractivePsql();
  let harvest = new Harvest(port, 'start');
  const env = { HOME: '/home/x', DB_URL: databaseUrl(port), USER: 'codex' };
  const bash = new Bash({ cwd: '/home/x', env, customCommands: [psqlCommand(() => harvest, psql)] });
  let n = 0;
  return {
    run: async (line, signal) => {
      n += 1;
      harvest = new Harvest(port, `run-${n}`);
      const options = { rawScript: true, ...(signal === undefined ? {} : { signal }) };
      const ended = psql.prompt === undefined ? await bash.exec(line, options) : await psql.line(line, signal);
      const { stdout, stderr, exitCode } = ended;
      return { stdout, stderr, exitCode, prompt: psql.prompt, facts: harvest.facts };
    },
  };
}
