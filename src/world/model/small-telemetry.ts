/** The telemetry of the small scenario as an author would write it; `perMinute` is the rate of its main traffic. */
export function smallTelemetry(perMinute: number): object {
  const failing = { state: 'service.failing' };
  return {
    traffic: [
      {
        id: 'generate',
        title: 'Readings generated',
        perMinute,
        dailyPercent: 40,
        noisePercent: 20,
        function: 'generate-reading',
        outcomes: [
          {
            id: 'ok',
            status: 200,
            latency: { typical: 800, spread: 300 },
            stores: 'reading',
            lines: [
              { stream: 'fn', level: 'info', text: 'POST 200 {latency}ms req={request_id} user={user} v={version}' },
              { stream: 'edge', level: 'info', text: '{ip} "{agent}" {status} {region} {int:100-999} {hex:6}' },
            ],
          },
          {
            id: 'broken',
            status: 500,
            failed: true,
            latency: { typical: 90, spread: 40 },
            tracker: 'VYB-1',
            lines: [
              {
                stream: 'fn',
                level: 'error',
                text: 'TypeError: cannot read numbers req={request_id} v={version}',
                code: 'E_TYPE',
              },
              {
                stream: 'errors',
                level: 'error',
                code: 'UNHANDLED',
                text: 'generate failed for {email}: TypeError {not a slot}',
                details: '{"release":"generate-reading@{version}","latency":{latency},"shard":"{hex:4}"}',
              },
            ],
          },
          {
            id: 'slow',
            status: 504,
            failed: true,
            latency: { typical: 30_000, spread: 200 },
            tracker: 'VYB-2',
            lines: [{ stream: 'fn', level: 'warn', text: 'upstream timeout after {latency}ms req={request_id}' }],
          },
        ],
        mix: [
          { when: failing, over: '90s', weights: { ok: 20, broken: 75, slow: 5 }, ratePercent: 160 },
          { when: { state: 'service.recovered' }, over: '60s', weights: { ok: 990, slow: 10 } },
          { weights: { ok: 995, slow: 5 } },
        ],
      },
      {
        id: 'web',
        title: 'Web',
        perMinute: 30.5,
        outcomes: [
          {
            id: 'page',
            status: 200,
            latency: { typical: 40, spread: 20 },
            lines: [{ stream: 'edge', level: 'info', text: 'GET / {status} {ip}' }],
          },
        ],
        mix: [{ weights: { page: 1 } }],
      },
      {
        id: 'sign-in',
        title: 'Sign-ins',
        perMinute: 20,
        outcomes: [
          {
            id: 'ok',
            status: 200,
            latency: { typical: 100, spread: 20 },
            stores: 'sign-in',
            lines: [{ stream: 'edge', level: 'info', text: 'POST /token {status} {ip}' }],
          },
          {
            id: 'wrong',
            status: 400,
            latency: { typical: 100, spread: 20 },
            lines: [{ stream: 'auth', level: 'warn', text: '{"time":"{iso}","level":"warning","status":{status}}' }],
          },
        ],
        mix: [{ weights: { ok: 9, wrong: 1 } }],
      },
    ],
    chatter: [
      {
        id: 'heartbeat',
        perMinute: 7.3,
        lines: [
          { stream: 'fn', level: 'debug', text: 'isolate {hex:4} alive', weight: 3 },
          { stream: 'edge', level: 'info', text: 'cache sweep {int:1-9}' },
        ],
      },
      {
        id: 'complaints',
        when: failing,
        perMinute: 12,
        lines: [{ stream: 'errors', level: 'warn', text: 'retry queue grows' }],
      },
      {
        id: 'purge',
        perMinute: 2,
        lines: [
          { stream: 'errors', level: 'info', code: 'PURGE', service: 'pg_cron', text: 'purged {int:1-9} rows' },
          { stream: 'errors', level: 'fatal', text: 'cron job failed, run {request_id}' },
        ],
      },
    ],
    gauges: [
      {
        id: 'connections',
        title: 'Connections',
        unit: 'count',
        baseline: 20,
        noisePercent: 10,
        max: 60,
        moves: [{ when: failing, to: 58, over: '4m' }],
        settles: '2m',
      },
      {
        id: 'steady',
        title: 'Steady',
        unit: 'percent',
        baseline: 50,
        noisePercent: 0,
        dailyPercent: 50,
        decimals: 1,
      },
    ],
    streams: [
      {
        id: 'fn',
        title: 'generate-reading',
        kind: 'function',
        function: 'generate-reading',
        service: 'edge:generate-reading',
        evidence: [
          { evidence: 'ev-error', when: failing, matches: 'typeerror' },
          { evidence: 'ev-noise', when: failing },
        ],
      },
      { id: 'errors', title: 'error_logs', kind: 'error-log' },
      { id: 'edge', title: 'Gateway', kind: 'gateway' },
      { id: 'auth', title: 'Auth', kind: 'auth' },
    ],
    charts: [
      {
        id: 'traffic',
        title: 'Requests',
        unit: 'per minute',
        dashboard: 'Readings',
        series: [
          { id: 'rate', title: 'Requests', from: { traffic: 'generate', measure: 'per-minute' } },
          { id: 'failed', title: 'Failed', from: { traffic: 'generate', measure: 'failed-per-minute' } },
          { id: 'share', title: 'Failed share', from: { traffic: 'generate', measure: 'failed-percent' } },
          { id: 'p95', title: 'p95', from: { traffic: 'generate', measure: 'p95' } },
          {
            id: 'stored',
            title: 'Stored',
            from: {
              events: [
                { traffic: 'generate', outcomes: ['ok'] },
                { traffic: 'sign-in', outcomes: ['ok', 'wrong'] },
              ],
              measure: 'per-minute',
            },
          },
        ],
        normal: { series: 'share', max: 3 },
        evidence: [{ evidence: 'ev-chart', when: failing }],
      },
      {
        id: 'pool',
        title: 'Pool',
        unit: 'connections',
        dashboard: 'Database',
        series: [{ id: 'connections', title: 'Connections', from: { gauge: 'connections' } }],
      },
    ],
  };
}
