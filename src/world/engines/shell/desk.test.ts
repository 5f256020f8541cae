import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../test/support/terminal';

const OPEN = 'gh issue create --title "SEV-2: down" --label "incident,sev-2" --body x';

describe('gh issue', () => {
  it('reads the body from a file or from standard input', async () => {
    const { run, state } = terminal('bad-deploy');
    await run(
      'gh issue create --title "SEV-2: down" --label incident --label sev-2 --body-file - <<EOF\nline one\nline two\nEOF',
    );
    expect(state().ticket).toMatchObject({ labels: ['incident', 'sev-2'], body: 'line one\nline two\n' });
    await run(`echo noted > note.md; gh issue comment ${state().ticket?.number} -F note.md`);
    expect(state().ticket?.comments).toMatchObject([{ kind: 'comment', text: 'noted\n' }]);
    await run(`gh issue comment ${state().ticket?.number} --body "- 14:03 UTC --add-label is no option here"`);
    expect(state().ticket?.comments.at(-1)?.text).toBe('- 14:03 UTC --add-label is no option here');
    const missing = await run('gh issue create --title t -F nosuch.md');
    expect([missing.exitCode, missing.acts]).toEqual([1, []]);
  });

  it('counts up within a line, and lets the same line go on with the new ticket', async () => {
    const { run, state } = terminal('bad-deploy');
    const both = await run(`gh issue create --title A --body x; ${OPEN}; ${OPEN}`);
    const numbers = both.stdout
      .trim()
      .split('\n')
      .map((url) => Number(url.split('/').at(-1)));
    expect(numbers).toEqual([state().bugs[0]?.number, state().ticket?.number]);
    expect(both.stderr).toContain('open already');
    const fresh = terminal('bad-deploy');
    await fresh.run(`gh issue edit $(basename $(${OPEN})) --add-label urgent`);
    expect(fresh.state().ticket?.labels).toEqual(['incident', 'sev-2', 'urgent']);
    expect(fresh.state().refusals).toEqual([]);
  });

  it('labels, comments, shows and lists', async () => {
    const { run, state } = terminal('bad-deploy');
    await run(OPEN);
    const n = state().ticket?.number ?? 0;
    await run(`gh issue edit ${n} --add-label Resolved --remove-label sev-2`);
    expect(state().ticket?.labels).toEqual(['incident', 'Resolved']);
    await run(`gh issue edit '#${n}' --body "new body"`);
    expect((await run(`gh issue view ${n}`)).stdout).toContain('new body');
    expect((await run('gh issue list --state open')).stdout).toContain('SEV-2: down');
    expect((await run(`gh issue edit ${n}`)).exitCode).toBe(1);
    expect((await run(`gh issue close ${n}`)).stderr).toContain('--add-label Resolved');
    expect(state().refusals).toEqual([]);
  });
});

describe('gh api', () => {
  it('prints strings of a filter raw, as gh does', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run("gh api repos/{owner}/{repo}/deployments --jq '.[0].sha'")).stdout).toMatch(/^[0-9a-f]{7,}\n$/);
  });
});

describe('options', () => {
  it.each([
    'supabase functions deploy generate-reading --version v41',
    'supabase functions logs generate-reading --tail',
    'gh issue create --titel x',
  ])('%s: one that the tool does not know is an error, not passed over', async (line) => {
    const { run } = terminal('bad-deploy');
    const result = await run(line);
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(/unknown flag: --/);
    expect([result.facts, result.acts]).toEqual([[], []]);
  });

  it('may follow each other in the ways of curl', async () => {
    const { run } = terminal('bad-deploy');
    const url = 'https://$PROD_REF.supabase.co/functions/v1/generate-reading';
    for (const line of [
      `curl -sX POST ${url} -H "Authorization: Bearer $ANON_KEY"`,
      `curl ${url} -sX POST -H "Authorization: Bearer $ANON_KEY"`,
      `curl -XPOST -H"Authorization: Bearer $ANON_KEY" ${url}`,
      `curl --request POST --url ${url} --header "apikey: $ANON_KEY"`,
    ])
      expect((await run(line)).facts).toHaveLength(1);
    expect((await run(`curl -s ${url} -H "apikey: $ANON_KEY" -o answer.json; cat answer.json`)).stdout).toMatch(/\{/);
  });
});

describe('secrets', () => {
  it('says which values are at hand when the one given is not', async () => {
    const { run } = terminal('key-exhausted');
    const result = await run('supabase secrets set OPENAI_API_KEY=sk-live-1234');
    expect([result.exitCode, result.facts]).toEqual([1, []]);
    expect(result.stderr).toContain('$OPENAI_API_KEY_BACKUP');
    expect(result.stderr).not.toMatch(/"unknown"|sk-live/);
  });

  it('sets several at once or none', async () => {
    const { run } = terminal('key-exhausted');
    const mixed = await run('supabase secrets set OPENAI_API_KEY=$OPENAI_API_KEY_BACKUP NOSUCH=1');
    expect([mixed.exitCode, mixed.facts]).toEqual([1, []]);
  });
});

describe('date', () => {
  it('prints the drill’s time in the usual forms', async () => {
    const { run } = terminal('bad-deploy');
    const out = async (line: string) => (await run(line)).stdout.trimEnd();
    const iso = await out('date -u +"%Y-%m-%dT%H:%M:%SZ"');
    const epoch = Date.parse(iso);
    expect(await out('date +%s')).toBe(String(epoch / 1000));
    expect(await out('date -I')).toBe(iso.slice(0, 10));
    expect(await out('date -Iseconds')).toBe(iso.replace('Z', '+00:00'));
    expect(await out('date')).toMatch(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d UTC \d{4}$/);
    expect(await out('date "+%A %B %j %F %T %y %I %p"')).toMatch(/^\w+day \w+ \d{3} .* (AM|PM)$/);
    const earlier = await out('date -u -d "1 hour ago" +%s');
    expect(Number(earlier)).toBe(epoch / 1000 - 3600);
    expect(await out('date -d @0 +%F')).toBe('1970-01-01');
    expect(await out(`date -d "${iso}" +%s`)).toBe(String(epoch / 1000));
    expect((await run('date -d "next blue moon"')).exitCode).toBe(1);
  });
});
