import { durationText } from '../../base/drill-time';
import { echo, fallOff, judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import { clock, evidence } from '../record/say';
import type { Indicator } from '../types';

/** Consoles that show how the production is doing, as against those that show what was changed. */
const SIGNALS = new Set(['metrics', 'logs', 'tracker']);
/** Commands that show it in the terminal. */
const SIGNAL_COMMANDS = /\b(?:logs|curl|error_logs)\b/;

/** Does a look show whether the production recovers? */
export function showsSignals(look: { readonly console: string; readonly query: string }): boolean {
  return SIGNALS.has(look.console) || (look.console === 'terminal' && SIGNAL_COMMANDS.test(look.query));
}

/** After the fix the signals are watched. */
export const recoveryWatched: Indicator = {
  id: 'recovery-watched',
  acts: ['look', 'tool.run'],
  targets: ['full', 'zero'],
  role: 'deputy',
  byOmission: true,
  judge: (input, config) => {
    const gates = gatesOf(input);
    if (!gates.incident) return notApplicable('There was nothing to recover from.');
    const full = minutesTarget(config, 'full');
    const good = `Look at the signals within ${durationText(full)} of the fix, and until they are back to normal.`;
    const at = input.truth.mitigatedAt;
    if (at === undefined)
      return gates.over
        ? echo('time-to-mitigate', 'There was no recovery to watch.', good)
        : notApplicable('There is no recovery to watch yet.');
    const look = input.state.looks.find(
      (l) => l.at > at && l.at <= input.endAt && l.seq !== undefined && showsSignals(l),
    );
    if (look === undefined) {
      if (input.endAt - at < full) return notApplicable('The drill ended right after the fix.');
      return judged(0, 'Nobody looked whether the fix had helped.', good, {
        evidence: [evidence(at, `Mitigated at ${clock(input, at)}`)],
      });
    }
    return judged(
      fallOff(look.at - at, full, minutesTarget(config, 'zero')),
      `The signals were looked at ${durationText(look.at - at)} after the fix.`,
      good,
      {
        evidence: [
          evidence(at, `Mitigated at ${clock(input, at)}`),
          evidence(look.at, `${look.console} ${look.query}`.trim(), look.seq),
        ],
      },
    );
  },
};
