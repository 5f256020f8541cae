import type { PrintOptions } from './table';
import { readBoolean } from './variables';

/** What `\pset` made of the options, with the sentence that it prints; or the sentence that it refuses with. */
export type PsetResult =
  | { readonly ok: true; readonly options: PrintOptions; readonly said: string }
  | { readonly ok: false; readonly message: string };

const FORMATS = ['aligned', 'unaligned', 'csv'] as const;
/** Options of psql that change nothing here. */
const WITHOUT_EFFECT: ReadonlySet<string> = new Set(['pager', 'pager_min_lines', 'linestyle', 'numericlocale']);
const LONGEST = 200;

/** Sets one printing option (`\pset name value`); without a value, switches and toggles turn over. */
export function pset(options: PrintOptions, name: string, value: string | undefined): PsetResult {
  const done = (change: Partial<PrintOptions>, said: string): PsetResult => ({
    ok: true,
    options: { ...options, ...change },
    said,
  });
  const bad = (message: string): PsetResult => ({ ok: false, message });
  const text = (value ?? '').slice(0, LONGEST);
  const onOff = (now: boolean): boolean | undefined => (value === undefined ? !now : readBoolean(value));

  switch (name) {
    case 'format': {
      if (value === undefined) return done({}, `Output format is ${options.format}.`);
      const fitting = FORMATS.find((f) => value !== '' && f.startsWith(value));
      if (fitting !== undefined) return done({ format: fitting }, `Output format is ${fitting}.`);
      return bad('\\pset: allowed formats in this exercise are aligned, csv, unaligned');
    }
    case 'border': {
      const border = value === undefined ? options.border : Number(value);
      if (border !== 0 && border !== 1 && border !== 2) return bad('\\pset: border is 0, 1 or 2 in this exercise');
      return done({ border }, `Border style is ${border}.`);
    }
    case 'x':
    case 'expanded':
    case 'vertical': {
      if (value === 'auto') return done({ expanded: 'auto' }, 'Expanded display is used automatically.');
      const on = onOff(options.expanded === 'on');
      if (on === undefined)
        return bad(`unrecognized value "${value}" for "expanded"\nAvailable values are: on, off, auto.`);
      return done({ expanded: on ? 'on' : 'off' }, `Expanded display is ${on ? 'on' : 'off'}.`);
    }
    case 't':
    case 'tuples_only': {
      const on = onOff(options.tuplesOnly);
      if (on === undefined) return bad(`unrecognized value "${value}" for "tuples_only": Boolean expected`);
      return done({ tuplesOnly: on }, `Tuples only is ${on ? 'on' : 'off'}.`);
    }
    case 'footer': {
      const on = onOff(options.footer);
      if (on === undefined) return bad(`unrecognized value "${value}" for "footer": Boolean expected`);
      return done({ footer: on }, `Default footer is ${on ? 'on' : 'off'}.`);
    }
    case 'null':
      return done(
        value === undefined ? {} : { nullText: text },
        `Null display is "${value === undefined ? options.nullText : text}".`,
      );
    case 'fieldsep':
      return done(
        value === undefined ? {} : { fieldSeparator: text },
        `Field separator is "${value === undefined ? options.fieldSeparator : text}".`,
      );
    case 'recordsep': {
      const separator = value === undefined ? options.recordSeparator : text;
      const said = separator === '\n' ? 'Record separator is <newline>.' : `Record separator is "${separator}".`;
      return done({ recordSeparator: separator }, said);
    }
    case 'csv_fieldsep': {
      if (value === undefined) return done({}, `Field separator for CSV is "${options.csvSeparator}".`);
      if ([...value].length !== 1) return bad('\\pset: csv_fieldsep must be a single one-byte character');
      if (/["\r\n]/.test(value))
        return bad('\\pset: csv_fieldsep cannot be a double quote, a newline, or a carriage return');
      return done({ csvSeparator: value }, `Field separator for CSV is "${value}".`);
    }
    case 'title':
    case 'C':
      return done({ title: text }, text === '' ? 'Title is unset.' : `Title is "${text}".`);
    case 'columns': {
      if (value === undefined) return done({}, targetWidth(options.columns));
      const columns = Number.parseInt(value, 10);
      if (!(columns >= 0 && columns <= 10_000)) return bad(`\\pset: invalid number of columns: ${value}`);
      return done({ columns }, targetWidth(columns));
    }
    default:
      if (WITHOUT_EFFECT.has(name)) return bad(`\\pset: ${name} has no effect in this exercise`);
      return bad(`\\pset: unknown option: ${name}`);
  }
}

function targetWidth(columns: number): string {
  return columns === 0 ? 'Target width is unset.' : `Target width is ${columns}.`;
}

/** What `\pset` alone lists. */
export function listPset(options: PrintOptions): readonly string[] {
  const onOff = (on: boolean): string => (on ? 'on' : 'off');
  const rows: readonly (readonly [string, string])[] = [
    ['border', String(options.border)],
    ['columns', String(options.columns)],
    ['csv_fieldsep', `'${options.csvSeparator}'`],
    ['expanded', options.expanded],
    ['fieldsep', `'${options.fieldSeparator}'`],
    ['footer', onOff(options.footer)],
    ['format', options.format],
    ['null', `'${options.nullText}'`],
    ['recordsep', `'${options.recordSeparator.replaceAll('\n', '\\n')}'`],
    ['title', options.title],
    ['tuples_only', onOff(options.tuplesOnly)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(24)} ${value}`);
}
