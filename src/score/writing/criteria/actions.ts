import { contentWords } from '../../../base/text-similarity';
import { judgeAction } from '../find/action-items';
import { partsFor } from '../read/read-document';
import { isBoilerplate, isResidue } from '../read/residue';
import { rolesOf } from '../read/roles';
import type { Block, Part } from '../read/types';
import type { TextSpan } from '../types';
import { particulars, saysMuch } from './account';
import { enough, facet } from './search';
import type { Criterion, Document } from './types';

/** So many good items are a whole plan; a long list earns no more. */
const WHOLE = 3.5;

const COMMITMENT =
  /\b(?:we(?:'ll| will| should| are(?: going to| currently| now| also| already)?| have(?: also| already| since)?|'re|'ve| plan| intend| aim| need to| must| want to| should)|(?:will|is going to|is to|are to|must|should|needs? to|has been|have been|is being|are being) (?:be )?(?:\w+ed|added|built|made|set|put|run|written)|(?:our|the) (?:\w+ ){0,3}team(?:s)? (?:will|is|are|has|have)|going forward|moving forward|in (?:the )?(?:future|coming|next)|to (?:prevent|avoid|reduce|ensure|mitigate|minimi[sz]e) (?:this|a|any|future|similar|these|such|the|that)|has already|have already|long[- ]term|short[- ]term|(?:first|second|third|last|final) change|will (?:stop|no longer|now|have|be|use|move|add|allow|make|help|include|need))\b/i;
const CHANGE =
  /\b(?:add|adds|adding|added|implement\w*|improv\w+|build\w*|built|introduc\w+|creat\w+|chang\w+|updat\w+|upgrad\w+|migrat\w+|replac\w+|remov\w+|automat\w+|enabl\w+|disabl\w+|increas\w+|reduc\w+|limit\w*|set(?:ting)? ?up|configur\w+|test\w*|review\w*|audit\w*|monitor\w*|alert\w*|document\w*|fix\w*|harden\w*|isolat\w+|split\w*|mov(?:e|ed|ing)|writ(?:e|ing|ten)|investigat\w+|extend\w*|expand\w*|enforc\w+|requir\w+|ensur\w+|mak(?:e|ing)|rewrit\w+|refactor\w*|restructur\w+|redesign\w*|tun(?:e|ed|ing)|schedul\w+|validat\w+|verif\w+|deploy\w*|rotat\w+|rework\w*|separat\w+|stop\w*|switch\w*|roll\w*|evaluat\w+|work(?:ing)? (?:on|with|to)|train\w*|establish\w*|develop\w*|define|provid\w+|revis\w+|strengthen\w*|patch\w*|backport\w*)\b/i;
const HEAD =
  /^(?:action(?: items?)?|description|item|task|what|issue|todo|status|type|owner|who|due|date|priority|ticket|bug|link|reference)s?$/i;

interface Item {
  readonly text: string;
  readonly span: TextSpan;
  /** Columns of a table say more than words: `Owner`, `Due`, `Priority`. */
  readonly columns: Readonly<Record<string, string>>;
  /** In a part that is for actions; a promise in running text is less. */
  readonly listed: boolean;
}

function cellsByHeader(header: Block | undefined, row: Block): Readonly<Record<string, string>> {
  const out: Record<string, string> = {};
  (row.cells ?? []).forEach((cell, i) => {
    const name = header?.cells?.[i]?.text.trim().toLowerCase() ?? '';
    const value = cell.text.trim();
    if (value === '' || isResidue(value)) return;
    if (/\b(?:owner|assignee|assigned|who|responsible|team|lead|dri)\b/.test(name)) out.owner = value;
    else if (/\b(?:due|deadline|date|when|target|eta|by|timeline)\b/.test(name)) out.due = value;
    else if (/\b(?:priority|prio|urgency|severity)\b/.test(name)) out.priority = value;
    else if (/\b(?:ticket|bug|issue|jira|link|reference|tracking|pr)\b/.test(name)) out.ticket = value;
    else if (/\b(?:status|state|done|progress)\b/.test(name)) out.status = value;
    else if (/\b(?:type|category|kind)\b/.test(name)) out.type = value;
  });
  return out;
}

function longest(row: Block): { readonly text: string; readonly span: TextSpan } {
  const cell = (row.cells ?? []).toSorted((a, b) => b.text.length - a.text.length)[0];
  return cell === undefined
    ? { text: row.text, span: row.span(0, row.text.length) }
    : { text: cell.text, span: cell.span(0, cell.text.length) };
}

/** Words that any plan has; sharing them with the account says nothing about this incident. */
const GENERIC = new Set(
  'monitoring monitor alert alerts alerting system systems service services process processes team teams issue issues incident incidents server servers user users customer customers test tests testing review ensure improve improved improvement prevent future change changes infrastructure documentation document error errors time problem problems production work add added implement update updated better outage downtime fix fixed failure failures impact need make use data code new plan quickly similar response support communication training procedure procedures policy measures practice practices performance reliability stability'
    .split(' ')
    .flatMap((w) => contentWords(w)),
);
const PHRASES =
  /\b(?:best practices?|regular(?:ly)?|robust\w*|proactive\w*|comprehensive\w*|thorough\w*|proper(?:ly)?|more (?:robust|reliable|resilient|stable)|better|enhanc\w+|strengthen\w*|improv(?:e|ing|ements?)|minimi[sz]e|similar (?:issues?|incidents?|problems?)|in the future|as needed|where (?:possible|appropriate)|culture|awareness|training)\b/gi;

/** 0 to 1: does an item name a particular thing of this incident, or could it stand in any plan? */
function particularity(text: string, account: ReadonlySet<string>): number {
  const names = particulars([{ text }]).size;
  const shared = new Set(contentWords(text).filter((w) => !GENERIC.has(w) && account.has(w))).size;
  const phrases = text.match(PHRASES)?.length ?? 0;
  const own = 0.2 + 0.4 * enough(names, 2) + 0.4 * enough(shared, 3);
  return Math.max(0.1, own - 0.2 * Math.max(0, phrases - (names > 1 ? 1 : 0)));
}

/** A heading below the one that says "Action items": an action's own. */
function isHeaded(doc: Document, part: Part): boolean {
  const at = doc.reading.parts.indexOf(part);
  const above = doc.reading.parts.slice(0, at).findLast((p) => p.depth < part.depth && p.roles.includes('actions'));
  return above !== undefined && rolesOf(above.title).includes('actions');
}

const INTRODUCES =
  /\b(?:changes?|improvements?|steps|measures|actions|items|things|we (?:will|plan|are|have)|following|to (?:prevent|avoid|improve|reduce))\b.*:\s*$/i;

/** The items of a document: rows and points of the parts for actions, their sentences, and promises elsewhere. */
export function actionsIn(doc: Document): readonly Item[] {
  const out: Item[] = [];
  const seen = new Set<string>();
  const add = (item: Item): void => {
    const key = item.text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    if (
      saysMuch(item.text) < 3 ||
      isResidue(item.text) ||
      isBoilerplate(item.text) ||
      HEAD.test(item.text.trim()) ||
      seen.has(key)
    )
      return;
    seen.add(key);
    out.push(item);
  };
  const parts = partsFor(doc.reading, 'actions');
  for (const part of parts) {
    // Some give each action a heading of its own, and tell more of it below.
    const first = part.blocks[0];
    if (
      first !== undefined &&
      (first.kind === 'paragraph' || first.kind === 'quote') &&
      part.title !== '' &&
      isHeaded(doc, part)
    )
      add({ text: `${part.title}: ${first.text}`, span: first.span(0, first.text.length), columns: {}, listed: true });
    let header: Block | undefined;
    for (const block of part.blocks) {
      if (block.kind === 'header-row') header = block;
      else if (block.kind === 'row') {
        const { text, span } = longest(block);
        add({
          text,
          span,
          columns: cellsByHeader(header?.group === block.group ? header : undefined, block),
          listed: true,
        });
      } else if (block.kind === 'item')
        add({ text: block.text, span: block.span(0, block.text.length), columns: {}, listed: true });
    }
    for (const s of doc.reading.sentences) {
      if (doc.reading.parts[s.part] !== part || s.kind === 'row' || s.kind === 'item' || s.kind === 'quote') continue;
      if (CHANGE.test(s.text))
        add({
          text: s.text,
          span: s.within(0, s.text.length),
          columns: {},
          listed: COMMITMENT.test(s.text) || parts.length > 0,
        });
    }
  }
  // "We will do the following:" and its points, wherever it stands.
  for (const part of doc.reading.parts) {
    if (parts.includes(part)) continue;
    part.blocks.forEach((block, i) => {
      if (block.kind !== 'paragraph' || !INTRODUCES.test(block.text) || !COMMITMENT.test(block.text)) return;
      for (const item of part.blocks.slice(i + 1)) {
        if (item.kind !== 'item') break;
        add({ text: item.text, span: item.span(0, item.text.length), columns: {}, listed: true });
      }
    });
  }
  for (const s of doc.reading.sentences) {
    if (parts.includes(doc.reading.parts[s.part] as (typeof parts)[number]) || s.kind === 'row' || s.quoted) continue;
    if (
      COMMITMENT.test(s.text) &&
      CHANGE.test(s.text) &&
      /\b(?:will|going to|plan|should (?:also )?(?:be|have|add|implement|use|make|not)|needs? to be|change (?:is|needs)|to (?:prevent|avoid|ensure|reduce)|future|forward|have (?:also |already |since )?(?:added|implemented|improved|updated|changed|increased|fixed|set up|moved|introduced|started|begun|put)|are (?:working|adding|implementing|improving|investigating|planning|looking|building|reviewing|changing|moving)|'ll|'re (?:working|adding|going|improving))\b/i.test(
        s.text,
      )
    )
      add({ text: s.text, span: s.within(0, s.text.length), columns: {}, listed: false });
  }
  return out;
}

/** What will be changed so that it does not happen again or is noticed sooner: particular, owned, dated, ranked. */
export const actions: Criterion = {
  id: 'action-items',
  title: 'Action items',
  of: 20,
  source:
    'postmortem.template (Action, Owner, Due Date, Priority); SMART actions; prevention and detection (SRE practice)',
  hint: 'One change of a system a row: verb first, the thing it changes, one owner, a due date, a priority; at least one prevents it and one shows it sooner.',
  facets: (doc) => {
    const items = actionsIn(doc);
    const told = new Set(
      doc.reading.sentences
        .filter((s) => !(doc.reading.parts[s.part]?.roles ?? []).includes('actions'))
        .flatMap((s) => contentWords(s.text)),
    );
    const rated = items
      .map((item) => {
        const a = judgeAction(item.text, { names: doc.roster, roles: [] });
        const owner = item.columns.owner !== undefined || a.owner !== undefined;
        const due =
          item.columns.due !== undefined || item.columns.status !== undefined || a.due !== undefined || a.done;
        const rank = item.columns.priority !== undefined || a.priority !== undefined;
        // "(issue)" is a link in the source.
        const linked = /https?:\/\/|\]\[|\]\(|\bhref=/.test(
          doc.reading.source.slice(item.span.start, item.span.end + 80),
        );
        const ticket = item.columns.ticket !== undefined || a.ticket !== undefined || (item.listed && linked);
        // What begins with no verb and promises nothing tells of the response ("Pool halted"), or complains.
        const promised = a.verbFirst || COMMITMENT.test(item.text);
        const concrete =
          (a.people ? 0.25 : a.vague ? 0.25 : a.bounded ? 1 : 0.6) *
          (a.response ? 0.3 : promised ? 1 : item.listed && (owner || due) ? 1 : 0.35) *
          particularity(item.text, told);
        return { item, a, owner, due, rank, ticket, worth: concrete * (item.listed || a.verbFirst ? 1 : 0.7) };
      })
      .toSorted((x, y) => y.worth - x.worth);
    const best = rated.slice(0, 5);
    const worth = Math.min(1, best.reduce((n, r) => n + r.worth, 0) / WHOLE);
    const good = rated.filter((r) => r.worth >= 0.4);
    const share = (list: readonly (typeof rated)[number][]): number =>
      enough(list.filter((r) => r.worth >= 0.2).length, Math.max(2, rated.filter((r) => r.worth >= 0.2).length));
    const real = Math.min(1, worth * 1.5);
    const ranked = rated.filter((r) => r.rank);
    const ticketed = rated.filter((r) => r.ticket);
    return [
      facet(
        'changes that are particular',
        9,
        worth,
        best.map((r) => r.item.span),
      ),
      facet(
        'one that prevents it',
        2,
        enough(good.filter((r) => r.a.prevents || (r.a.system && !r.a.detects && !r.a.documents)).length, 1),
        good
          .filter((r) => r.a.prevents)
          .slice(0, 1)
          .map((r) => r.item.span),
      ),
      facet(
        'one that shows it sooner',
        2,
        enough(good.filter((r) => r.a.detects).length, 1),
        good
          .filter((r) => r.a.detects)
          .slice(0, 1)
          .map((r) => r.item.span),
      ),
      facet(
        'owners',
        2.5,
        share(rated.filter((r) => r.owner)) * real,
        rated
          .filter((r) => r.owner)
          .slice(0, 2)
          .map((r) => r.item.span),
      ),
      facet(
        'due dates or what is done already',
        2,
        share(rated.filter((r) => r.due)) * real,
        rated
          .filter((r) => r.due)
          .slice(0, 2)
          .map((r) => r.item.span),
      ),
      facet(
        'priorities or tickets',
        1.5,
        // Either ranks or tickets say that somebody will come back to it; both say in which order.
        (0.8 * Math.max(share(ranked), share(ticketed)) + 0.2 * Math.min(share(ranked), share(ticketed))) * real,
        rated
          .filter((r) => r.rank || r.ticket)
          .slice(0, 2)
          .map((r) => r.item.span),
      ),
      facet('a list of them', 1, enough(items.filter((i) => i.listed).length, 3) * Math.min(1, real * 2)),
    ];
  },
};
