import { isoUtc, SECOND } from '../../../../../base/drill-time';
import type { ShellPort } from '../../port';
import type { Snapshot } from '../../repository/history';
import { formatted } from '../date';

/** What dates are counted from. */
type Clock = Pick<ShellPort, 'startEpoch' | 'now'>;

/** How `git log` writes dates. */
export type DateForm = (epoch: number, now: number) => string;

const DEFAULT = '%a %b %-d %T %Y %z';
const FORMS: Readonly<Record<string, string>> = {
  default: DEFAULT,
  local: '%a %b %-d %T %Y',
  iso: '%F %T %z',
  iso8601: '%F %T %z',
  'iso-strict': '%FT%T+00:00',
  'iso8601-strict': '%FT%T+00:00',
  rfc: '%a, %-d %b %Y %T %z',
  rfc2822: '%a, %-d %b %Y %T %z',
  short: '%F',
  raw: '%s %z',
  unix: '%s',
};

/** The form that `--date=` names; nothing when git has none of that name. */
export function dateForm(name = 'default'): DateForm | undefined {
  if (name === 'relative' || name === 'human') return relative;
  const own = /^format(?:-local)?:(.*)$/s.exec(name)?.[1];
  const form = own ?? (Object.hasOwn(FORMS, name) ? FORMS[name] : undefined);
  return form === undefined ? undefined : (epoch) => formatted(epoch, form);
}

const UNITS: readonly (readonly [string, number])[] = [
  ['second', 1],
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
  ['week', 7 * 86_400],
  ['month', 30 * 86_400],
];

/** `41 minutes ago`: git goes to the next unit when there are more than about two of it. */
function relative(epoch: number, now: number): string {
  const seconds = Math.max(0, Math.round((now - epoch) / SECOND));
  const limits = [90, 90 * 60, 36 * 3_600, 14 * 86_400, 70 * 86_400, Number.POSITIVE_INFINITY];
  const [word, size] = UNITS[limits.findIndex((limit) => seconds < limit)] ?? ['second', 1];
  const n = Math.round(seconds / size);
  return `${n} ${word}${n === 1 ? '' : 's'} ago`;
}

/** Addresses are invented: the domain is one that can never exist. */
export function emailOf(author: string): string {
  return `${author.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@vyberology.example`;
}

/** A commit above its diff: `medium`, git's own form, or `full`, `fuller`, `short`. */
export function heading(port: Clock, s: Snapshot, date: DateForm, marks = '', style = 'medium'): string {
  const { sha, author, at, title, body } = s.commit;
  const who = `${author} <${emailOf(author)}>`;
  const when = date(port.startEpoch + at, port.startEpoch + port.now());
  const full = style === 'full' || style === 'fuller';
  const lines = [
    `commit ${sha}${marks}`,
    `Author: ${style === 'fuller' ? '    ' : ''}${who}`,
    ...(style === 'fuller' ? [`AuthorDate: ${when}`] : []),
    ...(full ? [`Commit: ${style === 'fuller' ? '    ' : ''}${who}`] : []),
    ...(style === 'fuller' ? [`CommitDate: ${when}`] : []),
    ...(style === 'medium' ? [`Date:   ${when}`] : []),
    '',
    `    ${title}`,
    ...(body.trim() === '' || style === 'short'
      ? []
      : [
          '',
          ...body
            .trim()
            .split('\n')
            .map((l) => `    ${l}`.trimEnd()),
        ]),
  ];
  return lines.join('\n');
}

/** Fills the placeholders of `--format`. One that is not known stays as it is, as in git. */
export function filled(port: Clock, s: Snapshot, format: string, date: DateForm, marks: string): string {
  const { sha, author, at, title, body } = s.commit;
  const epoch = port.startEpoch + at;
  const now = port.startEpoch + port.now();
  const as = (name: string) => dateForm(name)?.(epoch, now) ?? '';
  const parent = s.parent?.commit.sha ?? '';
  const text = body.trim();
  const dates: Readonly<Record<string, string>> = {
    d: date(epoch, now),
    D: as('rfc'),
    r: as('relative'),
    t: as('unix'),
    i: as('iso'),
    I: as('iso-strict'),
    s: as('short'),
    n: author,
    N: author,
    e: emailOf(author),
    E: emailOf(author),
  };
  const single: Readonly<Record<string, string>> = {
    H: sha,
    h: sha.slice(0, 7),
    P: parent,
    p: parent.slice(0, 7),
    T: sha,
    t: sha.slice(0, 7),
    s: title,
    f: title.replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-|-$/g, ''),
    b: text === '' ? '' : `${text}\n`,
    B: text === '' ? `${title}\n` : `${title}\n\n${text}\n`,
    d: marks,
    D: marks.replace(/^ \(|\)$/g, ''),
    n: '\n',
    '%': '%',
  };
  const pattern =
    /%(?:C\([^)]*\)|C(?:red|green|blue|yellow|magenta|cyan|reset)|x([0-9a-fA-F]{2})|[ac]([a-zA-Z])|([a-zA-Z%]))/g;
  return format.replace(pattern, (whole: string, hex?: string, dated?: string, letter?: string) => {
    if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
    if (dated !== undefined) return Object.hasOwn(dates, dated) ? (dates[dated] ?? '') : whole;
    if (letter !== undefined) return Object.hasOwn(single, letter) ? (single[letter] ?? '') : whole;
    return '';
  });
}

/** `2025-11-05 12:54:00 +0000`, as `git blame` writes it. */
export const isoStamp = (epoch: number): string => `${isoUtc(epoch).slice(0, 19).replace('T', ' ')} +0000`;
