import { IconArrowsExchange } from '@tabler/icons-react';
import { personName } from '../../../drill/drill';
import type { Handoff } from '../../../drill/state';
import type { Role } from '../../../playbook/schema';
import { Button, IconButton } from '../../../ui/button';
import { cx } from '../../../ui/cx';
import { formatUtcMinute } from '../../../ui/format';
import { BRIEFING_FIELDS, handable, takeable } from '../forms/roles';
import { useFloor } from '../parts/floor-context';
import classes from './people.module.css';

/** A role: who holds it, and what the acting person can do about that. */
export function RoleRow({ role, isNeeded }: { readonly role: Role; readonly isNeeded: boolean }) {
  const { snapshot, run, propose, canAct } = useFloor();
  const { drill, view } = snapshot;
  const holders = view.roster.filter((p) => p.holds.includes(role.id));
  const byDefault =
    holders.length === 0 && role.defaultTo !== undefined
      ? view.roster.filter((p) => p.holds.includes(role.defaultTo ?? ''))
      : [];
  const called = view.gone.filter((g) => g.role === role.id);
  const canHand = view.phase === 'live' && handable({ drill, view }).includes(role.id);
  const canTake =
    canAct && view.phase === 'live' && holders.length === 0 && takeable({ drill, view }).includes(role.id);
  const open = view.handoffs.filter((h) => h.role === role.id && isOpen(h, view.me));
  return (
    <li className={classes.role}>
      <div className={classes.roleLine}>
        <div className="hw-grow">
          <div className={classes.roleTitle}>{role.title}</div>
          <div
            className={cx(
              classes.holder,
              holders.length === 0 && byDefault.length === 0 && (isNeeded ? classes.vacant : classes.empty),
            )}
          >
            {holders.length > 0
              ? holders.map((p) => (p.id === view.me ? `${p.name} (you)` : p.name)).join(' and ')
              : byDefault.length > 0
                ? `${byDefault.map((p) => p.name).join(', ')} (default)`
                : isNeeded
                  ? 'nobody, and needed'
                  : 'nobody'}
          </div>
        </div>
        {canTake && <Button onClick={() => void propose({ type: 'role.take', role: role.id })}>Take</Button>}
        {canHand && (
          <IconButton label={`Hand over: ${role.title}`} onClick={() => run('handoff', { role: role.id })}>
            <IconArrowsExchange size={16} aria-hidden />
          </IconButton>
        )}
      </div>
      {called.map((g) => (
        <p key={`${g.person} ${g.at}`} className={classes.gone}>
          {personName(drill, g.person)} was called away at {formatUtcMinute(view.startEpoch + g.at)}
        </p>
      ))}
      {open.map((h) => (
        <HandoffCard key={h.id} handoff={h} />
      ))}
    </li>
  );
}

/** Is there still something to do or to wait for? */
function isOpen(h: Handoff, me: string): boolean {
  if (h.declinedAt !== undefined) return false;
  if (h.acceptedAt === undefined) return true;
  return h.announcedAt === undefined && (h.to === me || h.from === me);
}

/** A handoff under way, step by step. */
function HandoffCard({ handoff }: { readonly handoff: Handoff }) {
  const { snapshot, run, propose } = useFloor();
  const { drill, view } = snapshot;
  const name = (id: string) => (id === view.me ? 'you' : personName(drill, id));
  const steps = [
    ['Offered', handoff.offeredAt],
    ['Briefed', handoff.briefedAt],
    ['Accepted', handoff.acceptedAt],
    ['Announced', handoff.announcedAt],
  ] as const;
  const isMine = handoff.to === view.me && handoff.acceptedAt === undefined;
  const { role, briefing } = handoff;
  return (
    <div className={cx(classes.card, isMine && classes.forMe)}>
      <p>
        From {name(handoff.from)} to {name(handoff.to)}
      </p>
      <ol className={classes.steps} aria-label="Steps of the handoff">
        {steps.map(([label, at]) => (
          <li key={label} data-done={at !== undefined}>
            {label}
            <span className={classes.stepTime}>
              {at === undefined ? 'open' : formatUtcMinute(view.startEpoch + at)}
            </span>
          </li>
        ))}
      </ol>
      {briefing !== undefined && (
        <details className={classes.briefing} open={isMine}>
          <summary>Briefing</summary>
          <dl>
            {BRIEFING_FIELDS.filter((f) => briefing[f.id].trim() !== '').map((f) => (
              <div key={f.id}>
                <dt>{f.label}</dt>
                <dd>{briefing[f.id]}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <div className={classes.buttons}>
        {isMine && (
          <>
            <Button kind="primary" data-offer="" onClick={() => void propose({ type: 'role.accept', role })}>
              Accept
            </Button>
            <Button onClick={() => void propose({ type: 'role.decline', role })}>Decline</Button>
          </>
        )}
        {handoff.from === view.me && handoff.briefedAt === undefined && (
          <Button onClick={() => run('handoff', { role, to: handoff.to })}>Brief</Button>
        )}
        {handoff.acceptedAt !== undefined && (
          <Button kind="primary" onClick={() => run('announce-role', { role })}>
            Announce
          </Button>
        )}
      </div>
    </div>
  );
}
