/** Verbs and nouns of fault, as sources of regular expressions. */

const NEVER = "(?:did not|didn['’]t|never)";
const WAS = '(?:is|was|are|were|has been|have been|had been)';

/** What only people do, and what blames whoever does it. */
export const HUMAN_FAULT = [
  'forgot(?:ten)?',
  'neglected',
  `${NEVER}(?: even)? (?:bother(?:ed)?|care[ds]?|think|thought)(?: to)?`,
  "could(?:n['’]t| not) be bothered",
  "should(?:n[’']t)? have known(?: better)?",
  'knew better',
  `${WAS} (?:so |too |very |clearly |simply |just |being )?(?:careless|negligent|sloppy|lazy|reckless|inattentive|incompetent|irresponsible|unprofessional|clueless|asleep at the wheel|not paying attention|to blame|at fault|the culprit)`,
  `${WAS}(?:n['’]t| not) (?:careful|paying attention|thinking|attentive|diligent)(?: enough)?`,
  "(?:did not|didn['’]t) pay (?:enough |any |close )?attention",
  `${WAS} (?:solely |entirely |personally )?responsible for (?:the|this|that) (?:outage|incident|failure|mistake|breakage|error|problem|downtime|deletion|mess)`,
  'made (?:an?|the|this|that|some|several|another|two|many|multiple) (?:[\\w-]{1,20} ){0,2}?(?:mistakes?|errors?|blunders?)',
  '(?:screwed|messed|slipped|fucked) (?:[\\w ]{1,16} )?up',
  'botched',
  'bungled',
  'fat-?fingered',
  'panicked',
  'cut corners',
  'slept through',
  '(?:carelessly|recklessly|negligently|sloppily|foolishly|blindly|stupidly|thoughtlessly) \\w{2,16}',
].join('|');

/** What did not succeed, though it was tried: no fault of whoever tried. */
const TRIED =
  '(?:connect|log ?in|login|log on|sign in|reach|reproduce|access|authenticate|ssh|open|load|get|join|receive|restore|recover|bring|find the|obtain|contact the|fix|resolve|mitigate|stabili[sz]e|revert because|start|restart)';
const CHECKS =
  '(?:check|verify|test|notice|read|follow|validate|look|review|ask|tell|inform|escalate|communicate|confirm|consult|monitor|respond|react|run|update|announce|page|acknowledge|document|understand|reali[sz]e|see|copy|renew|apply|enable|set|add|remove|send|call|wait|report|clean|close|include|declare|use|back up|hand over)';

/** What systems do too: a fault only of a person. */
export const FAULT = [
  `failed to (?!${TRIED}\\b)\\w+`,
  '(?:ignored|disregarded|dismissed)(?!,? (?:as|by design))',
  'missed',
  'overlooked',
  'broke(?! (?:the news|out|off|down into|ground|even)\\b)(?![^.;]{1,40} (?:into|apart into)\\b)',
  'misconfigured',
  'misread|misunderstood|misjudged|miscalculated|underestimated',
  'mishandled',
  'mismanaged',
  'skipped(?! (?:to|ahead)\\b)',
  'caused (?:the|an?|this|that|our|all)\\b',
].join('|');

/** What only people leave undone: "they" may be pods. */
export const INATTENTION =
  "(?:did not|didn['’]t|never|had(?:n['’]t| not)) (?:even |really |properly )?(?:read|noticed?|ask(?:ed)?|test(?:ed)?|verif(?:y|ied)|reali[sz]ed?|underst(?:an|oo)d|look(?:ed)?|think|thought|follow(?:ed)? the)";

/** Told as what was not done. */
export const OMISSION = `(?:did not|didn['’]t) (?:even |properly |correctly |actually )?${CHECKS}|had(?:n['’]t| not) (?:even |properly |really )?(?:${CHECKS}(?:e?d)|read|told|seen|run|understood)|never (?:even |properly |actually )?(?:${CHECKS}(?:e?d)?|read|told|saw|ran|understood)`;

const BY_ACCIDENT =
  '(?:accidentally|accidently|inadvertently|mistakenly|unintentionally|erroneously|incorrectly|wrongly|unwittingly)';
/** What was done and not meant. */
export const ACCIDENT = `mistyped|made (?:a|the|one) (?:\\w{3,12} )?(?:typo|slip)|${BY_ACCIDENT} \\w{2,16}|\\w{2,16}(?: [^.;,]{1,70}?)? (?:by mistake|by accident|in error|${BY_ACCIDENT})`;
/** The same told from the other side: "was mistakenly dropped by". */
export const DONE_BY = `(?:${BY_ACCIDENT} \\w{2,16}|\\w{2,16} (?:by mistake|by accident|in error|${BY_ACCIDENT})|(?:caused|broken|botched|messed up|misconfigured|mishandled|ignored|overlooked|missed|neglected|forgotten) )\\s?by`;

/** Nouns behind "Anna's", and before "of Anna" or "by an engineer". */
export const FAULT_NOUN =
  '(?:(?:\\w{3,14} ){0,2}?(?:mistakes?|errors?|faults?|carelessness|negligence|oversights?|incompetence|sloppiness|inattention|blunders?|recklessness|failure|inability|lack of (?:care|attention|diligence|discipline|experience|knowledge|judge?ment)))';
