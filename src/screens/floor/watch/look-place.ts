import type { ConsoleId } from '../consoles/list';

/** Where on the floor a look of the bots is: a console, and how its own state has to stand (see `consoles/parts/kept.ts`). */
export interface LookPlace {
  readonly console: ConsoleId;
  readonly kept: Readonly<Record<string, unknown>>;
}

/** The place of a look; nothing for what has no console. `streams`: the logs that there are. */
export function lookPlace(console: string, query: string, streams: readonly string[]): LookPlace | undefined {
  const words = query.split(' ').filter((word) => word !== '');
  switch (console) {
    case 'logs':
      return { console: 'logs', kept: { 'logs.streams': words.filter((word) => streams.includes(word)) } };
    case 'tracker':
      return { console: 'tracker', kept: {} };
    case 'github': {
      const page = ['deployments', 'commits'].find((p) => words.includes(p));
      return { console: 'github', kept: page === undefined ? {} : { 'github.page': page } };
    }
    case 'platform':
      return { console: 'platform', kept: { 'platform.place': words[0] ?? 'functions' } };
    case 'vendor':
      return { console: 'platform', kept: words[0] === undefined ? {} : { 'platform.place': words[0] } };
    case 'metrics':
    case 'flags':
    case 'database':
      return { console, kept: {} };
    default:
      return undefined;
  }
}
