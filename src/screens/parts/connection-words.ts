import type { ConnectionNow } from '../../session/room/types';
import { formatCount } from '../../ui/format';

export interface ConnectionWords {
  readonly tone: 'good' | 'warn' | 'bad' | 'neutral';
  /** A word or three, for the chip. */
  readonly short: string;
  /** What it means for whoever plays. */
  readonly long: string;
}

/** `Kept here` for things done while the connection is gone. */
const KEPT = 'What you do is kept here and sent when it is back';

/** How this machine is connected, in words. */
export function connectionWords({ status, waiting, latencyMs }: ConnectionNow): ConnectionWords {
  switch (status) {
    case 'connected': {
      const pace =
        latencyMs === undefined
          ? 'What you do is with the others at once.'
          : `What you do is with the others after ${ms(latencyMs.p50)}; 1 time in 100 it takes ${ms(latencyMs.p99)} or more.`;
      return waiting === 0
        ? { tone: 'good', short: 'Connected', long: `Connected. ${pace}` }
        : { tone: 'good', short: `Connected, ${waiting} on the way`, long: `Connected. Sending ${waiting}. ${pace}` };
    }
    case 'connecting':
      return { tone: 'neutral', short: 'Connecting', long: `Connecting. ${KEPT.replace('it is back', 'it stands')}.` };
    case 'reconnecting':
      return {
        tone: 'warn',
        short: waiting === 0 ? 'Connection lost' : `Connection lost, ${waiting} waiting`,
        long: `Connection lost. ${KEPT}; it is tried again without end.`,
      };
    case 'refused':
      return {
        tone: 'bad',
        short: 'Turned away',
        long: 'The engine does not let this browser in. Load the page again; if that does not help, ask whoever hosts it.',
      };
    case 'closed':
      return {
        tone: 'bad',
        short: 'Not connected',
        long: 'The connection was closed. Load the page again to go on; what you did here is kept.',
      };
  }
}

function ms(value: number): string {
  return `${formatCount(Math.round(value))} ms`;
}
