/**
 * The files of a scenario that somebody begins: small, whole, and playable as it is. `new-scenario.ts` fills in the names.
 * It builds on Vyberology's production, in which the functions, charts and people that it names are.
 */
export interface Names {
  readonly id: string;
  readonly title: string;
  readonly company: string;
  readonly playbook: string;
}

export const scenarioText = ({
  id,
  title,
  company,
  playbook,
}: Names): string => `# A small outage to begin with: it builds on the company's ordinary production (company.yaml) and says only what is different.
# Times are counted from StartEx. Change one thing at a time and keep \`hotwash -- watch\` running beside it.
format: hotwash.scenario
version: 1
id: ${id}
title: ${title}
summary: The monitoring pages on an ordinary afternoon. Find out what is wrong, stop the bleeding, and keep everybody informed.
briefing: >-
  You are on call for ${company}. It is an ordinary weekday with normal traffic, and your playbook applies in full. Everything in
  this drill is simulated; nothing you do here touches a real system.
playbook: ${playbook}
company: ${company}
production: company
start: '2026-03-04T15:10:00Z'
startShift: 30m
longest: 90m
difficulty: 2

objectives:
  - { id: declare-in-time, text: Declare the right severity within the response time of the playbook }
  - { id: hand-over-command, text: Hand over command completely when the Incident Commander has to leave }
  - { id: find-and-mitigate, text: 'Find what is behind it from evidence, and stop the bleeding with what fits' }

roles: [ic, deputy, scribe, comms]

# One of these is drawn by the seed. Players never see the names.
variants:
  - { id: quota, title: The vendor's budget is used up, summary: OpenAI answers every call with 429 insufficient_quota. }
  - { id: version, title: A bad version of generate-reading, summary: Version v42 throws a TypeError for every request. }
  - { id: slots, title: No connection slots are left, summary: Version v12 of error-digest keeps every connection that it opens. }

incident:
  startsAt: -30m
  regions:
    # Why it is broken, and what mends it.
    cause:
      initial: dormant
      states:
        dormant: { after: [{ delay: [20m, 23m], to: present }] }
        present:
          on:
            - { fact: secret.set, where: { name: OPENAI_API_KEY, value: backup }, when: { variant: quota }, to: gone }
            - { fact: function.deployed, where: { name: generate-reading, version: [v41, v40] }, when: { variant: version }, to: gone }
            - { fact: commit.reverted, where: { sha: b41d7700aa }, when: { variant: version }, to: gone }
            - { fact: function.deployed, where: { name: error-digest, version: [v11, v10] }, when: { variant: slots }, to: gone }
            - { fact: commit.reverted, where: { sha: c52e8811bb }, when: { variant: slots }, to: gone }
        gone: {}
    # How generating readings goes for those who ask for one.
    service:
      initial: healthy
      states:
        healthy: { always: [{ to: failing, when: { state: cause.present } }] }
        failing: { always: [{ to: recovering, when: { not: { state: cause.present } } }] }
        recovering:
          after: [{ delay: [70s, 150s], to: recovered }]
          always: [{ to: failing, when: { state: cause.present } }]
        recovered: {}
    # After 30 minutes of it the playbook has another severity.
    outage:
      initial: none
      states:
        none: { always: [{ to: running, when: { state: service.failing } }] }
        running:
          after: [{ delay: 30m, to: long }]
          always: [{ to: over, when: { state: service.recovering } }]
        long: {}
        over: {}

telemetry:
  traffic:
    - id: generate-reading
      outcomes:
        - id: quota
          status: 502
          latency: { typical: 390, spread: 140 }
          failed: true
          tracker: NEW-1
          lines:
            - { stream: fn-generate-reading, level: error, text: '[generate-reading] {request_id} OpenAIError: 429 insufficient_quota: You exceeded your current quota' }
            - { stream: error-logs, level: error, code: OPENAI_429, text: 'OpenAIError: 429 insufficient_quota', details: '{"type":"insufficient_quota"}' }
        - id: type-error
          status: 500
          latency: { typical: 2380, spread: 760 }
          failed: true
          tracker: NEW-2
          lines:
            - { stream: fn-generate-reading, level: error, text: "[generate-reading {version}] {request_id} TypeError: Cannot read properties of undefined (reading 'heading')" }
            - { stream: error-logs, level: error, code: UNHANDLED, text: "TypeError: Cannot read properties of undefined (reading 'heading')", details: '{"release":"generate-reading@{version}"}' }
        - id: no-slot
          status: 503
          latency: { typical: 5060, spread: 240 }
          failed: true
          tracker: NEW-3
          lines:
            - { stream: fn-generate-reading, level: error, text: '[generate-reading] {request_id} PostgresError: remaining connection slots are reserved for roles with the SUPERUSER attribute' }
            - { stream: error-logs, level: error, code: '53300', text: 'PostgresError 53300: remaining connection slots are reserved', details: '{"sqlstate":"53300"}' }
      # The first that holds counts; the company's own come after these.
      mix:
        - { when: { all: [{ state: service.failing }, { state: feature.on }, { variant: quota }] }, over: 60s, weights: { quota: 98, bad-input: 2 } }
        - { when: { all: [{ state: service.failing }, { state: feature.on }, { variant: version }] }, over: 20s, weights: { type-error: 98, bad-input: 2 } }
        - { when: { all: [{ state: service.failing }, { state: feature.on }, { variant: slots }] }, over: 60s, weights: { no-slot: 96, ok: 4 } }
  gauges:
    - { id: openai-budget, moves: [{ when: { variant: quota }, to: 100 }] }
    - { id: db-connections, moves: [{ when: { all: [{ state: service.failing }, { variant: slots }] }, to: 60, over: 4m }] }
  streams:
    - id: fn-generate-reading
      evidence:
        - { evidence: log-quota, when: { all: [{ state: service.failing }, { variant: quota }] } }
        - { evidence: log-type-error, when: { all: [{ state: service.failing }, { variant: version }] } }
        - { evidence: log-slots, when: { all: [{ state: service.failing }, { variant: slots }] } }
    - id: error-logs
      evidence:
        - { evidence: log-quota, when: { all: [{ state: service.failing }, { variant: quota }] } }
        - { evidence: log-type-error, when: { all: [{ state: service.failing }, { variant: version }] } }
        - { evidence: log-slots, when: { all: [{ state: service.failing }, { variant: slots }] } }
  charts:
    - id: generate-error-share
      evidence: [{ evidence: errors-began, when: { not: { state: service.healthy } } }]

exhibits:
  commits:
    - sha: b41d7700aa
      at: -14m
      author: Claude
      title: 'generate-reading: headings in capitals'
      files: [supabase/functions/generate-reading/parse.ts]
      when: { variant: version }
      diff: |
        diff --git a/supabase/functions/generate-reading/parse.ts b/supabase/functions/generate-reading/parse.ts
        --- a/supabase/functions/generate-reading/parse.ts
        +++ b/supabase/functions/generate-reading/parse.ts
        @@ -22,5 +22,6 @@ const UNTITLED = 'Your reading';
         export function parseReading(answer: ModelAnswer): Reading {
           const text = answer.choices[0]?.message?.content ?? '{}';
           const body = JSON.parse(text) as Partial<Reading>;
        +  body.title = body.sections[9].heading.toUpperCase();
           return { title: body.title ?? UNTITLED, sections: body.sections ?? [] };
         }
      shows: [{ evidence: change-breaks }]
    - sha: c52e8811bb
      at: -16m
      author: Sam Whitfield
      title: 'error-digest: a client for each event'
      files: [supabase/functions/error-digest/index.ts]
      when: { variant: slots }
      diff: |
        diff --git a/supabase/functions/error-digest/index.ts b/supabase/functions/error-digest/index.ts
        --- a/supabase/functions/error-digest/index.ts
        +++ b/supabase/functions/error-digest/index.ts
        @@ -7,5 +7,7 @@ await shared.connect();
         Deno.serve(async (request) => {
           const event = await request.json();
        -  const row = await addToWindow(shared, event);
        +  const client = new Client({ connectionString: Deno.env.get('DATABASE_URL'), applicationName: 'error-digest' });
        +  await client.connect();
        +  const row = await addToWindow(client, event);
           console.info(\`[error-digest] \${event.request_id} event added to the window (\${row.fingerprints} fingerprints, shared client)\`);
           return Response.json({ fingerprints: row.fingerprints });
      shows: [{ evidence: change-keeps }]
    - sha: d63f9922cc
      at: -13m
      author: Aiko Tanabe
      title: 'web: a softer blue for links'
      files: [apps/web/index.html]
      shows: [{ evidence: web-change-harmless }]
  functions:
    - name: generate-reading
      versions: [{ version: v42, sha: b41d7700aa, at: -11m, by: Claude, note: Headings in capitals, when: { variant: version } }]
      shows:
        - { evidence: log-quota, when: { all: [{ state: service.failing }, { variant: quota }] } }
        - { evidence: log-type-error, when: { all: [{ state: service.failing }, { variant: version }] } }
        - { evidence: log-slots, when: { all: [{ state: service.failing }, { variant: slots }] } }
    - name: error-digest
      versions: [{ version: v12, sha: c52e8811bb, at: -12m, by: Sam Whitfield, note: A client for each event, when: { variant: slots } }]
  deployments:
    - { id: 4901, at: -11m, environment: production-functions, sha: b41d7700aa, by: Claude, title: generate-reading v42, function: generate-reading, version: v42, when: { variant: version }, shows: [{ evidence: deployed-before }] }
    - { id: 4902, at: -12m, environment: production-functions, sha: c52e8811bb, by: Sam Whitfield, title: error-digest v12, function: error-digest, version: v12, when: { variant: slots }, shows: [{ evidence: deployed-before }] }
    - { id: 4903, at: -10m, environment: production-web, sha: d63f9922cc, by: Aiko Tanabe, title: 'web: a softer blue for links' }
  tracker:
    - { id: NEW-1, title: 'OpenAIError: 429 insufficient_quota', culprit: generate-reading, level: error, service: 'edge:generate-reading', stack: 'OpenAIError: 429 insufficient_quota', shows: [{ evidence: log-quota }] }
    - { id: NEW-2, title: "TypeError: Cannot read properties of undefined (reading 'heading')", culprit: parseReading, level: error, service: 'edge:generate-reading', stack: 'TypeError at parseReading (parse.ts:25:34)', shows: [{ evidence: log-type-error }] }
    - { id: NEW-3, title: 'PostgresError 53300: remaining connection slots are reserved', culprit: generate-reading, level: error, service: 'edge:generate-reading', stack: PostgresError 53300, shows: [{ evidence: log-slots }] }

# One tests a handoff, one presses for an ETA, one is noise, one changes the severity.
injects:
  - id: first-page
    number: 1
    kind: timed
    trigger: { at: [20s, 60s] }
    from: monitoring
    to: page
    text: 'ALERT production: share of errors of function generate-reading above 50 % for 3 minutes.'
    purpose: alert
    signal: true
    evidence: [alert-received]
    expected: { act: page.acknowledge, within: 5m, text: Somebody acknowledges the page }
    objective: declare-in-time
  - id: support-reports
    number: 2
    kind: timed
    trigger: { at: [2m, 3m] }
    from: jun-park
    to: '#support'
    text: Several people write that they press "Generate my reading" and get "Something went wrong". Is this known?
    purpose: symptom
    signal: true
    evidence: [customers-cannot-generate]
    expected: { act: post, within: 10m, text: Support hears that the team is on it }
  - id: blue-links
    number: 3
    kind: timed
    trigger: { at: [5m, 7m] }
    from: aiko-tanabe
    to: '#incidents'
    text: I deployed the web app a little before this began, only the colour of links. Say so if you want the old one back.
    purpose: noise
  - id: eta-pressure
    number: 4
    kind: timed
    trigger: { at: [12m, 15m] }
    onlyIf: { state: service.failing }
    from: priya-nair
    to: '#incidents'
    text: A partner calls me in twenty minutes. When will it be back? I need a time that I can give them.
    purpose: pressure
    asks: eta
    expected: { act: post, within: 5m, text: 'An honest range, or unknown with the time of the next update' }
  - id: ic-must-leave
    number: 5
    kind: timed
    trigger: { at: [20m, 23m] }
    from: marta-lindqvist
    to: role:ic
    text: The school of your child has just called and asks you to come. Please go; hand over command properly before you leave.
    purpose: handoff
    leaves: { role: ic, after: 4m }
    expected: { act: role.offer, within: 4m, text: 'Command is offered, briefed, accepted and announced' }
    objective: hand-over-command
  - id: past-thirty
    number: 6
    kind: conditional
    trigger: { when: { state: outage.long }, delay: [5s, 60s] }
    onlyIf: { state: outage.long }
    from: monitoring
    to: '#incidents'
    text: 'Notice production: practically no readings have been stored for 30 minutes.'
    purpose: severity
    signal: true
    evidence: [thirty-minutes]
    expected: { act: severity.set, within: 5m, text: The severity is raised }

truth:
  fault: { state: cause.present }
  impactWhile: { any: [{ state: service.failing }, { state: service.recovering }, { state: feature.off }] }
  mitigatedWhen: { all: [{ any: [{ state: service.recovering }, { state: service.recovered }] }, { state: feature.on }] }
  fixedWhen: { all: [{ state: cause.gone }, { state: service.recovered }, { state: feature.on }, { state: data.sound }] }
  # The first that holds counts.
  severity:
    - { when: { any: [{ state: table.dropped }, { state: data.damaged }] }, is: SEV1, clause: sev.data-loss }
    - { when: { state: outage.long }, is: SEV1, clause: sev.escalates }
    - { when: { not: { state: service.healthy } }, is: SEV2, clause: sev.2 }
  impact:
    sentence: People cannot generate readings; they wait and then see an error. Earlier readings are safe.
    userWords: [generate a reading, generate readings, generating readings, new reading, get a reading, get readings]
    traffic: generate-reading
    function: generating readings
    dataLoss: false
    sharePercent: 60

  causes:
    - id: quota
      variant: quota
      sentence: The budget at OpenAI was used up, so OpenAI refused every request with 429 insufficient_quota.
      keyFacts:
        - { id: vendor, any: [OpenAI, model vendor] }
        - { id: used-up, any: [insufficient_quota, insufficient quota, quota, budget was used up, budget is used up] }
        - { id: refused, any: ['429', refused, refuses, rejected] }
      trigger: The month's spending reached the budget.
      factors: [{ text: No alert watches how much of the budget is used, latent: true, any: [no alert, alert watches, warnings] }]
    - id: version
      variant: version
      sentence: The newly deployed version v42 of generate-reading read a heading that answers do not have and threw a TypeError.
      keyFacts:
        - { id: version, any: [v42, newly deployed version, new version, b41d7700aa] }
        - { id: error, any: [TypeError, fails on its own code, exception] }
      trigger: The deployment of generate-reading v42 to production.
      factors: [{ text: No test runs the parser on a real answer of the model, latent: true, any: [no test, tests do not, contract] }]
    - id: slots
      variant: slots
      sentence: Version v12 of error-digest kept a database connection for each event until no connection slots were left.
      keyFacts:
        - { id: culprit, any: [error-digest, v12, c52e8811bb] }
        - { id: full, any: [connection slots, free connections, too many connections, '53300'] }
      trigger: The deployment of error-digest v12 to production.
      factors: [{ text: Nothing limits how many connections one function may hold, latent: true, any: [nothing limits, limit the number, per function] }]
    - id: decoy-web
      decoy: true
      sentence: The web deployment with the softer blue of links broke the page.
      keyFacts: [{ id: web, any: [softer blue, web deployment, colour of links, d63f9922cc] }]
      clearedBy: [web-change-harmless]

  evidence:
    - { id: alert-received, title: The alert on the error share, where: The page, sufficient: true, order: 1 }
    - { id: customers-cannot-generate, title: Customers say that they cannot generate readings, where: '#support', sufficient: true, order: 1 }
    - { id: errors-began, title: When the errors began, where: 'Metrics, share of errors', sufficient: true, order: 1 }
    - { id: thirty-minutes, title: It has lasted for 30 minutes, where: '#incidents', order: 5 }
    - { id: log-quota, title: 429 insufficient_quota in the function's log, where: Logs or tracker, keyFor: [quota], sufficient: true, order: 2 }
    - { id: log-type-error, title: A TypeError in the function's log, where: Logs or tracker, keyFor: [version], sufficient: true, order: 2 }
    - { id: log-slots, title: No connection slots in the function's log, where: Logs or tracker, keyFor: [slots], sufficient: true, order: 2 }
    - { id: deployed-before, title: A function was deployed right before the errors began, where: 'GitHub, deployments', keyFor: [version, slots], order: 3 }
    - { id: change-breaks, title: The change reads what answers do not have, where: 'GitHub, commit b41d7700aa', keyFor: [version], order: 3 }
    - { id: change-keeps, title: The change opens a client for each event and closes none, where: 'GitHub, commit c52e8811bb', keyFor: [slots], order: 3 }
    - { id: web-change-harmless, title: The web change is a colour, where: 'GitHub, commit d63f9922cc', order: 3, clears: [decoy-web] }

  # The first that fits what was done counts, before the company's own.
  remedies:
    - { id: switch-key, title: Set OPENAI_API_KEY to the backup key, fact: secret.set, where: { name: OPENAI_API_KEY, value: backup }, option: other, verdict: { quota: right, '*': useless } }
    - { id: roll-back-reading, title: Deploy an earlier version of generate-reading, fact: function.deployed, where: { name: generate-reading, version: [v41, v40] }, option: rollback, verdict: { version: right, '*': useless } }
    - { id: revert-reading, title: Revert the commit behind v42, fact: commit.reverted, where: { sha: b41d7700aa }, option: rollback, verdict: { version: right, '*': useless } }
    - { id: roll-back-digest, title: Deploy an earlier version of error-digest, fact: function.deployed, where: { name: error-digest, version: [v11, v10] }, option: rollback, verdict: { slots: right, '*': useless } }
    - { id: revert-digest, title: Revert the commit behind error-digest v12, fact: commit.reverted, where: { sha: c52e8811bb }, option: rollback, verdict: { slots: right, '*': useless } }
    - { id: maintenance, title: Turn off the flag reading.generate (maintenance notice), fact: flag.set, where: { name: reading.generate, environment: production, value: false }, option: flag, verdict: { '*': acceptable } }
    - { id: maintenance-over, title: Turn the flag reading.generate on again, fact: flag.set, where: { name: reading.generate, environment: production, value: true }, option: flag, verdict: { '*': acceptable } }
    - { id: revert-web, title: Revert the web deployment, fact: commit.reverted, where: { sha: d63f9922cc }, option: rollback, verdict: { '*': useless } }
    - { id: delete-reading, title: Delete generate-reading, fact: function.deleted, where: { name: generate-reading }, option: other, verdict: { '*': harmful } }

  insiderWords: [edge function, generate-reading, error-digest, supabase, postgres, openai, api key, quota, '429', TypeError, connection slots, rollback]
  parAllowance: 20s
`;

export const goodPlanText = ({
  id,
}: Names): string => `# A team that does the essential, in order. Make it better as the scenario grows; what is expected stands at the end.
format: hotwash.plan
version: 1
id: good
title: A good team
scenario: ${id}
variants: [quota, version, slots]
seed: ${id}-plans
participants:
  - { id: codex, name: Codex, kind: player, role: ic }
  - { id: claude, name: Claude, kind: player, role: deputy }
  - { id: aiko-tanabe, name: Aiko Tanabe, kind: player, role: scribe }
  - { id: robin-vale, name: Robin Vale, kind: player, role: comms }
until: 70m

words:
  '*': { impact: People cannot generate a reading. Earlier readings are safe. }
  quota: { saw: 'the function log says 429 insufficient_quota from OpenAI', cause: 'The budget at OpenAI was used up, so OpenAI refused every request with 429 insufficient_quota', decision: Set the backup key, option: other }
  version: { saw: 'the function log says TypeError since v42', cause: 'The newly deployed version v42 of generate-reading threw a TypeError', decision: Redeploy generate-reading v41, option: rollback }
  slots: { saw: 'the function log says that no connection slots are left', cause: 'Version v12 of error-digest kept its connections until no connection slots were left', decision: Redeploy error-digest v11, option: rollback }

steps:
  - { id: ack, at: 80s, by: codex, act: { type: page.acknowledge, pageId: page-first-page } }
  - { id: ic, at: 90s, by: codex, act: { type: role.take, role: ic } }
  - { id: see-share, at: 100s, by: codex, do: { op: metrics.read, chart: generate-error-share } }
  - { id: assess, at: 110s, by: codex, act: { type: assess, verdict: incident, severity: SEV2, reason: Practically every reading fails } }
  - { id: declare, at: 2m, by: codex, act: { type: declare, severity: SEV2, summary: Readings cannot be generated, impact: '{impact}' } }
  - { id: deputy, at: 130s, by: claude, act: { type: role.take, role: deputy } }
  - { id: scribe, at: 135s, by: aiko-tanabe, act: { type: role.take, role: scribe } }
  - { id: comms, at: 140s, by: robin-vale, act: { type: role.take, role: comms } }
  - { id: bridge, at: 145s, by: codex, act: { type: bridge.open, link: 'https://meet.example/incident' } }
  - { id: announce, at: 200s, by: robin-vale, act: { type: post, channel: '#incidents', kind: announcement, text: 'INCIDENT DECLARED: SEV-2. Impact: {impact} IC: Codex. Updates every 30 min.' } }
  - { id: ticket, at: 210s, by: codex, act: { type: ticket.open, title: 'SEV-2: Readings cannot be generated', labels: [incident, sev-2], body: '**Severity:** 2, **Impact:** {impact} **IC:** Codex **Status:** Investigating' } }
  - { id: status-page, at: 220s, by: robin-vale, act: { type: statuspage.publish, status: investigating, title: Readings cannot be generated, text: '{impact} Next update by {clock:30m} UTC.' } }
  - { id: tell-support, at: 230s, by: robin-vale, act: { type: post, channel: '#support', kind: answer, replyTo: inject-support-reports, text: 'Known, and declared as an incident. {impact}' } }
  - { id: read-log, at: 240s, by: claude, do: { op: logs.read, streams: [fn-generate-reading] } }
  - { id: read-errors, at: 250s, by: claude, do: { op: logs.read, streams: [error-logs], minLevel: error } }
  - { id: read-tracker, at: 255s, by: claude, do: { op: tracker.list } }
  - { id: read-deployments, at: 260s, by: claude, do: { op: deployments.list } }
  - { id: read-web-change, at: 270s, by: claude, do: { op: commits.show, sha: d63f9922cc } }
  - { id: found, at: 280s, by: claude, act: { type: finding.note, text: 'Found: {saw}', evidence: [log-quota], claim: suspects, share: true }, only: [quota] }
  - { id: found-2, at: 280s, by: claude, act: { type: finding.note, text: 'Found: {saw}', evidence: [log-type-error], claim: suspects, share: true }, only: [version] }
  - { id: found-3, at: 280s, by: claude, act: { type: finding.note, text: 'Found: {saw}', evidence: [log-slots], claim: suspects, share: true }, only: [slots] }
  - { id: discard, at: 290s, by: claude, act: { type: finding.note, text: 'Not the web deployment with the softer blue: its change is a colour', evidence: [web-change-harmless], claim: discards, share: true } }
  - { id: decide, at: 5m, by: codex, act: { type: decide, option: '{option}', text: '{decision}', reason: '{saw}' } }
  - { id: fix-quota, at: 340s, by: claude, do: { op: secrets.set, name: OPENAI_API_KEY, value: backup }, only: [quota] }
  - { id: fix-version, at: 340s, by: claude, do: { op: functions.deploy, name: generate-reading, version: v41 }, only: [version] }
  - { id: fix-slots, at: 340s, by: claude, do: { op: functions.deploy, name: error-digest, version: v11 }, only: [slots] }
  - { id: log-change, at: 6m, by: aiko-tanabe, act: { type: ticket.update, kind: comment, text: '[{clock:340s} UTC] {decision}, done by Claude (secret set OPENAI_API_KEY, function deployed generate-reading v41, function deployed error-digest v11, as it applies)' } }
  - id: update-1
    at: 9m
    by: robin-vale
    act:
      type: post
      channel: '#incidents'
      kind: update
      text: 'UPDATE [{now} UTC] Status: Mitigating. Impact: {impact} Progress: a fix went out at {clock:340s} UTC. Next steps: watch the error share. ETA: unknown. Next update: {clock:38m} UTC'
      fields: { status: Mitigating, impact: '{impact}', actions: 'A fix went out at {clock:340s} UTC', next: Watch the error share, eta: { kind: unknown }, nextUpdateAt: 38m }
  - { id: watch, at: 12m, by: claude, do: { op: metrics.read, chart: generate-error-share } }
  - { id: offer, at: 1400s, by: codex, act: { type: role.offer, role: ic, to: claude } }
  - id: brief
    at: 1410s
    by: codex
    act:
      type: role.brief
      role: ic
      briefing:
        situation: 'SEV2 since {clock:2m} UTC. {cause}.'
        objectives: Keep it stable, then resolve after 30 minutes without impact.
        plan: '{decision} is done. Watch the error share.'
        actions: Claude watches the charts. No task is open.
        people: Deputy Claude, scribe Aiko Tanabe, communications Robin Vale.
        promises: Next update promised for {clock:38m} UTC.
        comms: One update so far in #incidents; the status page says investigating.
        constraints: No further change of production without a word from the IC.
  - { id: accept, at: 1420s, by: claude, act: { type: role.accept, role: ic } }
  - { id: announce-ic, at: 1430s, by: claude, act: { type: role.announce, role: ic, text: 'Claude is Incident Commander as of {now} UTC; Codex has left.' } }
  - id: update-2
    at: 37m
    by: robin-vale
    act:
      type: post
      channel: '#incidents'
      kind: update
      text: 'UPDATE [{now} UTC] Status: Monitoring. Impact: none since {clock:10m} UTC. Progress: readings are generated again. Next steps: resolve at {clock:46m} UTC. ETA: unknown. Next update: {clock:55m} UTC'
      fields: { status: Monitoring, impact: 'None since {clock:10m} UTC', actions: Readings are generated again, next: Check the criteria and resolve, eta: { kind: unknown }, nextUpdateAt: 55m }
  - { id: check, at: 45m, by: claude, do: { op: metrics.read, chart: generate-error-share } }
  - { id: resolve, at: 46m, by: claude, act: { type: resolve, summary: '{decision}', rootCause: '{cause}', criteria: [root-cause-fixed, metrics-normal, no-impact, monitoring-confirms] } }
  - { id: resolved, at: 47m, by: claude, act: { type: post, channel: '#incidents', kind: resolution, text: 'RESOLVED [{now} UTC] Impact: people could not generate readings. Root cause: {cause}. Resolution: {decision}.' } }
  - { id: end, at: 50m, by: codex, act: { type: drill.end } }

expect:
  '*':
    percent: [80, 100]
    rating: [P]
    outcome: { mitigatedBy: 10m, resolved: true, severityAtEnd: SEV2, states: { service: recovered } }
`;

export const wrongFixPlanText = ({
  id,
}: Names): string => `# The first thing that comes to mind, whatever the log says: nothing gets better.
format: hotwash.plan
version: 1
id: wrong-fix
title: A team that undoes the web deployment
scenario: ${id}
extends: good
drop: [fix-quota, fix-version, fix-slots, resolve, resolved]
steps:
  - { id: wrong-fix, at: 340s, by: claude, do: { op: commits.revert, sha: d63f9922cc } }
expect:
  '*':
    percent: [45, 85]
    dimensions: { mitigation: [0, 50] }
    outcome: { mitigatedBy: null, resolved: false, severityAtEnd: SEV2, states: { service: failing } }
`;

export const readmeText = ({ title }: Names): string => `# ${title}: for the facilitator (spoilers)

Readings cannot be generated. The seed draws one of three causes:

- **quota**: the budget at OpenAI is used up. Way out: the backup key.
- **version**: generate-reading v42 fails on its own code. Way out: deploy v41, or revert the commit.
- **slots**: error-digest v12 keeps its connections until none are left. Way out: deploy error-digest v11, or revert the commit.

The web deployment minutes before is innocent. Command has to be handed over after about 20 minutes; after 30 minutes the true
severity is SEV1.

Watch for: is the log read before anybody touches production? Does somebody promise a time to Priya?
`;
