/**
 * A small scenario without a mistake. The examples of the rules are changes to it; nobody plays it. Written out in full, so that
 * a rule can be read beside it.
 */
export const EXAMPLE_SCENARIO = `format: hotwash.scenario
version: 1
id: late-mail
title: Nobody gets mail
summary: Customers write that they wait for mail which does not come.
briefing: You are on call. Everything in this drill is simulated.
playbook: vyberology
company: vyberology
start: '2026-03-04T14:00:00Z'
longest: 70m
difficulty: 1
objectives:
  - { id: declare, text: Declare in time }
  - { id: hand-over, text: Hand over command completely }
roles: [ic, deputy, scribe, comms]
variants:
  - { id: key-expired, title: The key of the sender ran out, summary: The mail key expired and the vendor refuses every mail. }
  - { id: bad-template, title: A broken template, summary: Version v8 of send-mail lost a closing brace. }
  - { id: queue-stuck, title: The worker hangs, summary: The worker holds a lock and takes no mail from the queue. }
incident:
  startsAt: -30m
  regions:
    cause:
      initial: dormant
      states:
        dormant: { after: [{ delay: 20m, to: present }] }
        present:
          on:
            - { fact: secret.set, where: { name: MAIL_KEY, value: spare }, when: { variant: key-expired }, to: gone }
            - { fact: function.deployed, where: { name: send-mail, version: v7 }, when: { variant: bad-template }, to: gone }
            - { fact: service.restarted, where: { name: mail-worker }, when: { variant: queue-stuck }, to: gone }
        gone: {}
    service:
      initial: healthy
      states:
        healthy: { always: [{ to: failing, when: { state: cause.present } }] }
        failing: { always: [{ to: recovered, when: { not: { state: cause.present } } }] }
        recovered: { always: [{ to: failing, when: { state: cause.present } }] }
    outage:
      initial: none
      states:
        none: { always: [{ to: running, when: { state: service.failing } }] }
        running:
          after: [{ delay: 30m, to: long }]
          always: [{ to: over, when: { state: service.recovered } }]
        long: { always: [{ to: over, when: { state: service.recovered } }] }
        over: {}
telemetry:
  traffic:
    - id: mails
      title: Mails
      perMinute: 20
      outcomes:
        - id: ok
          status: 200
          latency: { typical: 80, spread: 20 }
        - id: failed
          status: 502
          latency: { typical: 200, spread: 50 }
          failed: true
          lines: [{ stream: fn-mail, level: error, text: '[send-mail] {request_id} no mail sent' }]
      mix:
        - { when: { state: service.failing }, weights: { ok: 2, failed: 98 } }
        - { weights: { ok: 99, failed: 1 } }
  gauges:
    - { id: waiting, title: Waiting mails, unit: mails, baseline: 3, moves: [{ when: { state: service.failing }, to: 400, over: 5m }] }
  streams:
    - id: fn-mail
      title: Function send-mail
      kind: function
      function: send-mail
      evidence:
        - { evidence: mail-errors, when: { state: service.failing } }
        - { evidence: log-key, when: { all: [{ variant: key-expired }, { state: service.failing }] } }
        - { evidence: log-template, when: { all: [{ variant: bad-template }, { state: service.failing }] } }
        - { evidence: log-worker, when: { state: service.failing } }
  charts:
    - id: failed
      title: Failed mails
      unit: '%'
      dashboard: Mail
      series: [{ id: s, title: failed, from: { traffic: mails, measure: failed-percent } }]
      evidence: [{ evidence: errors, when: { state: service.failing } }]
exhibits:
  repository: { owner: vyberology, name: app, branch: main }
  project: { ref: vyb, url: 'https://vyb.example' }
  commits:
    - { sha: a1b2c3d4e5, at: -20m, author: Aiko Tanabe, title: Tidy the layout of the letters, when: { variant: bad-template }, shows: [] }
    - { sha: b2c3d4e5f6, at: -15m, author: Sam Whitfield, title: Add a banner to the web app, files: [apps/web/banner.tsx], shows: [{ evidence: banner-harmless }] }
    - { sha: c3d4e5f6a7, at: -9d, author: Aiko Tanabe, title: Send mail in the evening }
  functions:
    - name: send-mail
      title: send-mail
      versions:
        - { version: v8, sha: a1b2c3d4e5, at: -12m, by: Aiko Tanabe, when: { variant: bad-template } }
        - { version: v7, sha: c3d4e5f6a7, at: -9d, by: Aiko Tanabe }
      traffic: mails
  deployments:
    - { id: 1, at: -12m, environment: production, sha: a1b2c3d4e5, by: Aiko Tanabe, title: send-mail v8, function: send-mail, version: v8, when: { variant: bad-template } }
    - { id: 2, at: -10m, environment: production, sha: b2c3d4e5f6, by: Sam Whitfield, title: Web app }
  tracker: []
  secrets:
    - name: MAIL_KEY
      value: first
      values: [{ id: first, title: The present key, digest: '11' }, { id: spare, title: The spare key, digest: '22' }]
      updatedAt: -300d
  flags: []
  pages:
    - id: mail-queue
      title: Mail queue
      console: platform
      versions:
        - { when: { state: service.failing }, text: 'Waiting: {gauge:waiting}. Oldest: some minutes.', shows: [{ evidence: errors }] }
        - { text: 'Waiting: {gauge:waiting}. Oldest: seconds.' }
      actions:
        - { id: restart, title: Restart the worker, operation: service.restart, argument: mail-worker, confirm: Restart it? }
injects:
  - { id: alert, number: 1, kind: timed, trigger: { at: [20s, 40s] }, from: monitoring, to: page, text: Mails fail., purpose: alert, signal: true, evidence: [alert], expected: { act: page.acknowledge, within: 5m, text: Somebody acknowledges }, objective: declare }
  - { id: eta, number: 2, kind: timed, trigger: { at: 8m }, from: priya-nair, to: '#incidents', text: When will mail be back?, purpose: pressure, asks: eta }
  - { id: customer, number: 3, kind: conditional, trigger: { when: { state: service.failing }, delay: 4m }, from: jun-park, to: '#support', text: A customer waits for a letter., purpose: customer }
  - { id: ic-leaves, number: 4, kind: timed, trigger: { at: 20m }, from: marta-lindqvist, to: role:ic, text: You are needed at home., purpose: handoff, leaves: { role: ic, after: 4m }, objective: hand-over }
  - { id: coffee, number: 5, kind: timed, trigger: { at: 6m }, from: sam-whitfield, to: '#general', text: The coffee machine is broken., purpose: noise }
  - { id: past-thirty, number: 6, kind: conditional, trigger: { when: { state: outage.long } }, from: monitoring, to: '#incidents', text: No mail for 30 minutes., purpose: severity }
truth:
  fault: { state: service.failing }
  impactWhile: { state: service.failing }
  mitigatedWhen: { state: service.recovered }
  fixedWhen: { all: [{ state: cause.gone }, { state: service.recovered }] }
  severity:
    - { when: { state: outage.long }, is: SEV1, clause: sev.escalates }
    - { when: { not: { state: service.healthy } }, is: SEV2, clause: sev.2 }
  impact: { sentence: Customers get no mail., userWords: [get no mail], traffic: mails, function: getting mail, dataLoss: false, sharePercent: 40 }
  causes:
    - id: key-expired
      variant: key-expired
      sentence: The mail key had expired, so the vendor refused every mail.
      keyFacts: [{ id: key, any: [mail key, MAIL_KEY] }, { id: expired, any: [expired, ran out] }, { id: refused, any: [refused, refuses, rejected] }]
    - id: bad-template
      variant: bad-template
      sentence: Version v8 of send-mail had a broken template and threw for every mail.
      keyFacts: [{ id: version, any: [v8, a1b2c3d4e5] }, { id: template, any: [broken template, closing brace] }]
    - id: queue-stuck
      variant: queue-stuck
      sentence: The worker held a lock and took nothing from the queue.
      keyFacts: [{ id: worker, any: [worker held, worker hung] }, { id: queue, any: [queue] }]
    - id: decoy-banner
      decoy: true
      sentence: The banner on the web app broke the form.
      keyFacts: [{ id: banner, any: [banner] }]
      clearedBy: [banner-harmless]
  evidence:
    - { id: alert, title: The alert, where: The page, sufficient: true, order: 1 }
    - { id: mail-errors, title: Mails fail, where: Logs, sufficient: true }
    - { id: errors, title: Most mails fail, where: Metrics, sufficient: true, order: 1 }
    - { id: log-key, title: The vendor refuses, where: Logs, keyFor: [key-expired] }
    - { id: log-template, title: The template throws, where: Logs, keyFor: [bad-template] }
    - { id: log-worker, title: The worker is silent, where: Logs, keyFor: [queue-stuck] }
    - { id: banner-harmless, title: The banner is only a picture, where: GitHub, clears: [decoy-banner] }
  remedies:
    - { id: spare-key, title: Use the spare key, fact: secret.set, where: { name: MAIL_KEY, value: spare }, option: other, verdict: { key-expired: right, '*': useless } }
    - { id: roll-back, title: Deploy v7, fact: function.deployed, where: { name: send-mail, version: v7 }, option: rollback, verdict: { bad-template: right, '*': useless } }
    - { id: restart, title: Restart the worker, fact: service.restarted, where: { name: mail-worker }, option: other, verdict: { queue-stuck: right, '*': useless } }
    - { id: delete, title: Delete send-mail, fact: function.deleted, where: { name: send-mail }, option: other, verdict: { '*': harmful } }
    - { id: undo-banner, title: Undo the banner, fact: commit.reverted, where: { sha: b2c3d4e5f6 }, option: rollback, verdict: { '*': useless } }
  insiderWords: [send-mail, queue]
  reads: [{ clause: investigate.errors, looks: [logs:fn-mail] }]
  parAllowance: 20s
`;

/** What stands beside it. */
export const EXAMPLE_FILES: Readonly<Record<string, string>> = {
  'README.md': '# Late mail\n',
  'plans/good.plan.yaml': `format: hotwash.plan
version: 1
id: good
title: A good team
scenario: late-mail
variants: [key-expired, bad-template, queue-stuck]
seed: mail
participants: [{ id: codex, name: Codex, kind: player, role: ic }]
until: 60m
steps:
  - { id: ack, at: 1m, by: codex, act: { type: page.acknowledge, pageId: page-alert } }
expect: { '*': { percent: [0, 100] } }
`,
};
