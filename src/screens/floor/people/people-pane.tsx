import { ConsoleTabPanel, ConsoleTabs } from '../../../ui/console-tabs';
import { ScrollBody } from '../../../ui/scroll-body';
import { asksToMe } from '../forms/approval';
import { offersToMe, toAnnounce } from '../forms/roles';
import { myTasks } from '../forms/work';
import { type PeopleView, useFloor } from '../parts/floor-context';
import { CommandWarning } from './command-warning';
import classes from './people.module.css';
import { PeopleTab } from './people-tab';
import { StepsTab } from './steps-tab';
import { WorkTab } from './work-tab';

const LABELS: Readonly<Record<PeopleView, string>> = { people: 'People', work: 'Work', steps: 'Steps' };

/** The left of the floor: people and roles, work under way, the playbook's steps. */
export function PeoplePane() {
  const { snapshot, peopleTab: tab, openPeopleTab } = useFloor();
  const { view } = snapshot;
  const waiting: Readonly<Record<PeopleView, boolean>> = {
    people: offersToMe(view).length > 0 || toAnnounce(view).length > 0,
    work: myTasks(view).length > 0 || asksToMe(view).length > 0,
    steps: false,
  };
  const tabs: readonly PeopleView[] = ['people', 'work', 'steps'];
  return (
    <section className={classes.pane} aria-label="People">
      <CommandWarning />
      <ConsoleTabs
        label="People and work"
        idBase="people"
        active={tab}
        onChange={(id) => openPeopleTab(tabs.find((t) => t === id) ?? 'people')}
        tabs={tabs.map((id) => ({ id, label: LABELS[id], isNew: waiting[id] && id !== tab }))}
      />
      <ConsoleTabPanel idBase="people" tabId={tab}>
        <ScrollBody label={`${LABELS[tab]}, content`} className={classes.body ?? ''}>
          {tab === 'people' ? <PeopleTab /> : tab === 'work' ? <WorkTab /> : <StepsTab />}
        </ScrollBody>
      </ConsoleTabPanel>
    </section>
  );
}

/** Is anything waiting for the acting person over here? */
export function hasWaiting(view: Parameters<typeof offersToMe>[0]): boolean {
  return [offersToMe(view), toAnnounce(view), myTasks(view), asksToMe(view)].some((list) => list.length > 0);
}
