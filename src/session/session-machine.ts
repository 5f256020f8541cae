import { type ActorRefFrom, createActor, setup } from 'xstate';
import type { StorageState } from './types';

export type SessionEvent =
  | { readonly type: 'opened'; readonly storage: 'durable' | 'memory' }
  | { readonly type: 'failed' }
  | { readonly type: 'filled' }
  | { readonly type: 'stored' }
  | { readonly type: 'closed' };

/**
 * The session's own life, apart from the drill's: it is opened once, may run out of room and find room again, and is closed.
 * What it says decides whether anything may still be appended.
 */
export const sessionMachine = setup({ types: { events: {} as SessionEvent } }).createMachine({
  id: 'session',
  initial: 'loading',
  states: {
    loading: {
      on: {
        opened: [
          { guard: ({ event }) => event.storage === 'memory', target: '#session.ready.memory' },
          { target: '#session.ready.durable' },
        ],
        failed: 'failed',
        closed: 'closed',
      },
    },
    ready: {
      initial: 'durable',
      on: { closed: 'closed' },
      states: {
        durable: { on: { filled: 'full' } },
        memory: {},
        full: { on: { stored: 'durable' } },
      },
    },
    failed: {},
    closed: {},
  },
});

export type SessionLife = ActorRefFrom<typeof sessionMachine>;

/** A life that has just begun: loading. */
export function beginLife(): SessionLife {
  return createActor(sessionMachine).start();
}

export function isReady(life: SessionLife): boolean {
  return life.getSnapshot().matches('ready');
}

/** Where entries are kept, as far as a life says. */
export function storageOf(life: SessionLife): StorageState {
  const now = life.getSnapshot();
  if (now.matches({ ready: 'full' })) return 'full';
  return now.matches({ ready: 'memory' }) ? 'memory' : 'durable';
}
