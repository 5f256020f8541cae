import type { Words } from './words';

/** What the writer of the postmortem noted down while the drill ran: moments in ms since 1970, UTC. */
export interface Notes {
  readonly fault: number;
  readonly page: number;
  readonly declared: number;
  readonly found: number;
  readonly decided: number;
  readonly fixed: number;
  readonly recovered: number;
  readonly handedOver: number;
  readonly resolved: number;
  readonly scribe: string;
}

const clock = (at: number): string => new Date(at).toISOString().slice(11, 16);
const day = (at: number, later = 0): string => new Date(at + later * 86_400_000).toISOString().slice(0, 10);
const minutesFrom = (from: number, to: number): string => `${Math.round((to - from) / 60_000)} minutes`;

/** A postmortem as somebody writes it who was there and kept notes. */
export function postmortem(words: Words, notes: Notes): string {
  const { fault, page, declared, found, decided, fixed, recovered, handedOver, resolved } = notes;
  return `# Incident Postmortem: SEV-2 Readings cannot be generated

All times are UTC.

## Metadata
- **Date:** ${day(page)}
- **Duration:** ${minutesFrom(fault, resolved)}
- **Severity:** 2
- **IC:** Codex, then Claude from ${clock(handedOver)}
- **Scribe:** ${notes.scribe}

## Summary
People could not generate a reading for ${minutesFrom(fault, recovered)}, from ${clock(fault)} to ${clock(recovered)}; most of the people active at the time were affected. ${words.cause}. ${words.fixed}, and no data was lost.

## Timeline
| Time (UTC) | Event |
|------------|-------|
| ${clock(fault)} | First errors of generate-reading: the fault begins |
| ${clock(page)} | The alert on the error share pages, Codex acknowledges it |
| ${clock(declared)} | Codex declares SEV-2 and opens bridge and ticket |
| ${clock(found)} | The error is found in the log of the function and by a call |
| ${clock(decided)} | Decision: ${words.decision} |
| ${clock(fixed)} | ${words.fixed} |
| ${clock(recovered)} | Error share and readings stored are back to normal |
| ${clock(handedOver)} | Codex hands the role of IC over to Claude |
| ${clock(resolved)} | The incident is declared resolved |

## Impact
- **Users affected:** nearly everybody who asked for a reading, about two thirds of the people active then
- **Duration:** ${minutesFrom(fault, recovered)}
- **Revenue impact:** unknown; at this hour readings bring in about 9 dollars a minute
- **Data loss:** None

## Root Cause
${words.cause}.

**Trigger:** ${words.trigger}.

**Contributing factors:**
${words.factors.map((factor) => `- ${factor}`).join('\n')}

## Detection
- **How detected:** alert of the monitoring on the error share, then reports from support
- **Time to detect:** ${minutesFrom(fault, page)}
- **Could we detect faster?** Yes: ${words.detect} would have told us before people did.

## Response
- **Time to mitigate:** ${minutesFrom(fault, fixed)} from the first error
- **What went well:** The log of the function was read before anybody touched production, and the web deployment was discarded with its diff.
- **What went poorly:** The commander worked in the terminal, which was the deputy's to do.

## Resolution
${words.fixed} at ${clock(fixed)}. The error share was back to normal at ${clock(recovered)} and stayed there until ${clock(resolved)}.

## Action Items
| Action | Owner | Due Date | Priority |
|--------|-------|----------|----------|
| ${words.prevent} | Claude | ${day(page, 10)} | P0 |
| ${words.detect} | Codex | ${day(page, 7)} | P1 |
| ${words.runbook} | ${notes.scribe} | ${day(page, 14)} | P2 |

## Lessons Learned
- A deployment minutes before an outage is a suspect, and its diff settles the question in a minute.
- The words of the error named the cause before any chart did.
- Command can change hands in four minutes when the briefing has a form.

## Follow-up
- [x] Action items tracked in GitHub
- [x] Postmortem shared with team
- [x] Runbooks updated
- [x] Monitoring improved
`;
}
