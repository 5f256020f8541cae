import { ruleTitle } from '../../coach/registry';
import type { Help } from '../../score/types';
import { DataTable } from '../../ui/data-table';
import { useDebrief } from './context';
import { utc, who } from './words';

const STEPS = { 1: 'a nudge', 2: 'what to do', 3: 'exactly how' } as const;
const LEVELS = {
  guided: 'Played guided: the coach said all the time what was due. That costs nothing, and the card shows it.',
  hinted: 'Played with hints on request.',
  free: 'Played without the coach.',
} as const;

/** What help there was and what it cost: a line of its own, which leaves every dimension as it was won. */
export function HelpTaken({ help }: { readonly help: Help }) {
  const { drill } = useDebrief();
  return (
    <>
      <p>
        {LEVELS[help.coaching]}{' '}
        {help.cost > 0 &&
          `Help taken: −${help.cost.toFixed(1)} % of the whole, which was ${help.before.toFixed(1)} % without it.`}
      </p>
      {help.taken.length > 0 && (
        <DataTable
          caption="Help taken"
          hideCaption
          rows={help.taken}
          rowKey={(h) => String(h.seq)}
          columns={[
            { id: 'at', header: 'When', mono: true, cell: (h) => utc(drill, h.at) },
            { id: 'by', header: 'Who', cell: (h) => who(drill, h.by) },
            { id: 'rule', header: 'With', cell: (h) => ruleTitle(h.rule) },
            { id: 'step', header: 'How far', cell: (h) => STEPS[h.step] },
            {
              id: 'cost',
              header: 'Cost',
              align: 'right',
              mono: true,
              cell: (h) => (h.cost === 0 ? 'free' : `−${h.cost} %`),
            },
          ]}
        />
      )}
    </>
  );
}
