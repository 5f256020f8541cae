import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pglitePort } from '../../../../../test/support/pglite-port';
import { terminal } from '../../../../../test/support/terminal';
import { readCurl } from './curl/flags';
import { restQuery } from './curl/rest-query';
import { parseUrl } from './curl/url';

const FUNCTIONS = 'https://$PROD_REF.supabase.co/functions/v1';
const KEY = '-H "Authorization: Bearer $ANON_KEY"';
const TRACKER = 'https://sentry.io/api/0';
const TOKEN = '-H "Authorization: Bearer $SENTRY_AUTH_TOKEN"';
const STATUS = 'https://status.vyberology.example/api/v2';

describe('curl, what it prints and ends with', () => {
  const { run } = terminal('bad-deploy');
  const codes = async (line: string) => {
    const { exitCode, stderr, facts } = await run(line);
    expect(facts).toEqual([]);
    return [exitCode, stderr.split('\n')[0]];
  };

  it.each([
    ['curl https://example.com/', 6, 'curl: (6) Could not resolve host: example.com'],
    [
      'curl http://localhost:3000/x',
      7,
      'curl: (7) Failed to connect to localhost port 3000 after 0 ms: Could not connect to server',
    ],
    [
      'curl https://status.openai.com:81/',
      7,
      'curl: (7) Failed to connect to status.openai.com port 81 after 0 ms: Could not connect to server',
    ],
    ['curl "https://exa mple.com"', 3, 'curl: (3) URL rejected: Malformed input to a URL function'],
    ['curl https://', 3, 'curl: (3) URL rejected: No host part in the URL'],
    [
      'curl https://status.openai.com:port/',
      3,
      'curl: (3) URL rejected: Port number was not a decimal number between 0 and 65535',
    ],
    ['curl ftp://example.com', 1, 'curl: (1) Protocol "ftp" not supported'],
    ['curl -m soon https://status.openai.com', 2, 'curl: option -m: expected a proper numerical parameter'],
    ['curl -d @nosuch https://status.openai.com', 26, 'curl: (26) Failed to open the file given with @'],
    ['curl -f https://status.openai.com/nosuch', 22, 'curl: (22) The requested URL returned error: 404'],
    ['curl -s https://example.com/', 6, ''],
    ['curl -sS https://example.com/', 6, 'curl: (6) Could not resolve host: example.com'],
    [
      'curl -m 0.001 https://status.openai.com',
      28,
      'curl: (28) Operation timed out after 2 milliseconds with 0 bytes received',
    ],
  ])('%s', async (line, code, words) => {
    expect(await codes(line)).toEqual([code, words]);
  });

  it('gives up a function that takes longer than it may, which was called all the same', async () => {
    const result = await run(`curl -m 0.01 -X POST ${FUNCTIONS}/generate-reading ${KEY}`);
    expect([result.exitCode, result.facts.length]).toEqual([28, 1]);
    expect(result.stderr).toMatch(/^curl: \(28\) Operation timed out after 11 milliseconds/);
  });

  it('prints head, body, and what -w asks for', async () => {
    const head = (await run(`curl -sI ${FUNCTIONS}/healthz`)).stdout;
    expect(head).toMatch(/^HTTP\/2 200\ncontent-type: application\/json/);
    expect(head).not.toContain('"status"');
    const both = (await run(`curl -si ${FUNCTIONS}/healthz`)).stdout;
    expect(both).toMatch(/^HTTP\/2 200\n[\s\S]*\n\n\{"status":"ok"/);
    const w = '%{http_code} %{size_download} %{time_total} %{url_effective}\\n';
    const { stdout } = await run(`curl -s -o answer.json -w "${w}" ${FUNCTIONS}/healthz; wc -c < answer.json`);
    const [, code, size, time] = /^(\d+) (\d+) (\d+\.\d{6}) https:\S+\/healthz\n/.exec(stdout) ?? [];
    expect([code, Number(time) > 0]).toEqual(['200', true]);
    expect(stdout.trim().split('\n').at(-1)?.trim()).toBe(size);
    expect((await run(`curl -s -w "%{nosuch}" ${FUNCTIONS}/healthz`)).stderr).toContain(
      "unknown --write-out variable: 'nosuch'",
    );
  });

  it('works with several addresses, and follows to https when it may', async () => {
    const two = await run(
      `curl -s -w "%{http_code}\\n" -o /dev/null -o /dev/null ${FUNCTIONS}/healthz ${FUNCTIONS}/nosuch ${KEY}`,
    );
    expect(two.stdout).toBe('200\n404\n');
    expect((await run('curl -s -w "%{http_code}" status.openai.com')).stdout).toBe('301');
    expect((await run('curl -sL -w "%{http_code} %{num_redirects}" -o /dev/null status.openai.com')).stdout).toBe(
      '200 1',
    );
  });

  it('talks with -v beside the output', async () => {
    const { stderr } = await run(`curl -sv ${FUNCTIONS}/healthz`);
    expect(stderr).toMatch(
      /^\* Connected to \S+ port 443\n> GET \/functions\/v1\/healthz HTTP\/2\n[\s\S]*< HTTP\/2 200/,
    );
  });
});

describe('the project', () => {
  it('answers version and git sha at healthz, without a key', async () => {
    const { run } = terminal('bad-deploy');
    const answer = JSON.parse((await run(`curl -s ${FUNCTIONS}/healthz`)).stdout);
    expect(answer).toEqual({ status: 'ok', version: 'v3', sha: '27ce5510af' });
  });

  it('wants a key of its own for functions, and calls them with it', async () => {
    const { run } = terminal('bad-deploy');
    const call = async (key: string) => {
      const { stdout, facts } = await run(`curl -s -w "\\n%{http_code}" ${FUNCTIONS}/generate-reading ${key}`);
      return [stdout.split('\n').at(-1), facts.length];
    };
    expect(await call('')).toEqual(['401', 0]);
    expect(await call('-H "Authorization: Bearer wrong"')).toEqual(['401', 0]);
    expect(await call(KEY)).toEqual(['500', 1]);
    expect(await call('-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"')).toEqual(['500', 1]);
  });
});

describe('the error tracker', () => {
  it('lists the issues with the counts of the tracker', async () => {
    const { run } = terminal('bad-deploy');
    const list = await run(`curl -s "${TRACKER}/projects/vyberology/vyberology/issues/?statsPeriod=1h" ${TOKEN}`);
    const issues = JSON.parse(list.stdout) as { shortId: string; count: string; userCount: number; lastSeen: string }[];
    const worst = issues[0];
    expect(worst?.shortId).toBe('VYB-232');
    expect(Number(worst?.count)).toBeGreaterThan(50);
    expect(worst?.userCount).toBeGreaterThan(10);
    expect(worst?.lastSeen).toMatch(/^2025-11-05T\d\d:\d\d:\d\dZ$/);
    const few = await run(
      `curl -s "${TRACKER}/projects/vyberology/vyberology/issues/?statsPeriod=5m&limit=1&query=TypeError" ${TOKEN}`,
    );
    expect(JSON.parse(few.stdout)).toHaveLength(1);
  });

  it('shows an issue, its latest event with the stack, and what there is to see in it', async () => {
    const { run } = terminal('bad-deploy');
    const one = await run(`curl -s ${TRACKER}/issues/VYB-232/ ${TOKEN}`);
    expect(JSON.parse(one.stdout)).toMatchObject({
      shortId: 'VYB-232',
      level: 'fatal',
      culprit: expect.stringContaining('parseReading'),
    });
    expect(one.evidence).toContain('tracker-type-error');
    const byNumber = await run(`curl -s ${TRACKER}/issues/${JSON.parse(one.stdout).id}/events/latest/ ${TOKEN}`);
    expect(byNumber.stdout).toContain('parse.ts:21:30');
  });

  it.each([
    [`${TRACKER}/issues/VYB-232/`, '', 401],
    [`${TRACKER}/issues/VYB-232/`, '-H "Authorization: Bearer x"', 401],
    [`${TRACKER}/issues/VYB-999/`, TOKEN, 404],
    [`${TRACKER}/projects/other/other/issues/`, TOKEN, 404],
    [`${TRACKER}/projects/vyberology/vyberology/issues/?statsPeriod=9y`, TOKEN, 400],
    [`-X DELETE ${TRACKER}/issues/VYB-232/`, TOKEN, 403],
  ])('%s %s is %i', async (url, header, status) => {
    const { stdout, facts, evidence } = await terminal('bad-deploy').run(
      `curl -s -w "\\n%{http_code}" ${url.replace('?', '\\?')} ${header}`,
    );
    expect([stdout.split('\n').at(-1), facts, evidence]).toEqual([String(status), [], []]);
  });
});

describe('status pages', () => {
  it('tell what the team has published, and nothing before', async () => {
    const { run, put } = terminal('bad-deploy');
    const status = async () => JSON.parse((await run(`curl -s ${STATUS}/status.json`)).stdout).status.indicator;
    expect(await status()).toBe('none');
    put({
      type: 'statuspage.publish',
      status: 'investigating',
      title: 'Readings fail',
      text: 'We are looking into it.',
    });
    put({ type: 'statuspage.publish', status: 'identified', title: 'Readings fail', text: 'Found.' });
    expect(await status()).toBe('major');
    const { incidents } = JSON.parse((await run(`curl -s ${STATUS}/summary.json`)).stdout);
    expect(incidents).toMatchObject([{ name: 'Readings fail', status: 'identified', resolved_at: null }]);
    expect(incidents[0].incident_updates.map((u: { body: string }) => u.body)).toEqual([
      'Found.',
      'We are looking into it.',
    ]);
    put({ type: 'statuspage.publish', status: 'resolved', title: 'Readings fail', text: 'Over.' });
    expect(await status()).toBe('none');
    expect(JSON.parse((await run(`curl -s ${STATUS}/incidents.json`)).stdout).incidents[0].resolved_at).not.toBeNull();
  });

  it('are those of vendors too, with the evidence of their pages', async () => {
    const { run } = terminal('bad-deploy');
    const page = await run('curl -s https://status.openai.com/api/v2/summary.json');
    expect(JSON.parse(page.stdout)).toMatchObject({
      status: { indicator: 'minor', description: 'Some systems are degraded' },
    });
    expect(JSON.parse(page.stdout).components).toContainEqual({ name: 'API (batch)', status: 'degraded_performance' });
    expect(page.evidence).toContain('vendor-status-unrelated');
    expect((await run('curl -s https://status.supabase.com')).stdout).toContain('All systems operational');
  });
});

describe('tables', () => {
  let opened: Awaited<ReturnType<typeof pglitePort>>;
  beforeAll(async () => {
    opened = await pglitePort();
    await opened.database.inspect(`create role anon; create role service_role bypassrls;
      grant select on readings to service_role; grant select on error_logs to anon, service_role;
      alter table error_logs enable row level security`);
  });
  afterAll(() => opened.close());
  const get = async (path: string, key = '-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"') => {
    const { run } = terminal('bad-deploy', { database: opened.database });
    const { stdout } = await run(`curl -s -w "\\n%{http_code}" "https://$PROD_REF.supabase.co/rest/v1/${path}" ${key}`);
    const [body = '', status] = stdout.split(/\n(?=\d+$)/);
    return { status: Number(status), body: JSON.parse(body) };
  };

  it('give out what is selected, filtered, put in order', async () => {
    expect(await get('readings?select=id,raw_input&order=id.desc&limit=2')).toEqual({
      status: 200,
      body: [
        { id: 3, raw_input: 'input 3' },
        { id: 2, raw_input: 'input 2' },
      ],
    });
    expect((await get('readings?select=id&id=eq.2')).body).toEqual([{ id: 2 }]);
    expect((await get('error_logs?select=id&message=is.null')).body).toEqual([{ id: 2 }]);
    expect((await get('readings?raw_input=eq.x%27;%20drop%20table%20readings;%20--')).body).toEqual([]);
    expect((await get('readings?select=id&limit=1')).body).toEqual([{ id: 1 }]);
  });

  it.each([
    ['readings', '', 401],
    ['readings', '-H "apikey: wrong"', 401],
    ['readings', '-H "apikey: $ANON_KEY"', 401],
    ['nosuch', '-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"', 404],
    ['readings?select=nosuch', '-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"', 400],
    ['readings?select=id;drop', '-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"', 400],
    ['readings?id=near.7', '-H "apikey: $SUPABASE_SERVICE_ROLE_KEY"', 400],
    ['readings', '-X DELETE -H "apikey: $SUPABASE_SERVICE_ROLE_KEY"', 403],
  ])('%s %s is %i', async (path, key, status) => {
    expect((await get(path, key)).status).toBe(status);
  });

  it('with row-level security show the anonymous key nothing', async () => {
    expect(await get('error_logs', '-H "apikey: $ANON_KEY"')).toEqual({ status: 200, body: [] });
  });

  it('are unreachable while the database is', async () => {
    const { run } = terminal('bad-deploy');
    const { stdout } = await run(
      `curl -s https://$PROD_REF.supabase.co/rest/v1/readings -H "apikey: $SUPABASE_SERVICE_ROLE_KEY"`,
    );
    expect(JSON.parse(stdout).code).toBe('PGRST001');
  });
});

describe('what is typed', () => {
  it('never makes the parsers throw, and never becomes SQL', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 20 }), (text, value) => {
        readCurl([text, value]);
        parseUrl(text);
        const query = restQuery(
          'readings',
          new URLSearchParams([
            ['select', text],
            ['id', `eq.${value}`],
          ]),
        );
        if (query.ok) {
          const outside = query.sql.replace(/'(?:[^']|'')*'/g, '').replace(/"(?:[^"]|"")*"/g, '');
          expect(outside).toMatch(/^select [ ,*]* from public\. where {2}= {2}limit 1000 offset 0$/);
        }
      }),
    );
  });
});
