import { blockageIn } from '../database-look';
import type { Situation } from '../intent';
import type { Cause, Remedy } from './cause';

function remedies(now: Situation): Remedy[] {
  const blockage = blockageIn(now);
  if (blockage === undefined) return [];
  const { root, waiting } = blockage;
  return [
    {
      change: { op: 'sessions.terminate', pid: root.pid, how: 'terminate' },
      option: 'scale',
      reason: `${waiting} sessions wait behind the ${root.applicationName || 'nameless'} session of ${root.user}, which is ${root.state}`,
    },
  ];
}

/** Everybody waits for a lock that one session holds and does nothing with. */
export const lockWait: Cause = {
  id: 'lock-wait',
  kind: 'outage',
  hints: /waiting for a lock|still waiting for \w*Lock|lock timeout|deadlock detected|locks? not granted/i,
  sentence:
    'a psql session left idle in transaction holds a lock; an ALTER TABLE waits behind it, and everybody else queues behind that lock',
  remedies,
  clears: () => true,
  lesson: {
    trigger: 'A migration asked for the whole table while a transaction was left open.',
    factors: [
      'No timeout ends transactions that sit idle: idle_in_transaction_session_timeout is not set (latent).',
      'People log in to production by hand for a quick look, and nobody is told when a migration waits.',
    ],
    actions: [
      ['Set idle_in_transaction_session_timeout for people who log in by hand', 'P0'],
      ['Add an alert on sessions that wait for a lock for more than 30 seconds', 'P1'],
      ['Update the runbook with how to find the session at the root of a queue', 'P2'],
    ],
  },
};
