import { describe, expect, it } from 'vitest';
import { postmortemCard } from '../../../src/score/writing/card-of-record';
import { criterion, share, written } from './drills';

/** The same drill written up as somebody would who has no template: headings of their own, sentences for labels. */
const PROSE = `# Readings down on Wednesday afternoon (SEV-2)

Incident commander: Codex, later Claude. Scribe: Codex, then Claude. Date: 2025-11-05.

## What happened
From 13:02 UTC to 13:28 UTC nobody could generate a reading; about 64% of the people who were active got an error. We had spent the monthly budget of our OpenAI project, so OpenAI refused every call.

## Chronology (all times UTC)
- 13:02 first errors
- 13:13 the alert paged us
- 13:16 Codex declared SEV-2
- 13:22 we switched to the backup key: mitigated
- 13:59 resolved

## Who was affected
Around 64% of active users could not generate a reading for 26 minutes. No data was lost. We do not know what it cost.

## Root cause analysis
The monthly budget of 400 dollars at OpenAI was used up on a busy afternoon, and from then on every request came back as 429 insufficient_quota.
It was not the web deployment of that morning, which only changed a spinner.

Why did nobody see it coming? Because the warnings at 80 % go to a shared mailbox that nobody reads. Since v40 readings are twice as long, and nobody worked out what that costs. There is a backup key but nothing switches to it.

## How we noticed
Our monitoring paged us 11 minutes after the first error. An alert on the budget at 80 % would page the day before.

## How we responded
It took 9 minutes from the page until it was mitigated.

### What went well
The backup key was in the page of secrets, so the switch took two minutes.

### What went badly
We looked at the web deployment first and lost four minutes.

### Where we got lucky
The budget ran out at lunch time and not at night.

## Fix
We switched to the backup key and raised the budget to 800 dollars.

## Next steps
1. Add an alert at 80 % of the OpenAI budget to the on-call pager. Owner: Codex, due 2025-11-19, P0
2. Switch to the backup key automatically on insufficient_quota - Claude, 2025-11-26 (P1)
3. Update the runbook with the steps for an exhausted key. Claude, by 2025-12-03, P2

## Takeaways
A budget at a vendor is a limit like any other and needs an alert that wakes somebody.

## Follow-up
Tickets are filed and the postmortem is shared.
`;

describe('a postmortem in prose', () => {
  const { input } = written('edge-outage', 'key-exhausted');
  const card = postmortemCard(input, PROSE);

  it('is worth as much as one in the form of the template', () => {
    expect(card.score).toBeGreaterThanOrEqual(93);
    for (const id of [
      'timeline-matches',
      'root-cause-facts',
      'contributing-factors',
      'people-named',
      'detection-section',
      'action-items',
    ])
      expect(share(card, id), criterion(card, id)?.reason).toBeGreaterThan(0.95);
  });

  it('is told what is wrong in it: a length that its own timeline has not, a revenue that could be worked out', () => {
    const points = (id: string) =>
      (criterion(card, id)?.spans ?? []).filter((s) => s.hint !== undefined).map((s) => PROSE.slice(s.start, s.end));
    expect(points('durations-consistent')).toEqual(['26 minutes', '26 minutes']);
    expect(points('impact-numbers')).toEqual(['We do not know what it cost.']);
  });

  it('is caught with a wrong commander and with a wrong cause all the same', () => {
    const commander = postmortemCard(
      input,
      PROSE.replace('Incident commander: Codex, later Claude', 'Incident commander: Priya Nair'),
    );
    expect(share(commander, 'people-named')).toBeLessThan(0.6);
    expect(criterion(commander, 'people-named')?.spans.map((s) => s.text)).toContain('Priya Nair');
    const cause = postmortemCard(
      input,
      PROSE.replace(
        /The monthly budget of 400[\s\S]*?spinner\./,
        'OpenAI had an outage of its own, and its status page said so.',
      ),
    );
    expect(share(cause, 'root-cause-facts')).toBeLessThan(0.2);
  });
});
