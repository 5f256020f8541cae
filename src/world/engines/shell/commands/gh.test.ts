import { describe, expect, it } from 'vitest';
import { terminal } from '../../../../../test/support/terminal';

const OPEN = 'gh issue create --title "SEV-2: down" --label "incident,sev-2" --body "first line"';
const SLUG = 'vyberology/vyberology';

describe('gh issue', () => {
  it('files, comments, labels, and shows it all', async () => {
    const { run, state } = terminal('bad-deploy');
    const opened = await run(OPEN);
    const n = state().ticket?.number ?? 0;
    expect(opened.stdout).toBe(`https://github.com/${SLUG}/issues/${n}\n`);
    expect((await run(`gh issue comment ${n} --body one`)).stdout).toMatch(/#issuecomment-1\n$/);
    await run(`gh issue comment ${opened.stdout.trim()} -b two`);
    const short = (await run(`gh issue view ${n}`)).stdout;
    expect(short).toMatch(
      new RegExp(
        `^SEV-2: down ${SLUG}#${n}\\nOpen • \\S+ opened less than a minute ago • 2 comments\\nLabels: incident, sev-2\\n`,
      ),
    );
    expect([short.includes('two'), short.includes('\none\n'), short.includes('Not showing 1 comment')]).toEqual([
      true,
      false,
      true,
    ]);
    const long = (await run(`gh issue view ${n} --comments`)).stdout;
    expect([long.includes('\none\n'), long.includes('Not showing')]).toEqual([true, false]);
    expect(state().refusals).toEqual([]);
  });

  it('answers JSON with the fields asked for, through a filter', async () => {
    const { run, state } = terminal('bad-deploy');
    await run(OPEN);
    const n = state().ticket?.number ?? 0;
    const view = await run(`gh issue view ${n} --json title,labels,state`);
    expect(JSON.parse(view.stdout)).toEqual({
      labels: [{ name: 'incident' }, { name: 'sev-2' }],
      state: 'OPEN',
      title: 'SEV-2: down',
    });
    expect((await run(`gh issue view ${n} --json title --jq .title`)).stdout).toBe('SEV-2: down\n');
    expect((await run(`gh issue list --json number --jq '.[].number'`)).stdout).toBe(`${n}\n`);
    const wrong = await run(`gh issue view ${n} --json nosuch`);
    expect([wrong.exitCode, wrong.stderr]).toEqual([
      1,
      expect.stringMatching(/^Unknown JSON field: "nosuch"\nAvailable fields:\n {2}assignees\n/),
    ]);
    expect((await run(`gh issue view ${n} --jq .title`)).stderr).toBe(
      'cannot use `--jq` without specifying `--json`\n',
    );
  });

  it('lists what is open, by label, words and person', async () => {
    const { run, state } = terminal('bad-deploy');
    const none = await run('gh issue list');
    expect([none.exitCode, none.stdout, none.stderr]).toEqual([0, '', `no open issues in ${SLUG}\n`]);
    await run('gh issue create --title "Typo on the help page" --body x');
    await run(OPEN);
    const both = (await run('gh issue list')).stdout;
    expect(both).toMatch(
      /^\nShowing 2 of 2 open issues in vyberology\/vyberology\n\nID +TITLE +LABELS +UPDATED\n#\d+ +SEV-2: down +incident, sev-2 +less/,
    );
    expect((await run('gh issue list --label bug')).stdout).toContain('Showing 1 of 1 issue in');
    expect((await run('gh issue list --search typo')).stdout).toContain('Typo');
    expect((await run('gh issue list --author nobody')).stderr).toContain('no issues match your search');
    expect((await run('gh issue list --state closed')).stderr).toBe(`no closed issues in ${SLUG}\n`);
    expect((await run('gh issue list -L 1')).stdout).toContain('Showing 1 of 2');
    expect((await run('gh issue list --author @me --limit x')).stderr).toContain(
      'invalid argument "x" for "-L, --limit" flag',
    );
    expect(state().refusals).toEqual([]);
  });

  it.each([
    ['gh issue create --title t', '--body` when not running interactively'],
    ['gh issue create --body t', 'must provide `--title`'],
    ['gh issue create --web', 'no browser'],
    ['gh issue view', 'accepts 1 arg(s), received 0'],
    ['gh issue view one', 'invalid issue format: "one"'],
    ['gh issue view 9999', 'Could not resolve to an issue or pull request with the number of 9999'],
    ['gh issue list --state half', 'valid values are {open|closed|all}'],
    ['gh issue list -R other/repo', "Could not resolve to a Repository with the name 'other/repo'"],
    ['gh issue list -R other', 'expected the "[HOST/]OWNER/REPO" format'],
  ])('%s', async (line, words) => {
    const result = await terminal('bad-deploy').run(line);
    expect([result.exitCode, result.acts]).toEqual([1, []]);
    expect(result.stderr).toContain(words);
  });

  it('keeps bug tickets and titles as they were filed, and incidents open', async () => {
    const { run, state } = terminal('bad-deploy');
    await run('gh issue create --title "Typo" --body x');
    await run(OPEN);
    const [bug, ticket] = [state().bugs[0]?.number, state().ticket?.number];
    for (const line of [
      `comment ${bug} -b x`,
      `edit ${ticket} --title new`,
      `edit ${ticket}`,
      `close ${ticket}`,
      `comment ${ticket}`,
    ]) {
      const result = await run(`gh issue ${line}`);
      expect([line, result.exitCode, result.acts]).toEqual([line, 1, []]);
    }
    expect((await run(`gh issue view ${bug}`)).stdout).toMatch(/^Typo .*\n.*\nLabels: bug\n/);
  });
});

describe('gh api', () => {
  const read = async (run: ReturnType<typeof terminal>['run'], endpoint: string) =>
    JSON.parse((await run(`gh api '${endpoint}'`)).stdout);

  it('reads deployments, with their statuses and evidence', async () => {
    const { run } = terminal('bad-deploy');
    const list = await run('gh api repos/{owner}/{repo}/deployments');
    const [newest] = JSON.parse(list.stdout);
    expect(newest).toMatchObject({ environment: 'production-functions', task: 'deploy', production_environment: true });
    expect(list.evidence).toContain('generate-deploy-just-before');
    expect(await read(run, `repos/{owner}/{repo}/deployments/${newest.id}/statuses`)).toMatchObject([
      { state: 'success' },
    ]);
    expect(
      (await read(run, 'repos/{owner}/{repo}/deployments?environment=staging')).every(
        (d: { environment: string }) => d.environment === 'staging',
      ),
    ).toBe(true);
    expect(await read(run, 'repos/{owner}/{repo}/deployments?per_page=2&page=2')).toHaveLength(2);
    const silent = await run('gh api repos/{owner}/{repo}/deployments --silent -i');
    expect(silent.stdout).toBe('HTTP/2.0 200 OK\nContent-Type: application/json; charset=utf-8\n\n');
  });

  it('reads commits with their files, and finds them by path and time', async () => {
    const { run } = terminal('bad-deploy');
    const byPath = await read(run, 'repos/{owner}/{repo}/commits?path=supabase/functions/generate-reading');
    expect(byPath[0]).toMatchObject({ commit: { author: { name: 'Claude' } } });
    const one = await run(`gh api repos/{owner}/{repo}/commits/${byPath[0].sha}`);
    expect(JSON.parse(one.stdout).files[0].patch).toMatch(/^@@/);
    expect(one.evidence).toContain('generate-diff-breaks');
    const recent = await read(run, 'repos/{owner}/{repo}/commits?since=2025-11-05T00:00:00Z');
    expect(recent.length).toBeLessThan((await read(run, 'repos/{owner}/{repo}/commits')).length);
  });

  it('reads issues and comments, and tells what is not there', async () => {
    const { run, state } = terminal('bad-deploy');
    await run(OPEN);
    const n = state().ticket?.number ?? 0;
    await run(`gh issue comment ${n} -b hello`);
    expect(await read(run, `repos/{owner}/{repo}/issues/${n}`)).toMatchObject({ state: 'open', comments: 1 });
    expect(await read(run, `repos/{owner}/{repo}/issues/${n}/comments`)).toMatchObject([{ body: 'hello' }]);
    expect(await read(run, 'repos/{owner}/{repo}/issues?labels=nosuch')).toEqual([]);
    expect(await read(run, 'user')).toMatchObject({ login: state().ticket?.openedBy });
    for (const path of [
      'nosuch',
      'repos/{owner}/{repo}/nosuch',
      'repos/o/r/issues',
      `repos/{owner}/{repo}/issues/${n + 1}`,
      'repos/{owner}/{repo}/deployments/1',
    ]) {
      const result = await run(`gh api ${path}`);
      expect([path, result.exitCode, result.stderr]).toEqual([path, 1, 'gh: Not Found (HTTP 404)\n']);
      expect(JSON.parse(result.stdout).message).toBe('Not Found');
    }
    const write = await run('gh api repos/{owner}/{repo}/issues -f title=x');
    expect([write.exitCode, write.acts, write.stderr]).toEqual([
      1,
      [],
      'gh: Resource not accessible by personal access token (HTTP 403)\n',
    ]);
    const query = await run('gh api -X GET repos/{owner}/{repo}/deployments -f environment=staging --jq length');
    expect(query.exitCode).toBe(0);
  });

  it('says what is wrong with a filter', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run("gh api repos/{owner}/{repo}/deployments --jq '.['")).exitCode).not.toBe(0);
    expect((await run('gh api repos/{owner}/{repo}/deployments --paginate --slurp --jq length')).stdout).toBe('1\n');
  });
});

describe('the other commands of gh', () => {
  it('list and show runs', async () => {
    const { run } = terminal('bad-deploy');
    const list = await run('gh run list --limit 2');
    expect(list.stdout).toMatch(/^STATUS +TITLE +WORKFLOW +BRANCH +EVENT +ID +AGE\n✓ +generate-reading v42/);
    expect(list.stdout.trim().split('\n')).toHaveLength(3);
    expect(list.evidence).toContain('generate-deploy-just-before');
    const view = await run('gh run view 4823');
    expect(view.stdout).toContain('✓ main deploy production-functions · 4823');
    expect((await run('gh run view 1')).stderr).toMatch(/^failed to get run: HTTP 404: Not Found/);
    expect((await run('gh run view 4823 --json conclusion --jq .conclusion')).stdout).toBe('success\n');
    expect((await run('gh run list --workflow nosuch')).exitCode).toBe(1);
  });

  it('say who is signed in, where, and that nothing is open', async () => {
    const { run } = terminal('bad-deploy');
    expect((await run('gh auth status')).stdout).toMatch(/^github\.com\n {2}✓ Logged in/);
    expect((await run('gh repo view')).stdout).toMatch(new RegExp(`^${SLUG}\\n`));
    expect((await run('gh repo view --json url --jq .url')).stdout).toBe(`https://github.com/${SLUG}\n`);
    const pr = await run('gh pr list');
    expect([pr.exitCode, pr.stdout, pr.stderr]).toEqual([0, '', `no open pull requests in ${SLUG}\n`]);
    expect((await run('gh release list')).stderr).toBe('no releases found\n');
  });
});
