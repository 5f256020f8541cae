import type { Role } from './types';

/** What headings are called in the field. Several roles of one heading are meant: "What happened" tells and sums up. */
const WORDS: readonly (readonly [RegExp, readonly Role[]])[] = [
  [
    /^(?:meta ?data|(?:incident )?(?:details|information|facts|data)|at a glance|key facts|overview of the incident|document (?:info|control)|status|authors?|participants|attendees|people involved|incident (?:team|roles|responders))$/,
    ['metadata'],
  ],
  [
    /\b(?:executive|incident|issue|outage|event|problem)? ?(?:summary|synopsis|abstract|overview|tl ?dr|recap|in short|in brief|description of the (?:incident|problem|issue)|problem (?:statement|description)|incident description|short version|high level)\b/,
    ['summary'],
  ],
  [
    /^(?:introduction|intro|description|summary|the (?:incident|outage|issue|problem|event)|incident|overview|issue|problem)$/,
    ['summary'],
  ],
  [
    /\bwhat happened\b|^what (?:went on|occurred)|\bwhat was the (?:issue|problem|incident)\b|^what$/,
    ['summary', 'timeline'],
  ],
  [
    /\bhow (?:it|this|the \w+) (?:happened|unfolded|occurred|started|came about)\b|^the story\b|\bevents? (?:as|of)\b|\bwalk ?through\b|\bnarrative\b/,
    ['timeline', 'cause'],
  ],
  [
    /\b(?:glossary|background|context|preface|architecture|how .{1,40} works?|definitions?|terms|introduction to|about (?:the|our)|primer|system overview)\b/,
    ['background'],
  ],
  [
    /\b(?:impact|impacts|impacted|affected|effects?|scope|consequences|severity|blast radius|damage|who was|extent|losses|customer experience|user experience|symptoms?)\b/,
    ['impact'],
  ],
  [
    /\b(?:timeline|time ?line|chronolog\w*|sequence of events|(?:event|incident|outage) (?:log|history)|key events|course of events|order of events|when did|schedule of events|log of events|detailed events|events)\b/,
    ['timeline'],
  ],
  [
    /\b(?:root ?causes?|causes?|caused|causation|contributing|contributory|factors?|why (?:did|it|this|was|were|the)|whys|trigger(?:ed|s)?|fault|faults|diagnosis|analysis|analyses|technical (?:details?|explanation|description|summary|background|deep)|deep ?dive|underlying|what (?:caused|broke|failed|led)|vulnerabilit\w+|explanation|origin|findings|investigation|reasons?|the bug|propagation)\b/,
    ['cause'],
  ],
  [/^(?:how|why)$/, ['cause']],
  [/\bwhat went wrong\b/, ['lessons', 'cause']],
  [
    /\b(?:detection|detected|detect|discovery|discovered|alerting|alerts?|monitoring|noticed|how did we (?:know|find|notice|learn)|observability)\b/,
    ['detection'],
  ],
  [
    /\b(?:response|respond(?:ed)?|handling|our actions|actions taken|what (?:we|was) d(?:id|one)|steps taken|troubleshooting|communications?|coordination|escalation|incident management)\b/,
    ['response'],
  ],
  [
    /\b(?:resolution|resolved?|resolving|recover(?:y|ed|ing)?|restor\w+|mitigat\w+|work ?arounds?|fix|fixed|fixes|solution|repair\w*|how (?:was|did) .{0,30}(?:fixed|resolved|solved)|containment|rollback|immediate actions?|short[- ]term)\b/,
    ['resolution'],
  ],
  [/\b(?:remediations?|remedial)\b/, ['resolution', 'actions']],
  [
    /\b(?:action items?|actions?|action plan|to ?do|todos?|next steps?|follow[- ]?ups?|corrective|correctives|prevent\w*|preventative|improve\w*|future|going forward|moving forward|plans?|recommendations?|tasks|tickets|what(?:'s| is) next|what (?:we are|we're|are we|will we|we will|we'll|next|changes)|changes (?:made|planned|we)|measures|long[- ]term|how (?:do|can|will|are) we|so (?:it|this) (?:doesn|does not|never)|avoid\w*|commitments?|hardening|jira|issues filed|repair items)\b/,
    ['actions'],
  ],
  [
    /\b(?:lessons?|learn(?:ed|ings?|t)?|takeaways?|what went (?:well|right|poorly|badly|ok|good|better)|went (?:well|poorly|wrong|badly|right)|(?:what )?(?:worked|didn't work|did not work|could have gone|could be better|didn't go)|(?:where )?(?:we )?(?:got )?luck(?:y)?|retrospective|reflections?|good|bad|ugly|successes|failures|opportunities|challenges|observations|things that|what could|discussion|conclusions?|insights?|close calls?)\b/,
    ['lessons'],
  ],
  [/^(?:checklist|sign ?off|review|approvals?)$/, ['follow-up']],
  [
    /\b(?:resources|links|references|appendix|appendices|supporting|related|further reading|see also|attachments|credits|acknowledge?ments)\b/,
    ['background'],
  ],
];

/** Headings that name two things are matched for both, but a word of the general kind gives way to a particular one. */
const GENERAL: readonly Role[] = ['background', 'summary'];

/** A heading without numbering, marks, emoji and capitals. */
export function headingKey(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’']/g, "'")
    .replace(/^[\s#*_>.-]*(?:(?:section|part|step|appendix)\s+)?(?:\d{1,2}|[ivx]{1,4}|[a-f])[.):]\s+/i, '')
    .replace(/[^\p{L}\p{N}' -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a heading says that its part is for; empty when it says nothing of the kind. */
export function rolesOf(title: string): readonly Role[] {
  const key = headingKey(title);
  if (key === '' || key.length > 120) return [];
  const found = new Set(WORDS.flatMap(([pattern, roles]) => (pattern.test(key) ? roles : [])));
  const words = key.split(' ').length;
  // A long title ("Summary of the AWS service event in ...", "Outage report: elevated errors") names the document.
  if (words > 9 && found.size > 0) return [...found].slice(0, 1);
  if (
    found.has('detection') &&
    found.has('actions') &&
    !/\b(?:improve|prevent|next|action|future|better|faster)/.test(key)
  )
    found.delete('actions');
  if (found.has('response') && found.has('actions') && /\b(?:taken|our|immediate)\b/.test(key)) found.delete('actions');
  if (found.size > 1) for (const role of GENERAL) if (!/what happened/.test(key)) found.delete(role);
  return [...found];
}

/** Is a line nothing but a heading of the field, as plain text has them? */
export function isFieldHeading(line: string): boolean {
  const key = headingKey(line.replace(/:\s*$/, ''));
  return (
    EXACT.test(key) ||
    /^(?:what (?:happened|went (?:well|wrong|poorly|right)|we (?:learned|are doing|did|will do)|caused (?:it|this))|where we got lucky|how (?:was it|did we) (?:detected|detect|respond|fix)\b.{0,20}|next steps|who was affected|why did (?:this|it) happen)\??$/.test(
      key,
    )
  );
}

const EXACT =
  /^(?:(?:executive |incident |issue |outage )?summary|overview|tl ?dr|background|context|(?:customer |user |business |service )?impact|symptoms|scope|(?:detailed |incident |event |full )?timeline(?: of events)?(?: (?:utc|all times utc|times in utc))?|chronology|sequence of events|root ?causes?(?: analysis)?|causes?|analysis|contributing (?:factors|causes)|trigger|technical details?|detection|monitoring|(?:incident )?response|mitigation|resolution(?: and recovery)?|recovery|fix|workaround|remediation|(?:action|follow[- ]?up) items|actions|corrective (?:actions|measures)|(?:corrective and )?(?:preventive|preventative) (?:actions|measures)|prevention|next steps|follow[- ]?ups?|improvements|recommendations|lessons(?: learned)?|conclusions?|takeaways|retrospective)$/;
