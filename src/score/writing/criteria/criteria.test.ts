import { describe, expect, it } from 'vitest';
import { judgePostmortem } from '../judge-postmortem';
import { CRITERIA } from './all';

/** An account that has something for each criterion, a paragraph for each, so that one can be taken away. */
const PARTS: Readonly<Record<string, string>> = {
  summary:
    '## Summary\nOn 3 March 2025 the checkout of the shop failed for 48 minutes. About 12 % of customers could not pay, because the connection pool of `orders-api` ran out after a deployment.\n',
  timeline: `## Timeline (UTC)
| Time | Event |
|---|---|
| 13:58 | Version 4.2 of orders-api was deployed to all regions |
| 14:02 | First payments failed with timeouts of the connection pool |
| 14:09 | An alert on failed payments paged the engineer on call |
| 14:14 | An incident was declared and a channel opened |
| 14:21 | A restart of the workers did not help |
| 14:30 | The pool was found to be full of connections that nobody closed |
| 14:41 | Version 4.1 was rolled back to |
| 14:46 | Errors dropped to zero |
| 14:50 | Payments were confirmed to be back to normal |
| 15:20 | The incident was closed |
`,
  impact:
    '## Impact\n12 % of customers (about 3,400 people) could not pay for 48 minutes. Orders that were paid before were not affected. No data was lost; the lost revenue is about $18,000.\n',
  'root-cause': `## Root cause
Version 4.2 opened a new connection for each retry and did not close it when the payment provider answered late, which meant that the pool of 40 connections was exhausted within minutes. The deployment triggered it, because the provider had been slow since noon. The pool had never had a limit for each caller, and the default timeout of 30 s was too long. In addition, the load test did not cover slow answers, so nothing caught it in staging.
`,
  detection:
    '## Detection\nThe alert on failed payments noticed it 7 minutes after it began. An alert on the use of the pool would have shown it 5 minutes earlier; there was none.\n',
  response:
    '## Resolution\nWe first restarted the workers, which did not help, because the pool filled again within 2 minutes. Then we rolled orders-api back to version 4.1 and confirmed at 14:50 that payments recovered.\n',
  lessons: `## Lessons learned
### What went well
- The rollback of orders-api took less than five minutes
- The alert on failed payments named the right service
### What went poorly
- We lost 9 minutes with a restart that could not help
- Nobody had looked at the pool, because no dashboard shows it
### Where we got lucky
- The provider recovered on its own at 14:40
`,
  'action-items': `## Action items
| Action | Owner | Due | Priority |
|---|---|---|---|
| Close the connection of orders-api when a payment times out | Mira | 2025-03-10 | P0 |
| Limit the connections of the pool for each caller to 10 | Jon | 2025-03-14 | P1 |
| Page when the pool of orders-api is more than 80 % in use | Mira | 2025-03-12 | P1 |
| Add slow answers of the provider to the load test of orders-api | Ada | 2025-03-21 | P2 |
`,
};

const WHOLE = `# Checkout failed on 3 March 2025\n\n${Object.values(PARTS).join('\n')}`;
const without = (id: string): string => WHOLE.replace(PARTS[id] ?? '', '');
const points = (text: string, id: string): number =>
  judgePostmortem(text).criteria.find((c) => c.id === id)?.points ?? Number.NaN;

describe('judging a postmortem without a record', () => {
  it('gives a good account nearly everything, out of 100 in all', () => {
    expect(judgePostmortem(WHOLE).score).toBeGreaterThan(85);
    expect(CRITERIA.reduce((n, c) => n + c.of, 0)).toBe(100);
  });
  for (const id of Object.keys(PARTS))
    it(`misses the ${id} when it is not there`, () => {
      expect(points(without(id), id)).toBeLessThan(points(WHOLE, id));
    });
  it('shows the place of each verdict in the text as it was written', () => {
    for (const c of judgePostmortem(WHOLE).criteria) {
      if (c.id !== 'blameless' && c.id !== 'clarity') expect(c.spans.length, c.id).toBeGreaterThan(0);
      for (const s of c.spans) expect(WHOLE.slice(s.start, s.end), c.id).toContain(s.text.slice(0, 8).split(' | ')[0]);
    }
  });
  it('charges blame, and shows whom it names', () => {
    const blaming = `${WHOLE}\nMira forgot to close the connection and was careless. This outage was human error.\n`;
    expect(points(blaming, 'blameless')).toBeLessThan(points(WHOLE, 'blameless'));
    const blame = judgePostmortem(blaming, { roster: ['Mira'] }).criteria.find((c) => c.id === 'blameless');
    expect(blame?.spans.some((s) => s.text.includes('forgot') || s.text.includes('Mira'))).toBe(true);
  });
  it('counts a duration that contradicts the timeline', () => {
    expect(points(WHOLE.replaceAll('48 minutes', '9 hours'), 'clarity')).toBeLessThan(points(WHOLE, 'clarity'));
  });
  it('takes an item that could stand in any plan for less than one about this incident', () => {
    const any = `# X\n\n${PARTS.summary}\n## Action items\n- Improve monitoring\n- Enhance our processes to be more robust\n- Be more careful with deployments\n`;
    const own = `# X\n\n${PARTS.summary}\n## Action items\n- Close the connection of orders-api when a payment times out\n- Limit the connection pool to 10 for each caller\n- Page when the pool of orders-api is over 80 % in use\n`;
    expect(points(any, 'action-items')).toBeLessThan(points(own, 'action-items') / 3);
  });
});

const TEMPLATES: Readonly<Record<string, string>> = {
  bare: '# Postmortem: [title]\n\n**Date:** YYYY-MM-DD\n\n**Authors:**\n\n**Summary:**\n\n**Impact:**\n\n**Root causes:**\n\n## Timeline\n\nHH:MM - Outage begins\n\n## Action items\n\n| Action | Type | Owner |\n|---|---|---|\n| | prevent | |\n\n## Lessons learned\n\n### What went well\n\n-\n',
  guided:
    '# Incident name\n\n## Summary\n\nWrite two or three sentences on what happened, why, and how long it lasted.\n\nExample: Between {start time} and {end time}, {NUMBER} users saw {SYMPTOM}.\n\n## Root cause\n\nDescribe the conditions that contributed to the incident. If something made it worse, include it here.\n\n## Impact\n\nBe specific here, include exact numbers.\n\n## What went well?\n\n- List anything that went well.\n\n## Action items\n\nEach action item should have an owner and a ticket.\n',
  commented:
    '# Postmortem\n<!-- Fill in every section. -->\n\n## What happened\n<!-- One paragraph: the outage, who was affected, for how long -->\n\n## Why\n\nTBD\n\n## Next steps\n\n- [ ] TODO\n',
};

describe('what is no account of an incident', () => {
  for (const [name, text] of Object.entries(TEMPLATES))
    it(`gives an unfilled template (${name}) less than 5`, () => {
      expect(judgePostmortem(text).score).toBeLessThan(5);
    });
  it('gives nothing for no text, and little for a poem or a link', () => {
    expect(judgePostmortem('').score).toBe(0);
    expect(judgePostmortem('https://example.com/our-postmortem').score).toBeLessThan(5);
    const poem =
      'The pager sang at half past three,\nthe pool was full, the queue ran free,\nand down the stack the timeouts fell\nlike rain into a silent well.\n';
    expect(judgePostmortem(poem.repeat(3)).score).toBeLessThan(45);
  });
});
