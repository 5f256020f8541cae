import type { ArchiveError } from './archive';

const SENTENCES: Readonly<Record<ArchiveError['code'], string>> = {
  refused:
    'This browser does not let Hotwash store anything (private window, or storage is blocked for this site). You can play, but the drill is gone when you leave the page. Export the record at the end.',
  full: 'The storage of this browser is full. Delete old drills in the library, or free space on this machine, and try again.',
  'newer-version':
    'The drills on this machine were stored by a newer version of Hotwash. Nothing of them was touched. Reload the page to get the newer version; until then you can play, but the drill is gone when you leave the page.',
  exists: 'A drill with this id is on this machine already.',
  failed: 'This could not be stored. Try again.',
};

/** An archive error with its sentence. */
export function archiveError(code: ArchiveError['code']): ArchiveError {
  return { code, sentence: SENTENCES[code] };
}

/** Names what the database threw, by error names alone: messages differ between browsers. */
export function archiveErrorOf(cause: unknown): ArchiveError {
  const names: string[] = [];
  for (let at: unknown = cause, depth = 0; typeof at === 'object' && at !== null && depth < 5; depth++) {
    const { name, inner } = at as { name?: unknown; inner?: unknown };
    if (typeof name === 'string') names.push(name);
    at = inner;
  }
  if (names.includes('QuotaExceededError')) return archiveError('full');
  if (names.includes('ConstraintError')) return archiveError('exists');
  if (names.includes('VersionError')) return archiveError('newer-version');
  if (names.some((n) => ['SecurityError', 'InvalidStateError', 'MissingAPIError', 'NotAllowedError'].includes(n)))
    return archiveError('refused');
  return archiveError('failed');
}
