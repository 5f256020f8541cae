import { IconArrowsExchange, IconBellRinging } from '@tabler/icons-react';
import { Banner } from '../../../ui/banner';
import { Button } from '../../../ui/button';
import { formatUtc } from '../../../ui/format';
import { Kbd } from '../../../ui/kbd';
import { ConnectionBanner } from '../../parts/connection-chip';
import { pagesToMe } from '../actions/availability';
import { senderOf } from '../channels/conversations';
import { roleTitle } from '../forms/known';
import { offersToMe } from '../forms/roles';
import { clockRunner, runsClock } from '../parts/clock-runner';
import { useFloor } from '../parts/floor-context';
import { ComingIn } from './coming-in';
import classes from './notices.module.css';

interface NoticesProps {
  readonly onLeave: () => void;
  readonly onPostmortem: () => void;
}

/** Lines under the top bar: a page that rings, a drill that stands still, a storage that does not keep. They push, and cover nothing. */
export function Notices({ onLeave, onPostmortem }: NoticesProps) {
  const { room } = useFloor().session;
  return (
    <div className={classes.notices}>
      {room !== undefined && <ConnectionBanner room={room} />}
      <StorageNotice />
      <PhaseNotice onLeave={onLeave} onPostmortem={onPostmortem} />
      <PageNotice />
      <OfferNotice />
      {room !== undefined && <ComingIn room={room} />}
    </div>
  );
}

function StorageNotice() {
  const { storage, problem } = useFloor().snapshot;
  return (
    <>
      {storage === 'memory' && (
        <Banner
          tone="warn"
          title="This drill is not being kept"
          text="The browser refuses to store it: closing or reloading this window loses it. Export the record before you leave."
        />
      )}
      {storage === 'full' && (
        <Banner
          tone="bad"
          announce="alert"
          title="The storage is full"
          text="What you do now cannot be saved and does not happen. Delete old drills in the library in another window, then go on here."
        />
      )}
      {problem !== undefined && <Banner tone="bad" announce="alert" title={problem.title} text={problem.text} />}
    </>
  );
}

function PhaseNotice({ onLeave, onPostmortem }: NoticesProps) {
  const { snapshot, run } = useFloor();
  const { drill, view, state } = snapshot;
  const runner = clockRunner(drill);
  const at = formatUtc(view.startEpoch + view.t);
  switch (view.phase) {
    case 'live':
      return null;
    case 'briefing':
      return (
        <Banner
          title="The drill has not started"
          text={
            runner === undefined
              ? 'Look around. The clock runs once you start.'
              : `Look around, and read the playbook. ${runsClock(runner)}`
          }
          actions={
            runner === undefined ? (
              <Button kind="primary" onClick={() => run('start')}>
                Start the drill
              </Button>
            ) : undefined
          }
        />
      );
    case 'paused': {
      const pause = state.happenings.findLast((h) => h.act.type === 'drill.pause')?.act;
      const isAway = pause?.type === 'drill.pause' && pause.reason === 'away';
      return (
        <Banner
          title={`Paused at ${at}`}
          text={
            isAway
              ? 'Nobody was here: paused at the last sign of life.'
              : runner === undefined
                ? undefined
                : runsClock(runner)
          }
          announce="status"
          actions={
            runner === undefined ? (
              <Button kind="primary" onClick={() => run('resume')}>
                Resume
              </Button>
            ) : undefined
          }
        />
      );
    }
    case 'postmortem':
    case 'debrief':
      return (
        <Banner
          title="The live part of the drill is over"
          text={view.phase === 'postmortem' ? 'What is left is the postmortem.' : 'Its debrief is ready.'}
          actions={
            <Button kind="primary" onClick={onPostmortem}>
              {view.phase === 'postmortem' ? 'To the postmortem' : 'To the debrief'}
            </Button>
          }
        />
      );
    case 'stopped':
      return (
        <Banner
          tone="warn"
          title="Stopped for a real incident"
          text="The drill ended and is saved."
          actions={<Button onClick={onLeave}>To the library</Button>}
        />
      );
  }
}

function PageNotice() {
  const { snapshot, propose } = useFloor();
  const { drill, view } = snapshot;
  if (view.phase !== 'live' && view.phase !== 'paused') return null;
  return (
    <>
      {pagesToMe(view).map((page) => (
        <div key={page.id} className={classes.page}>
          <Banner
            tone="bad"
            announce="alert"
            icon={<IconBellRinging size={18} aria-hidden className={classes.bell} />}
            title={`Page from ${senderOf(drill, page.from).name}, ${formatUtc(view.startEpoch + page.at)}`}
            text={page.text}
            actions={
              <Button
                kind="primary"
                disabled={view.phase !== 'live'}
                onClick={() => void propose({ type: 'page.acknowledge', pageId: page.id })}
              >
                Acknowledge <Kbd keys="A" />
              </Button>
            }
          />
        </div>
      ))}
    </>
  );
}

/** Somebody hands over a role and waits for an answer. It is answered in the people pane, where the briefing stands. */
function OfferNotice() {
  const { snapshot, canAct, openPeopleTab, showPane } = useFloor();
  const { drill, view } = snapshot;
  if (!canAct || view.phase !== 'live') return null;
  const answer = () => {
    openPeopleTab('people');
    showPane('people');
    // After the pane has taken the focus.
    window.setTimeout(() => document.querySelector<HTMLElement>('[data-offer]')?.focus(), 0);
  };
  return (
    <>
      {offersToMe(view).map((offer) => (
        <Banner
          key={offer.id}
          announce="alert"
          icon={<IconArrowsExchange size={18} aria-hidden />}
          title={`${senderOf(drill, offer.from).name} hands you a role: ${roleTitle({ drill }, offer.role)}`}
          text={
            offer.briefedAt === undefined
              ? 'The briefing is still to come. The role is yours once you have accepted it.'
              : 'The briefing is there. The role is yours once you have accepted it.'
          }
          actions={<Button onClick={answer}>See the offer</Button>}
        />
      ))}
    </>
  );
}
