import { writePostmortem } from '../helpers/desk';
import { type Player, time } from './player';
import { postmortem } from './postmortem';
import { textOf } from './screen';

const MINUTE = 60_000;

/** Whoever sits at the screen, in whatever role and scenario. */
export type Seat = Pick<Player, 'screen' | 'page' | 'moment'>;

/** Minutes until the next update that was promised, as the ring in the top bar says; none while nothing is promised. */
async function minutesLeft(player: Player): Promise<number> {
  const text = await textOf(player.page.getByText('Next update', { exact: true }).locator('..'));
  const left = /(-?\d+):\d\d/.exec(text)?.[1];
  if (/late|overdue/i.test(text)) return 0;
  return left === undefined ? Number.POSITIVE_INFINITY : Number(left);
}

/** Posts an update before the promised time runs out. */
async function keepTheCadence(player: Player): Promise<void> {
  if ((await minutesLeft(player)) > 6) return;
  const { screen, notes, words } = player;
  const since = time(notes.recovered);
  await player.update('Monitoring', {
    Impact: `None since ${since} UTC: people generate readings as usual.`,
    Progress: `${words.fixed}; at ${time(await screen.clock())} UTC errors are still at their usual level.`,
    'Next steps': 'Resolve when it has been quiet for 30 minutes.',
    'Text for the public': `Generating readings has worked since ${since} UTC. We keep watching. Next update by ${await screen.clockIn(30)} UTC.`,
  });
}

async function attend(player: Player): Promise<void> {
  await player.answers.give();
  await keepTheCadence(player);
}

/** Watches the charts until they are back to normal, and says so everywhere. */
export async function watchRecovery(player: Player): Promise<void> {
  const { screen, notes, words } = player;
  await screen.console('Metrics');
  const abnormal = screen.consoles.getByText('above normal');
  await abnormal.first().waitFor();
  const calm = async (): Promise<boolean> => {
    await player.page.waitForTimeout(400);
    return (await abnormal.count()) === 0;
  };
  await screen.skipUntil(calm, 'the charts back to normal', () => player.answers.give());
  notes.recovered = await screen.clock();
  await player.moment('recovered');
  const since = time(notes.recovered);
  await player.update('Monitoring', {
    Impact: `People can generate a reading again since ${since} UTC.`,
    Progress: `${words.fixed}; the share of errors is back to normal.`,
    'Next steps': 'Watch the charts for 30 minutes without impact, then resolve.',
    'Title for the public': 'Readings can be generated again',
    'Text for the public': `People can generate a reading again since ${since} UTC. We are watching it. Next update by ${await screen.clockIn(30)} UTC.`,
  });
}

/** Called away: offers command to the deputy with a briefing, waits for the acceptance, announces it, goes on as communications lead. */
export async function handOver(player: Player): Promise<void> {
  const { screen, notes, words } = player;
  const marta = screen.tab('Conversations', /^Marta Lindqvist/);
  await screen.skipUntil(
    async () => (await marta.count()) > 0,
    'the call to leave',
    () => attend(player),
  );
  await marta.click();
  await player.moment('called-away');
  await screen.type('Understood, Marta. I hand command over to Claude now.');
  await screen.conversation('#incidents');
  await screen.type('/handoff ic claude');
  await screen.send('Hand over a role', {
    Situation: `SEV2 since ${time(notes.declared)} UTC. People could not generate a reading from ${time(notes.fault)} UTC; they can again since ${time(notes.recovered)} UTC. Cause: ${words.cause}.`,
    Objectives: 'Keep it stable, then resolve after 30 minutes without impact, and write it up.',
    Plan: `${words.fixed}. Watch the share of errors; if it comes back, turn the flag reading.generate off and look again.`,
    'Actions under way': 'Claude watches the charts, Sam keeps the timeline in the ticket. No task is open.',
    'Open promises': `The next update is promised for ${await promised(player)} UTC.`,
    Communications:
      'Two updates so far in #incidents, the ticket and the status page; the status page says monitoring. Codex goes on writing them.',
    Constraints:
      'No further change of production without a word from the IC and a line in the ticket; logs and evidence stay.',
  });
  const announce = screen.button('Announce');
  await screen.skipUntil(async () => (await announce.count()) > 0, 'the acceptance');
  await player.moment('accepted');
  await announce.click();
  await screen.send('Announce who holds a role', {
    'In #incidents': 'Claude is Incident Commander from now on; Codex writes the updates.',
  });
  await screen.type('/take comms');
  await screen.send('Take a role', { Role: 'Communications Lead' });
  notes.handedOver = await screen.clock();
}

async function promised(player: Player): Promise<string> {
  return player.screen.clockIn(await minutesLeft(player));
}

/** Waits until it has been quiet for 30 minutes, keeping the cadence meanwhile. */
export async function sitItOut(player: Player): Promise<void> {
  const { screen, notes } = player;
  const nearly = notes.fixed + 30 * MINUTE;
  await screen.skipUntil(
    async () => (await screen.clock()) >= nearly,
    'half an hour pass',
    () => attend(player),
  );
  await screen.runUntil(notes.recovered + 30 * MINUTE + 5_000);
}

/** Looks once more, declares the resolution with its criteria, and does what belongs to it. */
export async function resolve(player: Player): Promise<void> {
  const { screen, notes, words } = player;
  await screen.console('Logs');
  await screen.consoles
    .getByText(/\d+\+? lines/)
    .first()
    .waitFor();
  await screen.read();
  await screen.console('Metrics');
  await screen.consoles.getByText('share of errors').first().waitFor();
  await screen.read();
  await screen.type('/resolve');
  const form = player.page.getByRole('form', { name: 'Declare resolved' });
  for (const box of await form.getByRole('group', { name: 'Criteria that hold' }).getByRole('checkbox').all())
    await box.check();
  await form.getByRole('checkbox', { name: /^Label the ticket/ }).check();
  await form.getByRole('checkbox', { name: 'Announce it in #incidents' }).check();
  const past = `People could not generate a reading from ${time(notes.fault)} to ${time(notes.recovered)} UTC.`;
  await player.moment('resolving');
  await screen.send('Declare resolved', {
    'What fixed it': words.fixed,
    'Root cause': words.cause,
    Impact: past,
    Duration: `${Math.round((notes.recovered - notes.fault) / MINUTE)} minutes`,
    Postmortem: 'within 48h',
  });
  notes.resolved = await screen.clock();
  await screen.type('/thanks');
  await screen.send('Thank the team', { 'In #incidents': 'Thank you, Claude and Sam: calm work all the way through.' });
  await screen.type('/schedule 20');
  await screen.send('Schedule the postmortem', {
    'Who, where': 'Tomorrow morning, all of us; Codex brings the draft.',
  });
  await screen.type('/ticket');
  await screen.send('Incident ticket', {
    'What to update': 'Status',
    Text: `Resolved at ${time(notes.resolved)} UTC. ${past}`,
  });
  await screen.type('/status');
  await screen.send('Publish on the status page', {
    Status: 'Resolved',
    Title: 'Resolved',
    Text: `${past} It works again, and we are sorry for the trouble.`,
  });
  await player.moment('resolved');
}

/** Ends the live part. */
export async function endTheDrill(player: Seat): Promise<void> {
  await player.screen.button('End the drill').first().click();
  await player.page.getByRole('dialog').getByRole('button', { name: 'End the drill' }).click();
  await player.page.getByRole('textbox', { name: 'Postmortem, Markdown' }).waitFor();
}

/** Goes to the debrief without a postmortem. */
export async function writeNothing(player: Seat): Promise<void> {
  await player.screen.button('Go to the debrief without one').click();
  await player.page.getByRole('dialog').getByRole('button', { name: 'Go to the debrief' }).click();
}

/** Writes the postmortem out of what was noted, and submits it. */
export async function writeItUp(player: Player): Promise<void> {
  const { screen, page } = player;
  await writePostmortem(page, postmortem(player.words, player.notes));
  await player.moment('postmortem');
  await screen.button('Submit the postmortem').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
}

export interface Verdict {
  readonly percent: number;
  /** Titles of the findings that were kept whole. */
  readonly kept: readonly string[];
  /** Titles of the findings that were not. */
  readonly broken: readonly string[];
}

/** Reads the debrief: the whole in percent, and every finding. */
export async function readTheDebrief(player: Seat): Promise<Verdict> {
  const { page } = player;
  const percent = page.getByText(/^\d+\.\d %$/).first();
  await percent.waitFor();
  await player.moment('debrief');
  await page.getByRole('radio', { name: 'All', exact: true }).click();
  const titles = (verdict: string) =>
    page.locator(`article[data-verdict=${verdict}]`).getByRole('heading').allTextContents();
  return {
    percent: Number.parseFloat(await textOf(percent)),
    kept: await titles('kept'),
    broken: await titles('broken'),
  };
}
