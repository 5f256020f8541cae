import type { ConnectionNow } from '../../session/room/types';
import { formatCount } from '../../ui/format';

export interface ConnectionWords {
  readonly tone: 'good' | 'warn' | 'bad' | 'neutral';
  /** A word or three, for the chip. */
  readonly short: string;
  /** What it means for whoever plays. */
  readonly note: string;
  /** Both. */
  readonly long: string;
}

/** How this machine is connected, in words. */
export function connectionWords(connection: ConnectionNow): ConnectionWords {
  const words = wordsOf(connection);
  return { ...words, long: `${words.short}. ${words.note}` };
}

function wordsOf({ status, waiting, latencyMs }: ConnectionNow): Omit<ConnectionWords, 'long'> {
  switch (status) {
    case 'connected': {
      const note =
        latencyMs === undefined
          ? 'What you do is with the others at once.'
          : `What you do is with the others after ${ms(latencyMs.p50)}; 1 time in 100 it takes ${ms(latencyMs.p99)} or more.`;
      return { tone: 'good', short: waiting === 0 ? 'Connected' : `Connected, ${waiting} on the way`, note };
    }
    case 'connecting':
      return {
        tone: 'neutral',
        short: 'Connecting',
        note: 'What you do is kept here, and sent once the connection stands.',
      };
    case 'reconnecting':
      return {
        tone: 'warn',
        short: waiting === 0 ? 'Connection lost' : `Connection lost, ${waiting} waiting`,
        note: 'What you do is kept here, and sent when it is back. Hotwash keeps trying.',
      };
    case 'refused':
      return {
        tone: 'bad',
        short: 'Turned away',
        note: 'The engine does not let this browser in. Load the page again; if that does not help, ask whoever hosts it.',
      };
    case 'closed':
      return {
        tone: 'bad',
        short: 'Not connected',
        note: 'The connection was closed. Load the page again to go on; what you did here is kept.',
      };
  }
}

function ms(value: number): string {
  return `${formatCount(Math.round(value))} ms`;
}
