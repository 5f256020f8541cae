import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { wasLookedAt } from '../src/score/record/looks';
import { edgeOutage } from './support/edge-outage';
import { extractCommands, type PrintedCommand } from './support/playbook-commands';
import { PLACEHOLDERS, TRIALS, type Trial } from './support/playbook-table';
import { terminal } from './support/terminal';

/** The customer's document. It is not ours: the copy is byte for byte what the customer gave. */
const COPY = new URL('./fixtures/incident-response-playbook.md', import.meta.url);
const GIVEN = new URL('../../shared/seed/incident-response-playbook.md', import.meta.url);
const document = readFileSync(COPY, 'utf8');
const { commands, comments } = extractCommands(document);
const named = (c: PrintedCommand): string => `line ${c.line}: ${c.text.split('\n')[0]}`;
const trialsOf = (c: PrintedCommand): readonly Trial[] => TRIALS.filter((t) => c.text.startsWith(t.begins));

/** Terminals of the test, one for each variant, so that later commands of the document find what earlier ones have done. */
const terminals: Readonly<Record<Trial['variant'], ReturnType<typeof terminal>>> = {
  'key-exhausted': terminal('key-exhausted'),
  'bad-deploy': terminal('bad-deploy', { database: 'live' }),
  'connection-limit': terminal('connection-limit', { database: 'live' }),
};
const all = Object.values(terminals);
// A database of its own is made for the first time: what a player waits for while reading the briefing.
beforeAll(async () => {
  for (const { client } of all) await client?.open();
}, 120_000);
afterAll(() => {
  for (const { client } of all) client?.close();
});

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const used = new Set<string>();

async function filled(text: string, run: ReturnType<typeof terminal>['run']): Promise<string> {
  let out = text;
  for (const { printed, filled: value } of PLACEHOLDERS) {
    if (!out.includes(printed)) continue;
    used.add(printed);
    out = out.replaceAll(printed, typeof value === 'string' ? value : await value(run));
  }
  return out;
}

describe('the customer’s document', () => {
  it('is the one that the customer gave', () => {
    if (existsSync(GIVEN)) expect(document).toBe(readFileSync(GIVEN, 'utf8'));
    expect(document).toContain('**Owner:** Codex (IC), Claude (Deputy)');
  });

  it('has every line of its command blocks in a command or in a comment, none twice', () => {
    const lines = document.split('\n');
    const owners = new Map<number, number>();
    const count = (line: number) => owners.set(line, (owners.get(line) ?? 0) + 1);
    for (const c of commands) c.text.split('\n').forEach((_, i) => void count(c.line + i));
    for (const c of comments) count(c.line);
    let language = '';
    const missing: string[] = [];
    for (const [i, text] of lines.entries()) {
      const fence = /^```(\w*)/.exec(text);
      if (fence !== null) language = language === '' ? fence[1] || 'text' : '';
      else if (['bash', 'sql', 'typescript'].includes(language) && text.trim() !== '' && owners.get(i + 1) !== 1)
        missing.push(`${i + 1}: ${text}`);
    }
    expect(missing).toEqual([]);
    expect(commands.length).toBeGreaterThan(20);
  });

  it('has a trial for each command, and no trial is left over', () => {
    expect(commands.filter((c) => trialsOf(c).length !== 1).map(named)).toEqual([]);
    expect(TRIALS.filter((t) => commands.filter((c) => c.text.startsWith(t.begins)).length !== 1)).toEqual([]);
  });

  it('has every command that playbook.yaml prints', () => {
    const yaml = parse(readFileSync(new URL('../scenarios/vyberology/playbook.yaml', import.meta.url), 'utf8'));
    const printed: string[] = [];
    const visit = (value: unknown, key: string): void => {
      if (key === 'commands' && Array.isArray(value)) printed.push(...value.map(String));
      else if (typeof value === 'object' && value !== null) for (const [k, v] of Object.entries(value)) visit(v, k);
    };
    visit(yaml, '');
    expect(printed.length).toBeGreaterThan(20);
    expect(printed.filter((command) => !document.includes(command))).toEqual([]);
    // And the other way round: the playbook of the app leaves none of them out.
    expect(commands.filter((c) => !printed.some((p) => p.includes(c.text))).map(named)).toEqual([]);
  });
});

describe('each of its commands', () => {
  it.each(commands.map((c) => [named(c), c] as const))('%s', async (_, command) => {
    const [trial] = trialsOf(command);
    if (trial === undefined) throw new Error('no trial');
    const { run } = terminals[trial.variant];
    const lines: string[] = [];
    for (const text of trial.typed ?? [command.text]) {
      const line = await filled(text, run);
      expect(line).not.toMatch(/<[a-z]+-[a-z-]+>|\bSET \.\.\.|WHERE \.\.\./);
      const sql = command.language === 'sql';
      lines.push(sql ? `psql "$DB_URL" -c ${quoted(line)}` : line);
    }
    let [stdout, stderr] = ['', ''];
    const facts: string[] = [];
    const evidence: string[] = [];
    for (const line of lines) {
      const result = await run(line);
      expect(`${result.exitCode} ${result.exitCode === 0 ? '' : result.stderr}`).toBe('0 ');
      ({ stdout, stderr } = result);
      facts.push(...result.facts.map((f) => f.type));
      evidence.push(...result.evidence);
    }
    expect(stderr).not.toMatch(/error|fatal|not found/i);
    const shown = `${stdout}${stderr}`;
    // Long tables would fill the screen; the pattern has seen all of them.
    if (!trial.prints.test(shown)) expect(shown.slice(0, 600)).toMatch(trial.prints);
    for (const type of trial.causes ?? []) expect(facts).toContain(type);
    if (trial.causes?.length === 0) expect(facts).toEqual([]);
    if (trial.shows !== undefined) expect(evidence).toContain(trial.shows);
  });

  it('has used every placeholder that is declared', () => {
    expect(PLACEHOLDERS.map((p) => p.printed).filter((p) => !used.has(p))).toEqual([]);
  });
});

describe('what the commands leave behind', () => {
  it('is a file with a dump that says what it is and where the rest lies', async () => {
    const { run } = terminals['bad-deploy'];
    const file = (await run('ls -1 emergency-backup-*.sql')).stdout.trim();
    expect(file).toMatch(/^emergency-backup-20251105-\d{6}\.sql$/);
    expect((await run(`head -2 ${file}`)).stdout).toMatch(/EXERCISE[\s\S]*Backup emergency_20251105_\d{6}/);
    expect((await run(`grep EXERCISE: ${file}`)).stdout).toMatch(
      /\d+ more rows of public\.readings are kept in backup emergency_20251105_\d{6}\./,
    );
    const listed = await run('supabase backups list');
    expect(listed.stdout).toMatch(/emergency_20251105_\d{6} .*EMERGENCY/);
    expect((await run(`grep -c '^COPY "public"."readings"' ${file}`)).stdout).toBe('1\n');
  });

  it('is a ticket as the heredoc has it, to the letter', async () => {
    const ticket = terminals['bad-deploy'].state().ticket;
    expect(ticket).toMatchObject({ title: 'SEV-2: [Brief description]', labels: ['incident', 'sev-2'] });
    expect(ticket?.body).toContain('**Start Time:** $(date -u +"%Y-%m-%d %H:%M:%S UTC")');
  });

  it('is what the playbook asks to be read: its own commands count as looks', () => {
    const { reads } = edgeOutage.scenario.truth;
    const looks = all.flatMap(({ state }) => state().looks);
    const missing = reads.filter((r) => !r.looks.some((want) => looks.some((look) => wasLookedAt(look, want))));
    // The tracker is visited in its own console; its address is no command of the document.
    expect(missing.map((r) => r.clause)).toEqual(['investigate.tracker']);
  });

  it('is nothing that the drill refused', () => {
    for (const { state } of all) expect(state().refusals).toEqual([]);
  });
});

describe('what goes with them on the live database', () => {
  it('is a backup for each dump, and a restore beside the live tables', async () => {
    const { run } = terminals['bad-deploy'];
    const two = await run('supabase db dump > /dev/null; supabase db dump > /dev/null');
    const ids = two.facts.flatMap((f) => (f.type === 'backup.taken' ? [f.backup] : []));
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
    const back = await run('supabase backups restore nightly_20251104 --into restored');
    expect(back.facts).toContainEqual({ type: 'backup.restored', backup: 'nightly_20251104', into: 'restored' });
    const count = await run('psql "$DB_URL" -At -c "SELECT count(*) FROM restored.readings"');
    expect(Number(count.stdout)).toBeGreaterThan(100);
    const again = await run('supabase backups restore nightly_20251104 --into restored');
    expect([again.exitCode, again.facts.filter((f) => f.type === 'backup.restored')]).toEqual([1, []]);
  }, 120_000);

  it('is what supabase inspect shows of sessions, locks, statements and sizes', async () => {
    const { run } = terminals['connection-limit'];
    const show = async (what: string) => {
      const result = await run(`supabase inspect db ${what}`);
      expect([what, result.exitCode, result.stderr]).toEqual([what, 0, '']);
      return result.stdout;
    };
    expect(await show('role-connections')).toMatch(
      /ROLE NAME +\| APPLICATION +\| CONNECTIONS \| IDLE[\s\S]*error-digest +\| [1-9]/,
    );
    expect(await show('long-running-queries')).toMatch(/PID +\| DURATION +\| QUERY/);
    expect(await show('locks')).toMatch(/PID +\| RELNAME +\| MODE/);
    expect(await show('outliers')).toMatch(/TOTAL EXEC TIME[\s\S]* s +\| \d+\.\d%/);
    expect(await show('index-sizes')).toMatch(/public\.readings_pkey +\| \d+ [kM]B/);
    expect(await show('table-sizes')).toMatch(/public +\| readings +\| \d+ [kM]B/);
  });
});
