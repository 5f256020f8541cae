import { remembered } from '../../../base/remembered';
import { escaped } from '../../record/fields';
import { datesIn } from './dates';
import { callings } from './roster';
import { verbOf } from './verbs';

/** A stretch of an item's text. */
export interface Mark {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What hangs on an action item besides the action. */
export interface Marks {
  readonly owner?: Mark;
  readonly due?: Mark & { readonly date?: { readonly y?: number; readonly m: number; readonly d: number } };
  readonly priority?: Mark;
  readonly ticket?: Mark;
  /** A ticked box, "(done)" and the like. */
  readonly ticked: boolean;
}

const TICKED =
  /^\s*(?:[-*•]\s*)?\[[xX✓✔]\]|[✅✔☑]|^\s*~~.+~~\s*$|[([—–-]\s?(?:already )?(?:done|completed?|finished|shipped|deployed|closed|resolved|fixed|merged|implemented)\b[^)\]]{0,24}[)\]]?\s*\.?$|^\s*\W{0,3}(?:done|completed|finished|shipped|closed)\b\s*[:|–—-]|\|\s*(?:done|completed?|closed|shipped)\s*(?:\||$)|\bstatus:?\s*(?:done|completed?|closed)\b/iu;
const TICKET =
  /(?<![A-Za-zÀ-ɏ0-9/.-])(?!(?:SEV|UTF|ISO|SHA|TLS|SSL|RFC|CVE|HTTP|IPV|EC|P|PT|AES|RSA|ARM|Q|MD|TCP|UDP|GPT|US|EU|AP|COVID|RAID)-\d)([A-Z][A-Z0-9]{1,11}-\d{1,6})(?![A-Za-zÀ-ɏ0-9])|(?<![A-Za-zÀ-ɏ0-9&/])((?:[\w.-]{1,30}\/[\w.-]{1,40})?#\d{1,6})(?![0-9])|(https?:\/\/[^\s)\]>]{1,120}\/(?:issues?|pull|pulls|browse|merge_requests|tickets?|tasks?|bugs?|card)[^\s)\]>]{0,80})|\b((?:bug|ticket|issue|task|PR|MR|jira)[ #:]{1,3}\d{1,7})\b/i;
const PRIORITY =
  /(?<![A-Za-zÀ-ɏ0-9.-])(?:(?:priority|prio|urgency|importance)\s*[:=]?\s*\**\s*(p[0-4]|critical|highest|urgent|high|medium|normal|low|lowest|[0-4](?!\d))(?![A-Za-zÀ-ɏ])|(P[0-4])(?![A-Za-zÀ-ɏ0-9.-])|(?<=[([|,;]\s?)(critical|highest|urgent|high|medium|low|lowest)(?: priority)?(?=\s?(?:[)\]|,;]|$))|(high|medium|low|top)[ -]priority)/i;
const MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}';
const QUARTER = "(?:Q[1-4](?:[ /'’-]?(?:20)?\\d{2}(?!\\d))?|(?:20\\d{2} ?)?Q[1-4]|H[12] 20\\d{2})";
const PERIOD = '(?:day|week|month|quarter|year|sprint|iteration|release|cycle|half)';
const NUMBER =
  '(?:\\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve|the next(?: (?:few|couple of|two|three|four|\\d{1,2}))?)';
const WHEN = new RegExp(
  `(?<![A-Za-zÀ-ɏ0-9])((?:[Ee]nd of|EO|[Bb]eginning of|[Mm]id[- ]) ?(?:(?:the|this|next) )?(?:${QUARTER}|${MONTH}(?: 20\\d{2})?|${PERIOD}|20\\d{2})(?![A-Za-zÀ-ɏ])|EO[DWMQY]|${QUARTER}|(?:[Tt]his|[Nn]ext|[Cc]urrent|[Cc]oming) ${PERIOD}|(?<=\\b(?:by|[Dd]ue|before|until|[Dd]ue:|ETA:?|[Dd]eadline:?|[Tt]arget:?|on) )(?:(?:this|next) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|tomorrow|today|${MONTH}(?: 20\\d{2})?(?![A-Za-zÀ-ɏ]))|(?:[Ww]ithin|[Ii]n) ${NUMBER} (?:business |working )?${PERIOD}s?|(?<=[(|,] ?)(?:today|tomorrow|immediately))(?![A-Za-zÀ-ɏ0-9])`,
);
const LABELLED_OWNER =
  /(?<![A-Za-zÀ-ɏ])(?:owners?|assignees?|assigned to|assigned|dri|responsible|point of contact|poc|led by|owned by|who)\s*[:=]?\**:?\s+(@?[A-Za-zÀ-ɏ][^\n,;|()[\]]{1,40}?)(?=\s*(?:[,;|()[\]\n]|[.](?:\s|$)|\s[–—-]\s|\s(?:due|by|priority|prio|until|eta)\b|$))/i;
const HANDLE = /(?<![A-Za-zÀ-ɏ0-9._/-])@[A-Za-z][\w./-]{0,38}/;
const NAME = "[A-ZÀ-Þ][a-zß-ɏ'’-]{1,15}(?: (?:[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]{1,20}|[A-ZÀ-Þ]\\.))?";
const TEAM =
  '(?:(?:the )?(?:[A-Za-zÀ-ɏ&/-]{2,16} ){1,3}[Tt]eam|SRE|SREs|DevOps|Ops|QA|Infra(?:structure)?|Platform|Security|Support|Backend|Frontend|DBAs?|Networking|Engineering)';
/** At the end, in brackets, or before "to" and "will": where a name is an owner's and no part of the action. */
const AT_END = new RegExp(`(?:[–—|(\\[,:]|\\s-)\\s?(${NAME}|${TEAM})(?=\\s?(?:[)\\],|;]|\\.?\\s*$))`);
const AT_START = new RegExp(
  `^[\\s*•>|-]{0,6}(?:\\[[ xX]?\\] )?(${NAME}|${TEAM})(?=(?: to| will| shall| needs to)\\s[a-zß-ɏ]|\\s?[:–—|]\\s|\\s-\\s)`,
);
/** Words with a capital that stand where owners do, and are none. */
const NO_OWNER =
  /^(?:The|A|An|We|Everyone|Everybody|People|This|It|Add|All|No|Done|Yes|Todo|TBD|TODO|Open|Closed|High|Medium|Low|Critical|Urgent|Priority|Completed?|In|Not|Prevent\w*|Detect\w*|Mitigat\w*|Process|Short|Long|Immediate\w*|Action\w*|Task|Fix\w*|Monitoring|Alerting|Testing|Documentation|Backlog|Pending|Ongoing|Planned|Started|Production|Staging|January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday)(?:\b|$)/;

const mark = (text: string, from: number, to: number): Mark => ({ from, to, text: text.slice(from, to) });

function group(m: RegExpExecArray | null): Mark | undefined {
  const found = m?.slice(1).find((g) => g !== undefined);
  if (m === null || found === undefined) return undefined;
  const from = m.index + m[0].lastIndexOf(found);
  return { text: found, from, to: from + found.length };
}

/** Where one of these (a line each) stands as an owner: behind the action, or before "to" and "will". */
const ownersOf = remembered((lines): readonly RegExp[] => {
  const any = lines.split('\n').map(escaped).join('|');
  return [
    new RegExp(`(?:[–—|(\\[,:]|\\s-)\\s?(?:the )?(${any})(?![A-Za-zÀ-ɏ0-9])(?=\\s?(?:[)\\],|;/]|\\.?\\s*$))`),
    new RegExp(`^[\\s*•>|-]{0,6}(?:\\[[ xX]?\\] )?(?:[Tt]he )?(${any})(?= (?:to|will|shall|needs to)\\s|\\s?[:–—|-])`),
  ];
});

function ownerIn(text: string, names: readonly string[], roles: readonly string[]): Mark | undefined {
  const labelled = group(LABELLED_OWNER.exec(text));
  if (labelled !== undefined && !/^(?:tbd|todo|none|n\/a|unassigned|nobody|unknown)\b/i.test(labelled.text))
    return labelled;
  const handle = HANDLE.exec(text);
  if (handle !== null) return mark(text, handle.index, handle.index + handle[0].length);
  const known = [...callings(names), ...roles].sort((a, b) => b.length - a.length);
  for (const pattern of known.length === 0 ? [] : ownersOf(known.join('\n'))) {
    const found = group(pattern.exec(text));
    if (found !== undefined) return found;
  }
  const stranger = group(AT_END.exec(text)) ?? group(AT_START.exec(text));
  const opens = stranger?.text.split(' ')[0] ?? '';
  return stranger === undefined || NO_OWNER.test(stranger.text) || verbOf(opens)?.form === 'base'
    ? undefined
    : stranger;
}

function dueIn(
  text: string,
  today: { readonly y: number; readonly m: number; readonly d: number } | undefined,
): Marks['due'] {
  const dates = datesIn(text, today).filter(
    (d) => !/\b(?:since|on|of|from|after|the)\s*$/i.test(text.slice(Math.max(0, d.from - 8), d.from)),
  );
  const day =
    dates.find((d) =>
      /\b(?:by|due|before|until|eta|deadline|target)\b[\s:*]*$/i.test(text.slice(Math.max(0, d.from - 14), d.from)),
    ) ?? dates.at(-1);
  if (day !== undefined) {
    const { y, m, d, from, to } = day;
    return { ...mark(text, from, to), date: y === undefined ? { m, d } : { y, m, d } };
  }
  return group(WHEN.exec(text));
}

/** Owner, due date, priority and ticket of an item, wherever they stand in it. With `today` also days that count from it. */
export function marksIn(
  text: string,
  names: readonly string[],
  roles: readonly string[],
  today?: { readonly y: number; readonly m: number; readonly d: number },
): Marks {
  const ticket = group(TICKET.exec(text));
  const priority = group(PRIORITY.exec(text));
  const owner = ownerIn(text, names, roles);
  const due = dueIn(text, today);
  return {
    ticked: TICKED.test(text),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(priority === undefined ? {} : { priority }),
    ...(ticket === undefined ? {} : { ticket }),
  };
}
