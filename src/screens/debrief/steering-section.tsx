import { type Intervention, interventions } from '../../report/interventions';
import { DataTable } from '../../ui/data-table';
import { Tag } from '../../ui/tag';
import { useDebrief } from './context';
import classes from './debrief.module.css';
import { JumpButton } from './jump-button';
import { Wide } from './wide';

const KINDS: Readonly<Record<Intervention['kind'], string>> = {
  fired: 'Fired',
  held: 'Held',
  released: 'Released',
  edited: 'Edited',
  improvised: 'Improvised',
  said: 'As the cast',
  role: 'Role given',
};

/** What the facilitator did to the course of the drill: a reader knows what came of itself and what was made to come. */
export function SteeringSection() {
  const { drill, state } = useDebrief();
  const rows = interventions(drill, state);
  const by = drill.header.facilitated?.by ?? [];
  return (
    <>
      <p className={classes.lead}>
        {by.length === 0 ? 'The facilitator' : by.join(' and ')} changed the course of the script or spoke as somebody
        of the cast. Players are judged by what they made of it, never for it.
      </p>
      <Wide label="What the facilitator steered">
        <DataTable
          caption="What the facilitator steered"
          hideCaption
          rows={rows}
          rowKey={(r) => r.seq}
          columns={[
            { id: 'at', header: 'Time', cell: (r) => <JumpButton at={r.at} seq={r.seq} /> },
            { id: 'kind', header: 'Kind', cell: (r) => <Tag>{KINDS[r.kind]}</Tag> },
            { id: 'text', header: 'What', cell: (r) => <span className={classes.anywhere}>{r.text}</span> },
          ]}
        />
      </Wide>
    </>
  );
}
