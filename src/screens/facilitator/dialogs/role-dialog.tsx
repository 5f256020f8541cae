import { useState } from 'react';
import { personName } from '../../../drill/drill';
import { holdersOf } from '../../../drill/state';
import { Button } from '../../../ui/button';
import { SelectField } from '../../../ui/choice-field';
import { Dialog } from '../../../ui/dialog';
import { useControl } from '../parts/control-context';
import { Refused } from '../parts/refused';
import { useAttempt } from '../parts/use-attempt';

/** Gives a role to somebody, by the facilitator's word. */
export function RoleDialog({ seat, onClose }: { readonly seat: string; readonly onClose: () => void }) {
  const { snapshot, propose } = useControl();
  const { drill, state } = snapshot;
  const { isBusy, refusal, attempt } = useAttempt();
  const { roles } = drill.bundle.playbook;
  const [role, setRole] = useState(drill.header.participants.find((p) => p.id === seat)?.role ?? roles[0]?.id ?? '');
  const [to, setTo] = useState(seat);
  const assign = async () => {
    if (await attempt(() => propose({ type: 'role.assign', role, to }))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title="Hand over a role"
      size="s"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={isBusy} onClick={() => void assign()}>
            Hand it over
          </Button>
        </>
      }
    >
      <div className="hw-stack">
        <SelectField
          label="Role"
          value={role}
          onChange={setRole}
          options={roles.map((r) => {
            const holders = holdersOf(state, r.id).map((id) => personName(drill, id));
            return { value: r.id, label: holders.length === 0 ? r.title : `${r.title} (now ${holders.join(', ')})` };
          })}
        />
        <SelectField
          label="To"
          value={to}
          onChange={setTo}
          options={drill.header.participants.map((p) => ({ value: p.id, label: p.name }))}
        />
        <p className="hw-muted hw-small">
          Whoever holds it now gives it up. It is told to all as your word; it is no handoff of theirs, and counts
          neither for nor against anybody.
        </p>
        <Refused sentence={refusal} />
      </div>
    </Dialog>
  );
}
