import type { Role } from './read/types';

/** How a fact that a template asks for is called in the field, and how it is said in a sentence. */
export interface FactWords {
  /** A label or a heading of its own: `Users affected`, `### What went well`. */
  readonly label: RegExp;
  /** Said in running text; never for what only a section of its own can hold. */
  readonly prose?: RegExp;
  /** Where such a sentence may stand; anywhere when absent. */
  readonly where?: readonly Role[];
}

/** Sections of a template by their id, as parts of any document. Others go by what their title means. */
export const SECTION_ROLES: Readonly<Record<string, Role>> = {
  metadata: 'metadata',
  summary: 'summary',
  timeline: 'timeline',
  impact: 'impact',
  'root-cause': 'cause',
  detection: 'detection',
  response: 'response',
  resolution: 'resolution',
  'action-items': 'actions',
  lessons: 'lessons',
  'follow-up': 'follow-up',
};

const PEOPLE = '(?:users?|people|customers?|accounts?|clients?|members?|visitors?|readers?|subscribers?)';
/** A length of time, roughly: what it comes to is read by `find/durations.ts`. */
const LENGTH =
  '\\b(?:\\d+|an?|half an|one|two|three|four|five|six|ten|twenty|thirty|forty)[\\s-]?(?:h|m|s|hours?|hrs?|minutes?|mins?|seconds?)\\b';

/** Facts by `section/field` of the template. */
export const FACTS: Readonly<Record<string, FactWords>> = {
  'metadata/date': {
    label: /^(?:incident )?date\b|^date of\b|^day$|^when$|^occurred(?: on)?$|^start(?:ed)?(?: date| time| at)?$/i,
    prose:
      /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}\b/i,
  },
  'metadata/duration': {
    label: /\bduration\b|^lasted\b|^how long\b|^length\b|^total time\b/i,
    prose: new RegExp(
      `\\b(?:lasted|took|duration|for (?:about |some |nearly )?${LENGTH}|resolved after|over after)`,
      'i',
    ),
    where: ['metadata', 'summary', 'impact', 'resolution'],
  },
  'metadata/severity': {
    label: /\bsev(?:erity)?\b|^priority$|^classification$|^level$/i,
    prose: /\bSEV[- ]?\d\b|\bseverity (?:of |was |is |level )*\d\b/i,
  },
  'metadata/ic': {
    label: /\bcommander\b|^ic\b|^incident (?:lead|manager|owner)\b|^(?:led|commanded|managed) by\b|^command$/i,
    prose:
      /\bincident commander\b|\bas (?:the )?(?:IC|commander)\b|\b(?:was|were) (?:the )?IC\b|\bIC (?:was|were)\b|\bin command\b|\bled the (?:response|incident)\b|\bcommanded\b/,
  },
  'metadata/scribe': {
    label: /\bscribe\b|^note[- ]?taker\b|^recorder\b|^notes (?:by|taken by)\b/i,
    prose: /\bscribe\b|\b(?:kept|wrote) the (?:log|timeline|notes)\b|\btook (?:the )?notes\b/i,
  },
  'impact/users-affected': {
    label: new RegExp(
      `^(?:affected|impacted)\\b|\\b${PEOPLE} (?:affected|impacted|concerned)\\b|\\b(?:affected|impacted) ${PEOPLE}|^(?:who|how many)\\b|^${PEOPLE}(?: impact)?$|^scope$`,
      'i',
    ),
    prose: new RegExp(
      `\\b(?:\\d|all|every|half|most|a third|two thirds|a quarter|percent)[^.;]{0,60}\\b${PEOPLE}\\b|\\b${PEOPLE}\\b[^.;]{0,60}(?:\\d\\s*%|\\b\\d[\\d,.]*\\b)`,
      'i',
    ),
    where: ['impact', 'summary'],
  },
  'impact/duration': {
    label: /\bduration\b|^lasted\b|^how long\b|^length\b/i,
    prose: new RegExp(
      `\\b(?:lasted|for|over|affected|during|duration|took)\\b[^.;]{0,60}?${LENGTH}|${LENGTH}[^.;]{0,40}\\b(?:outage|downtime|impact)`,
      'i',
    ),
    where: ['impact', 'summary'],
  },
  'impact/revenue': {
    label: /\brevenue\b|\bfinancial\b|^(?:costs?|money|lost sales|business impact)\b/i,
    prose:
      /\brevenue\b|\blost sales\b|\brefund|\bwhat (?:it|this|that|the \w+) cost\b|\bcost us\b(?! \w+ minutes)|[$€£]\s?\d|\b\d[\d,.]* (?:dollars|euros|pounds|USD|EUR)\b|\bfinancial/i,
    where: ['impact', 'summary', 'metadata'],
  },
  'impact/data-loss': {
    label: /\bdata[- ]?(?:loss|lost|integrity|impact|security)\b|\blost data\b|^(?:loss|data|security)$/i,
    prose:
      /\bdata[- ](?:loss|breach)\b|\b(?:lost|lose|losing|loses) (?:no |any |some )?(?:data|rows|readings|records|entries)\b|\b(?:data|rows|readings|records|entries)\b[^.;]{0,30}\b(?:lost|deleted|damaged|corrupted|overwritten|emptied|intact|restored)\b|\bnothing was lost\b|\bno data\b|\baccounts? (?:was|were) read\b|\bnobody's data\b/i,
    where: ['impact', 'summary', 'resolution'],
  },
  'root-cause/trigger': {
    label: /^trigger(?:ed by| event)?$|^what (?:started|set) it\b/i,
    prose:
      /\btrigger\w*\b|\bset (?:it |this )?off\b|\b(?:it |this |the \w+ )?(?:began|started|broke|happened) (?:when|with|as|after|once)\b|\bstarting point\b|\bwhat started\b|\bimmediately after\b/i,
    where: ['cause'],
  },
  'detection/how': {
    label:
      /\bhow\b.{0,24}\b(?:detected|noticed|found|discovered|know|learn|find|notice)\b|^detected(?: by| through| via)?$|^detection(?: method| source)?$|^source$|^how$/i,
    prose:
      /\b(?:detected|noticed|alert(?:ed)?|alarm|paged?|pager|monitoring|reported|discovered|found out|told us|complain\w*|wrote in)\b/i,
    where: ['detection', 'summary', 'timeline', 'response'],
  },
  'detection/time-to-detect': {
    label: /\btime (?:to|until|till) detect\w*|^m?ttd\b|^detection time\b|^detected after\b/i,
    prose: new RegExp(
      `(?:detect|notic|paged?\\b|alert|report|found)[^.;]{0,60}(?:(?:after|within|later|in|took|for)[^.;]{0,20}${LENGTH}|${LENGTH} (?:later|after|from))|${LENGTH}[^.;]{0,40}(?:to detect|before (?:the|we|it|any)|after the (?:fault|first)|until (?:the|we|it)|later)`,
      'i',
    ),
    where: ['detection', 'summary'],
  },
  'detection/faster': {
    label: /\b(?:faster|sooner|earlier|quicker)\b|^(?:improv\w+|gaps?)\b/i,
    prose:
      /\b(?:faster|sooner|earlier|quicker|minutes before|would (?:have )?(?:page|show|alert|tell|told|fire|catch|caught|come|wake|woken|warn)\w*)\b/i,
    where: ['detection', 'lessons'],
  },
  'response/time-to-mitigate': {
    label:
      /\btime (?:to|until|till) (?:mitigat\w*|recover\w*|restor\w*|fix|resolv\w*)|^m?ttm\b|^m?ttr\b|^mitigat(?:ed|ion)(?: time| after)\b/i,
    prose: new RegExp(
      `(?:mitigat|stopped the bleeding|restored|recovered|rolled? back|took hold)\\w*[^.;]{0,60}(?:after|within|in|took|later)[^.;]{0,20}${LENGTH}|${LENGTH}[^.;]{0,40}(?:to (?:mitigate|recover|restore|stop)|until[^.;]{0,20}(?:mitigat|recover|restor|stopped))`,
      'i',
    ),
    where: ['response', 'resolution', 'summary', 'impact'],
  },
  'response/went-well': {
    label: /\b(?:went|worked|go|work) (?:well|right|fine)\b|^what worked\b|^(?:good|positives?|successes|strengths)$/i,
    prose: /\b(?:went|worked|goes) (?:well|right|fine)\b/i,
    where: ['response', 'lessons'],
  },
  'response/went-poorly': {
    label:
      /\b(?:went|go|gone) (?:poorly|wrong|badly|less well)\b|\b(?:didn't|did not|didn’t) (?:go|work)\b|\bcould (?:have gone|be|go|have been) better\b|^what (?:hurt|slowed)\b|^(?:bad|negatives?|failures|weaknesses|problems|challenges|difficulties)$/i,
    prose: /\b(?:went|gone) (?:poorly|wrong|badly|less well)\b|\bdid(?:n't| not) go well\b|\bcould have gone better\b/i,
    where: ['response', 'lessons'],
  },
  'response/luck': {
    label: /\bluck(?:y|ily)?\b|\bfortunate\w*\b/i,
    prose: /\b(?:luck|lucky|luckily|fortunate|fortunately|by chance|good fortune)\b/i,
    where: ['response', 'lessons', 'summary', 'impact', 'detection', 'resolution'],
  },
};
