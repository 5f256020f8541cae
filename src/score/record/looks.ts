import { looksLike } from '../../drill/lifecycle';

/**
 * Does a look answer to `console` or `console:part of the query`? A command in the terminal that shows the same counts too:
 * `supabase functions logs <name>` for `logs:fn-<name>`, `gh` and `git` for `github`.
 */
export function wasLookedAt(look: { readonly console: string; readonly query: string }, want: string): boolean {
  if (looksLike(look, want)) return true;
  if (look.console !== 'terminal') return false;
  if (want === 'github' || want.startsWith('github:')) return /\b(?:gh|git)\s+\w/.test(look.query);
  const name = /^logs:fn-(.+)$/.exec(want)?.[1];
  return name !== undefined && /\bfunctions\s+logs\b/.test(look.query) && look.query.includes(name);
}
