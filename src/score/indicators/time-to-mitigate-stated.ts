import { durationText } from '../../base/drill-time';
import { judged, minutesTarget, notApplicable } from '../measure';
import { gatesOf } from '../record/gates';
import type { Indicator } from '../types';
import { durationsIn } from '../writing/find/durations';
import { judgePostmortem } from '../writing/postmortem-gate';
import { shown } from '../writing/shown';

/** The time to mitigate is stated and right, counted from the fault, the report or the declaration. */
export const timeToMitigateStated: Indicator = {
  id: 'time-to-mitigate-stated',
  acts: ['postmortem.submit'],
  targets: ['tolerance'],
  role: 'ic',
  judge: (input, config) => {
    const at = input.truth.mitigatedAt;
    if (at === undefined) return notApplicable('The bleeding was never stopped.');
    const tolerance = minutesTarget(config, 'tolerance');
    const gates = gatesOf(input);
    const right = [input.truth.faultAt, gates.reportAt, gates.declaredAt].flatMap((t) =>
      t === undefined ? [] : [at - t],
    );
    const due = durationText(at - (gates.reportAt ?? gates.declaredAt ?? at));
    const good = `State the time to mitigate: ${due} from the first report.`;
    return judgePostmortem(input, good, (pm) => {
      const field = pm.field('response', 'time-to-mitigate');
      const told = field === undefined ? undefined : durationsIn(field.text)[0];
      if (field === undefined || told === undefined)
        return judged(
          0,
          'The time to mitigate is not stated.',
          good,
          shown(pm, [field?.span('gives no duration', `Put ${due}.`)]),
        );
      const ok = right.some((d) => Math.abs(d - told.ms) <= tolerance);
      return judged(
        ok ? 1 : 0.2,
        ok ? 'The time to mitigate is right.' : 'The time to mitigate is not right.',
        good,
        shown(pm, [
          ok
            ? field.within(told.from, told.to, 'is right')
            : field.within(
                told.from,
                told.to,
                `was ${due} from the first report, by the record`,
                `Put ${due}, and say from when it is counted.`,
              ),
        ]),
      );
    });
  },
};
