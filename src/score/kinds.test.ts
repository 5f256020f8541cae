import { describe, expect, it } from 'vitest';
import { edgeOutage } from '../../test/support/edge-outage';
import { MINUTE } from '../base/drill-time';
import type { Bundle } from '../drill/bundle';
import type { Playbook } from '../playbook/schema';
import type { Fact } from '../scenario/facts';
import { runsOf } from './clauses';
import { castOf } from './fixtures/cast';
import { breachRun, dataLossRun, nothingRun, restore } from './fixtures/kinds';
import { post, update, withTool } from './fixtures/run-acts';
import type { Script } from './fixtures/script';
import { scoreDrill } from './scorecard';
import type { Finding, Scorecard } from './types';

const runs = runsOf(edgeOutage);
const { ic, deputy } = castOf(edgeOutage);

/** What only other kinds of incident are judged by. */
const OTHER_KINDS =
  'time-to-assess verdict-right security-notified public-after-legal kept-watching database-changes-logged writes-stopped ' +
  'backup-first data-restored credentials-revoked evidence-preserved';

const card = (run: Script): Scorecard => scoreDrill(run.run());
const finding = (of: Scorecard, id: string): Finding | undefined =>
  of.dimensions.flatMap((d) => d.findings).find((f) => f.indicator === id);
const share = (run: Script, id: string): number => {
  const found = finding(card(run), id);
  return found === undefined || found.possible === 0 ? Number.NaN : found.points / found.possible;
};
const withPlaybook = (run: Script, change: (playbook: Playbook) => Playbook): Bundle => ({
  ...run.bundle,
  playbook: change(run.bundle.playbook),
});
const tool = (run: Script, when: string, facts: readonly Fact[], key: string): Script =>
  withTool(run, when, deputy, key, { facts }, key);

describe('an outage', () => {
  it('is scored as if the rules of other kinds of incident were not there', () => {
    for (const run of [runs(), runs({ fixAt: 45, variant: 'bad-deploy' })]) {
      const drill = run.run();
      const without = withPlaybook(run, (playbook) => ({
        ...playbook,
        scoring: {
          ...playbook.scoring,
          indicators: playbook.scoring.indicators.filter((i) => !OTHER_KINDS.split(' ').includes(i.id)),
        },
      }));
      const all = card(run);
      const few = scoreDrill({ ...drill, bundle: without });
      expect(few.dimensions).toEqual(all.dimensions);
      expect([few.percent, few.people]).toEqual([all.percent, all.people]);
    }
  });

  it('cites no clause of another kind of incident', () => {
    const cited = card(runs()).dimensions.flatMap((d) => d.findings.flatMap((f) => f.clauses));
    expect(cited.filter((c) => /^(?:db|data|sec)\./.test(c))).toEqual([]);
  });
});

describe('data loss', () => {
  it('is handled well without a flag', () => {
    const good = card(dataLossRun(runs));
    expect(good.capped).toBe(false);
    for (const id of ['writes-stopped', 'backup-first', 'data-restored', 'database-changes-logged', 'harmful-acts'])
      expect(finding(good, id)?.verdict, id).toBe('kept');
    expect(finding(good, 'function-called')).toBeUndefined();
  });

  it('caps the whole when rows are deleted without the word of the commander, in whatever way it is done', () => {
    const unasked = dataLossRun(runs).without('ask', 'approve').by('decide', 'nobody');
    expect(finding(card(unasked), 'harmful-acts')?.hardFlag).toMatch(/without the word/);
    expect(card(unasked).rating).toBe('M');
    const dropped = tool(
      dataLossRun(runs).without('ask', 'approve').by('decide', 'nobody'),
      '14m',
      [{ type: 'ddl.executed', kind: 'drop-table', object: 'public.readings' }],
      'drop',
    );
    expect(card(dropped).capped).toBe(true);
  });

  it('takes a refusal for no word, and a decision or a task of the commander for one', () => {
    const asked = dataLossRun(runs).without('approve').by('decide', 'nobody');
    const refused = asked.at('11m30s', ic, { type: 'approval.give', askId: 'may-delete', granted: false });
    expect(finding(card(refused), 'harmful-acts')?.hardFlag).toBeDefined();
    const late = asked.at('14m', ic, { type: 'approval.give', askId: 'may-delete', granted: true });
    expect(finding(card(late), 'harmful-acts')?.hardFlag).toBeDefined();
    const text = 'Delete the wrong rows and restore them from the dump';
    const decided = asked.at('11m', ic, { type: 'decide', option: 'other', text, reason: 'Counted' });
    expect(finding(card(decided), 'harmful-acts')?.verdict).toBe('kept');
    const tasked = asked.at('11m', ic, { type: 'task.give', taskId: 't', to: deputy, kind: 'fix', text });
    expect(finding(card(tasked), 'harmful-acts')?.verdict).toBe('kept');
    const byOther = asked.at('11m', deputy, { type: 'decide', option: 'database', text, reason: 'Counted' });
    expect(finding(card(byOther), 'harmful-acts')?.hardFlag).toBeDefined();
  });

  it('flags a change of the schema, but not a copy put aside and taken away again', () => {
    const ddl = (kind: Extract<Fact, { type: 'ddl.executed' }>['kind'], object: string): Fact => ({
      type: 'ddl.executed',
      kind,
      object,
    });
    const altered = tool(dataLossRun(runs), '12m30s', [ddl('alter-table', 'public.readings')], 'alter');
    expect(finding(card(altered), 'harmful-acts')?.hardFlag).toMatch(/schema/);
    const copied = tool(
      tool(dataLossRun(runs), '11m40s', [ddl('create-table', 'public.readings_copy')], 'copy'),
      '16m',
      [ddl('drop-table', 'public.readings_copy')],
      'drop',
    );
    expect(finding(card(copied), 'harmful-acts')?.hardFlag).toBeUndefined();
    expect(share(copied, 'database-changes-logged')).toBe(1);
  });

  it('flags a change that is not logged, once, and not one that is logged late', () => {
    const silent = card(dataLossRun(runs).without('log'));
    expect(finding(silent, 'database-changes-logged')?.hardFlag).toBeDefined();
    expect(finding(silent, 'changes-logged')?.text).not.toMatch(/Rows of/);
    const late = dataLossRun(runs).move('log', '32m');
    expect(share(late, 'database-changes-logged')).toBeGreaterThan(0);
    expect(share(late, 'database-changes-logged')).toBeLessThan(1);
    expect(card(late).capped).toBe(false);
    const twice = tool(dataLossRun(runs), '20m', restore({ updated: 4 }, { corrupt: 0, lost: 0 }), 'again');
    expect(share(twice, 'database-changes-logged')).toBe(0);
  });

  it('measures what is left in the table', () => {
    const left = (corrupt: number, lost: number): number =>
      share(
        dataLossRun(runs).change('restore', (act) =>
          act.type === 'tool.done' ? { ...act, facts: restore({ updated: 9 }, { corrupt, lost }) } : act,
        ),
        'data-restored',
      );
    expect(left(0, 0)).toBe(1);
    expect(left(0, 40)).toBeLessThan(0.5);
    expect(left(200, 0)).toBe(0);
    expect(share(dataLossRun(runs).without('restore', 'log'), 'data-restored')).toBe(0);
  });

  it('counts repairs while writes go on, and writes let go on too soon, as less', () => {
    expect(share(dataLossRun(runs).move('stop', '14m'), 'writes-stopped')).toBeLessThan(0.6);
    expect(share(dataLossRun(runs).move('writes-on', '7m'), 'writes-stopped')).toBeLessThan(1);
    const never = card(dataLossRun(runs).without('stop', 'writes-on'));
    expect(finding(never, 'writes-stopped')?.points).toBe(0);
  });
});

describe('a breach', () => {
  it('is handled well without a flag', () => {
    const good = card(breachRun(runs));
    expect(good.capped).toBe(false);
    const ids = [
      'credentials-revoked',
      'security-notified',
      'evidence-preserved',
      'public-after-legal',
      'channels-due',
    ];
    for (const id of [...ids, 'minutes-covered']) expect(finding(good, id)?.verdict, id).toBe('kept');
  });

  it('owes no status page before the word of legal, and is charged once for one that came too early', () => {
    const early = breachRun(runs).move('status-1', '3m20s');
    const found = finding(card(early), 'public-after-legal');
    expect(found?.hardFlag).toBeDefined();
    expect(found?.person).toBe(ic);
    expect(card(early).rating).toBe('M');
    expect(share(early, 'channels-due')).toBe(share(breachRun(runs), 'channels-due'));
    const impatient = breachRun(runs).move('status-1', '5m');
    expect(share(impatient, 'public-after-legal')).toBeCloseTo(0.3);
    expect(card(impatient).capped).toBe(false);
  });

  it('takes never to ask for no way of keeping quiet', () => {
    const silent = ['status-1', 'status-2', 'status-3'].reduce(
      (run, key) => run.without(key),
      breachRun(runs).without('ask-legal'),
    );
    expect(share(silent, 'public-after-legal')).toBe(0);
    expect(finding(card(silent), 'public-after-legal')?.hardFlag).toBeUndefined();
  });

  it('counts mail to customers as public, and asking in a channel by name as asking', () => {
    const mailed = breachRun(runs).at('2m55s', ic, post('email:customers', 'message', 'We were broken into.'));
    expect(finding(card(mailed), 'public-after-legal')?.hardFlag).toBeDefined();
    const named = breachRun(runs)
      .without('ask-legal')
      .at('3m', ic, post('#security-incidents', 'message', '@Helene what may we say?'));
    expect(share(named, 'public-after-legal')).toBe(1);
  });

  it('lets the order of precedence decide: with the general rules first, the status page is due at once', () => {
    const run = breachRun(runs).move('status-1', '34m').without('status-2');
    const drill = run.run();
    const bundle = withPlaybook(run, (p) => ({ ...p, precedence: ['general', 'scenario', 'prohibitions'] }));
    const general = scoreDrill({ ...drill, bundle });
    const own = scoreDrill(drill);
    const channels = (of: Scorecard): string => finding(of, 'channels-due')?.good ?? '';
    expect(channels(own)).toContain('#security-incidents');
    expect(channels(general)).toContain('#incidents');
    expect(finding(general, 'public-after-legal')).toBeUndefined();
  });

  it('counts updates in its own channel only, and updates in the ticket', () => {
    const open = Array.from({ length: 4 }, (_, i) => `update-${i + 1}`).reduce(
      (run, key) => run.change(key, (act) => (act.type === 'post' ? { ...act, channel: '#incidents' } : act)),
      breachRun(runs),
    );
    expect(share(open, 'minutes-covered')).toBe(0);
    const told = update(open, 14 * MINUTE, { status: 'Mitigating', actions: 'Keys changed', next: 'Reading the log' });
    const inTicket = [14, 36].reduce(
      (run, m) =>
        run.at(`${m}m`, ic, { type: 'ticket.update', kind: 'comment', text: told.type === 'post' ? told.text : '' }),
      open,
    );
    expect(share(inTicket, 'minutes-covered')).toBe(1);
  });

  it('counts every credential, and shows at no cost that the bleeding was not stopped', () => {
    expect(share(breachRun(runs).without('sign-out', 'log-sign-out'), 'credentials-revoked')).toBeCloseTo(1 / 3);
    const none = card(breachRun(runs).without('sign-out', 'log-sign-out', 'rotate', 'log-rotate', 'fix', 'log-fix'));
    expect(finding(none, 'credentials-revoked')?.points).toBe(0);
    expect(finding(none, 'time-to-mitigate')?.verdict).toBe('echo');
  });

  it('judges deleted evidence once, however well it was meant', () => {
    const facts: readonly Fact[] = [
      { type: 'evidence.deleted', what: 'auth.audit_log_entries' },
      { type: 'logs.deleted', stream: 'error-logs' },
      { type: 'rows.changed', table: 'auth.users', inserted: 0, updated: 0, deleted: 3 },
    ];
    for (const fact of facts) {
      const bent = card(tool(breachRun(runs), '10m30s', [fact], 'tidy'));
      expect(finding(bent, 'evidence-preserved')?.hardFlag, fact.type).toBeDefined();
      expect(finding(bent, 'harmful-acts')?.verdict ?? 'kept', fact.type).toBe('kept');
    }
    const signedOut: Fact = { type: 'rows.changed', table: 'auth.sessions', inserted: 0, updated: 0, deleted: 3 };
    expect(share(tool(breachRun(runs), '10m30s', [signedOut], 'out'), 'evidence-preserved')).toBe(1);
    expect(share(breachRun(runs).without('attach'), 'evidence-preserved')).toBeLessThan(0.5);
  });

  it('flags a change about which nothing was written at all', () => {
    const run = breachRun(runs);
    const notes = run
      .entries()
      .flatMap((e) => (e.act.type === 'ticket.update' || e.act.type === 'finding.note' ? [e] : []));
    expect(notes.length).toBeGreaterThan(3);
    const keys = ['log-fix', 'log-sign-out', 'log-rotate', 'attach', 'ticket-1', 'ticket-2', 'ticket-3'];
    expect(finding(card(run.without(...keys)), 'changes-logged')?.hardFlag).toBeDefined();
    expect(finding(card(run.without('log-sign-out')), 'changes-logged')?.hardFlag).toBeUndefined();
  });
});

describe('what is no incident', () => {
  const declared = (severity: string, down?: string): Script => {
    const run = nothingRun(runs)
      .without('assess')
      .at('8m', ic, { type: 'declare', severity, summary: 'The check fails', impact: 'Unknown' }, 'declare');
    return down === undefined
      ? run
      : run.at(down, ic, { type: 'resolve', summary: 'It was nothing', rootCause: 'One place only', criteria: [] });
  };

  it('is worth full points in what there was to do, and nothing else is judged', () => {
    const good = card(nothingRun(runs));
    for (const id of ['declaration', 'investigation'])
      expect(good.dimensions.find((d) => d.id === id)?.percent, id).toBe(100);
    for (const id of ['time-to-assess', 'verdict-right', 'kept-watching', 'not-an-incident'])
      expect(finding(good, id)?.verdict, id).toBe('kept');
    for (const id of ['resolution', 'postmortem', 'mitigation'])
      expect(good.dimensions.find((d) => d.id === id)?.weight, id).toBe(0);
    expect(finding(good, 'time-to-declare')).toBeUndefined();
  });

  it('costs more the higher it is called and the longer it stands, and never everything', () => {
    const of = (severity: string, down?: string): number =>
      card(declared(severity, down)).dimensions.find((d) => d.id === 'declaration')?.percent ?? 0;
    const good = card(nothingRun(runs)).dimensions.find((d) => d.id === 'declaration')?.percent ?? 0;
    expect(good).toBeGreaterThan(of('SEV3', '20m'));
    expect(of('SEV3', '20m')).toBeGreaterThan(of('SEV1', '20m'));
    expect(of('SEV1', '20m')).toBeGreaterThan(of('SEV1', '38m'));
    expect(of('SEV1', '38m')).toBeGreaterThan(of('SEV1'));
    expect(of('SEV1')).toBeGreaterThan(0);
    expect(card(declared('SEV1', '12m')).percent).toBeLessThan(card(nothingRun(runs)).percent);
  });

  it('takes a verdict without having looked for a guess', () => {
    expect(share(nothingRun(runs).without('look'), 'verdict-right')).toBeCloseTo(0.6);
    expect(share(nothingRun(runs).without('assess', 'bug'), 'verdict-right')).toBe(0);
    const silent = card(nothingRun(runs).without('assess', 'bug'));
    expect(finding(silent, 'kept-watching')?.verdict).toBe('echo');
  });

  it('counts watching by the time that is watched and not by looks', () => {
    const often = Array.from({ length: 9 }, (_, i) => i).reduce(
      (run, i) => run.at(`${10 + i}m`, deputy, { type: 'look', console: 'logs', query: 'error-logs', evidence: [] }),
      nothingRun(runs).without('watch-1', 'watch-2', 'watch-3'),
    );
    expect(share(often, 'kept-watching')).toBeLessThan(0.5);
  });
});
