import { type DrillTime, durationText, MINUTE } from '../../base/drill-time';
import { contentWords } from '../../base/text-similarity';
import { fallOff, judged, mean, minutesTarget, notApplicable } from '../measure';
import { type Change, changesOf, factText } from '../record/changes';
import { clausesOf } from '../record/clauses-of';
import { databaseChangesOf } from '../record/database-changes';
import { prohibition } from '../record/kind';
import { perInput } from '../record/per-input';
import { clock, evidence } from '../record/say';
import type { Indicator, ScoreInput } from '../types';

interface LogRow {
  readonly at: DrillTime;
  readonly seq: number;
  readonly text: string;
  /** A comment may say what is about to be done; what was found before a change tells nothing of it. */
  readonly ahead: boolean;
}

/** What was written down about the work: the ticket, its attachments, findings. Chat is not a log. */
const logRows = perInput((input): readonly LogRow[] => {
  const { ticket, findings } = input.state;
  return [
    ...(ticket?.comments ?? []).map(({ at, seq, text }) => ({ at, seq, text, ahead: true })),
    ...(ticket?.evidence ?? []).map((e) => ({ at: e.at, seq: e.seq, text: e.note, ahead: false })),
    ...findings.map(({ at, seq, text }) => ({ at, seq, text, ahead: false })),
  ]
    .filter((r) => r.at <= input.endAt)
    .toSorted((a, b) => a.at - b.at);
});

/** The words of each row, in order. */
const rowWords = perInput((input): readonly ReadonlySet<string>[] =>
  logRows(input).map((r) => new Set(contentWords(r.text))),
);

/** Words that say that something was changed, whatever it was. */
const CHANGED =
  /\b(?:roll(?:ed|ing)? ?back|revert\w*|re-?deploy\w*|deployed|switch\w*|changed|turned|disabl\w*|enabl\w*|kill\w*|terminat\w*|ended|cancel\w*|restart\w*|raised|scal\w*|resiz\w*|rotat\w*|revok\w*|delet\w*|dropp\w*|restor\w*|(?:un)?set|appl(?:y|ied)|upgrad\w*|increas\w*)\b/i;

/** Words that tell which change is meant: of the remedy, and of the thing that was changed. */
function wordsOf(change: Change): { readonly all: ReadonlySet<string>; readonly names: ReadonlySet<string> } {
  const all = new Set(contentWords(`${change.title} ${factText(change.fact)}`));
  // The name of the thing alone is in every line about it: what was done has to be there as well.
  const { type, name } = change.fact as { readonly type: string; readonly name?: string };
  return { all, names: new Set(contentWords(`${type.split('.')[0] ?? ''} ${name ?? ''}`)) };
}

/** When a change was logged: the first row from shortly before it on that names it by two of its words or more. */
function loggedAt(input: ScoreInput, change: Change, before: number): { at: DrillTime; seq: number } | undefined {
  const { all, names } = wordsOf(change);
  const said = rowWords(input);
  return logRows(input).find((r, i) => {
    if (r.at < change.at - (r.ahead ? before : 0)) return false;
    const hits = [...(said[i] ?? [])].filter((w) => all.has(w));
    return hits.length >= 2 && (hits.some((w) => !names.has(w)) || CHANGED.test(r.text));
  });
}

/** Every change of production is written into the ticket or the timeline, soon after it. */
export const changesLogged: Indicator = {
  id: 'changes-logged',
  acts: ['ticket.update', 'finding.note', 'evidence.attach'],
  targets: ['full', 'zero'],
  role: 'scribe',
  byOmission: true,
  judge: (input, config) => {
    const full = minutesTarget(config, 'full');
    const zero = minutesTarget(config, 'zero');
    // Changes of data by hand are logged in the database, and judged there.
    const inDatabase = new Set(databaseChangesOf(input).flatMap((c) => c.seqs));
    const first = new Map<string, Change>();
    for (const c of changesOf(input))
      if (!inDatabase.has(c.seq) && !first.has(factText(c.fact))) first.set(factText(c.fact), c);
    const rows = [...first.values()].flatMap((change) => {
      const logged = loggedAt(input, change, MINUTE);
      if (logged === undefined && input.endAt - change.at < full) return [];
      return [{ change, logged, share: logged === undefined ? 0 : fallOff(logged.at - change.at, full, zero) }];
    });
    if (rows.length === 0) return notApplicable('Production was not changed.');
    const missing = rows.filter((r) => r.logged === undefined);
    // The worst counts: one more change that is logged does not make up for one that is not.
    const share = Math.min(mean(rows.map((r) => r.share)), 1 - missing.length / Math.max(2, rows.length));
    // Forbidden is a change about which nothing at all was written, in whatever words.
    const rule = prohibition(input, 'change-undocumented');
    const silent = missing.filter(
      ({ change }) => !logRows(input).some((r) => r.at >= change.at - MINUTE && r.at <= change.at + zero),
    );
    const flagged = rule !== undefined && silent.length > 0;
    return judged(
      share,
      missing.length === 0
        ? 'Every change of production was written down.'
        : `Not written down: ${missing.map((r) => r.change.title).join('; ')}.`,
      `Write every change into the ticket or the timeline within ${durationText(full)}.`,
      {
        ...(rule === undefined ? {} : { clauses: [...clausesOf(input, 'changes-logged'), rule.clause] }),
        ...(flagged ? { hardFlag: 'Production was changed without documenting it' } : {}),
        evidence: rows.map((r) =>
          r.logged === undefined
            ? evidence(r.change.at, `${r.change.title} at ${clock(input, r.change.at)}`, r.change.seq)
            : evidence(r.logged.at, `Logged: ${r.change.title}`, r.logged.seq),
        ),
      },
    );
  },
};
