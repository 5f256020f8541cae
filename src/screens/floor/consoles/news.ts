import type { View } from '../../../drill/view';
import type { ConsoleId } from './list';

/**
 * Marks of what others have put where a console shows it: a console whose mark has changed since it was last open has a dot.
 * Only what the team did itself counts; what happens in production is seen by looking.
 */
export function newsMarks(
  view: Pick<View, 'me' | 'bugs' | 'changes' | 'statusPage' | 'ticket'>,
): Readonly<Partial<Record<ConsoleId, string>>> {
  const others = <T extends { readonly by: string }>(rows: readonly T[]): number =>
    rows.filter((row) => row.by !== view.me).length;
  const changes = (types: readonly string[]): number =>
    view.changes.filter((c) => c.by !== view.me && types.includes(c.fact.type)).length;
  const { ticket } = view;
  const posts = others(ticket?.comments ?? []) + others(ticket?.evidence ?? []) + others(view.bugs);
  const opened = ticket !== undefined && ticket.openedBy !== view.me ? 1 : 0;
  return {
    github: `${opened} ${posts} ${ticket?.labels.join() ?? ''} ${changes(['commit.reverted', 'web.deployed'])}`,
    flags: String(changes(['flag.set'])),
    platform: String(
      changes(['function.deployed', 'function.deleted', 'secret.set', 'secret.unset', 'quota.raised', 'pool.resized']),
    ),
    database: String(changes(['backend.terminated', 'backend.cancelled', 'ddl.executed'])),
    status: String(others(view.statusPage)),
    timeline: String(others(ticket?.comments ?? [])),
  };
}
