import type { Page } from 'playwright-core';
import { Answers } from './answers';
import type { Notes } from './postmortem';
import { Screen, textOf } from './screen';
import { IMPACT, type Variant, type Words, words } from './words';

const CALL = `curl -X POST https://drillvyberologyprodx.supabase.co/functions/v1/generate-reading -H "Authorization: Bearer $ANON_KEY" -H "Content-Type: application/json" -d '{"test": true}'`;
export const time = (at: number): string => new Date(at).toISOString().slice(11, 16);

/** Somebody who plays edge-outage as Incident Commander, one step after the other, on the screen and nowhere else. */
export class Player {
  readonly screen: Screen;
  readonly words: Words;
  readonly answers: Answers;
  readonly notes: { -readonly [K in keyof Notes]: Notes[K] } = {
    fault: 0,
    page: 0,
    declared: 0,
    found: 0,
    decided: 0,
    fixed: 0,
    recovered: 0,
    handedOver: 0,
    resolved: 0,
    scribe: 'Sam Whitfield',
  };

  /** `moment` is told what has just been reached: tests ignore it, pictures are taken there. */
  constructor(
    readonly page: Page,
    readonly variant: Variant,
    readonly moment: (name: string) => Promise<void> = async () => undefined,
  ) {
    this.screen = new Screen(page);
    this.words = words[variant];
    this.answers = new Answers(this.screen, this.words, moment);
  }

  /** From the library to the floor, with the cause and the seed that the facilitator chose. */
  async reachTheFloor(seed: string): Promise<void> {
    await this.screen.reachTheFloor('Readings cannot be generated', this.variant, seed, () => this.moment('briefing'));
  }

  async hearThePage(): Promise<void> {
    const acknowledge = this.screen.button(/^Acknowledge/);
    await this.screen.skipUntil(async () => (await acknowledge.count()) > 0, 'a page');
    this.notes.page = await this.screen.clock();
    await this.moment('page');
    await acknowledge.first().click();
    await acknowledge.first().waitFor({ state: 'detached' });
  }

  async takeCommand(): Promise<void> {
    await this.screen.button('Take command').click();
    await this.page.getByText('Codex (you)').waitFor();
  }

  /** Charts and tracker: is it an incident, how bad is it, since when? */
  async assess(): Promise<void> {
    await this.screen.console('Metrics');
    await this.screen.consoles.getByText('above normal').first().waitFor();
    await this.screen.read();
    await this.moment('metrics');
    await this.screen.console('Error tracker');
    await this.screen.consoles.getByRole('button', { name: this.words.issue }).first().click();
    const first = await textOf(this.screen.consoles.locator('dl').filter({ hasText: 'First seen' }));
    const began = /First seen.*?(\d\d:\d\d)/.exec(first)?.[1];
    if (began === undefined) throw new Error(`the issue does not say since when: ${first}`);
    this.notes.fault = Date.parse(`${new Date(this.notes.page).toISOString().slice(0, 10)}T${began}:00Z`);
    await this.screen.read();
    await this.moment('tracker');
    await this.screen.type('/assess');
    await this.screen.send('Assess', {
      'Is this an incident?': 'Yes',
      'How severe, as far as one can see': 'SEV2',
      'What makes you think so': 'Practically every reading fails: a major feature is out.',
    });
  }

  /** The declaration with ticket and bridge, then the first words to everybody. */
  async declare(): Promise<void> {
    const { screen } = this;
    await screen.type('/declare SEV2 Readings cannot be generated');
    const form = this.page.getByRole('form', { name: 'Declare an incident' });
    await form.getByRole('textbox', { name: 'Impact' }).fill(IMPACT);
    await form.getByRole('checkbox', { name: 'Open the incident ticket' }).check();
    const body = form.getByRole('textbox', { name: 'Body' });
    const began = new Date(this.notes.fault).toISOString();
    const written = (await body.inputValue())
      .replace(/^(\*\*Start Time:\*\*).*$/m, `$1 ${began.slice(0, 10)} ${began.slice(11, 19)} UTC`)
      .replace(/^(\*\*Deputy:\*\*).*$/m, '$1 Claude');
    await screen.send('Declare an incident', { Body: written, 'Open the bridge': true });
    this.notes.declared = await screen.clock();
    await this.page.getByText('SEV2', { exact: true }).first().waitFor();
    await screen.type('/join');
    await screen.type('/announce');
    await screen.send('Initial announcement', {
      Impact: IMPACT,
      Start: time(this.notes.fault),
      Status: 'Investigating',
    });
    await screen.type('/status');
    await screen.send('Publish on the status page', {
      Title: 'Readings cannot be generated',
      Text: `${IMPACT} We are looking for the reason. Next update by ${await screen.clockIn(30)} UTC.`,
    });
    await this.moment('declared');
  }

  async giveTasks(): Promise<void> {
    await this.task(
      'claude',
      'Look',
      'Please read the function log of generate-reading and the error log: what fails, since when?',
    );
    await this.task('sam', 'Keep the timeline', 'Please keep the timeline in the ticket.');
  }

  /** Looks into everything that the playbook names, with one's own eyes. */
  async investigate(): Promise<void> {
    const { screen } = this;
    const { consoles } = screen;
    await screen.console('Logs');
    await consoles
      .getByRole('button', { name: /generate-reading/ })
      .first()
      .click();
    await consoles
      .getByText(/\d+\+? lines/)
      .first()
      .waitFor();
    await screen.read();
    await this.moment('logs');
    await screen.console('GitHub');
    await consoles.getByRole('radio', { name: 'Deployments' }).check();
    await screen.read();
    await consoles.getByRole('button', { name: 'a17e83f' }).first().click();
    await consoles.getByText('GenerateButton.tsx').first().waitFor();
    await screen.read();
    await this.moment('commit');
    await screen.console('Platform');
    for (const page of ['Supabase, database health', 'OpenAI, usage and limits', this.words.page]) {
      await consoles.getByRole('button', { name: page }).click();
      await consoles.getByRole('heading', { name: page }).waitFor();
      await screen.read();
    }
    await this.moment('platform');
    const log = await screen.run('supabase functions logs generate-reading --project-ref $PROD_REF');
    await screen.run('git log --oneline -10');
    const answer = await screen.run(CALL);
    if (this.variant === 'bad-deploy') await screen.run('git show f3a91c6e20');
    this.notes.found = await screen.clock();
    await this.moment('terminal');
    if (!this.words.issue.test(`${log} ${answer}`))
      throw new Error(`the log does not tell the cause: ${log.slice(-400)}`);
  }

  /** Hears what the deputy found, and shares what one has found oneself: the cause, and what it is not. */
  async share(): Promise<void> {
    const { screen } = this;
    const report = screen.messages
      .locator('article, [data-kind]')
      .filter({ hasText: /^Claude/ })
      .filter({ hasText: /generate-reading|log/i });
    await screen.skipUntil(async () => (await report.count()) > 0, "the deputy's report");
    await this.moment('report');
    await screen.type('/finding');
    await screen.send('Note a finding', { 'What you found': this.words.saw, 'What it says': 'Points to a cause' });
    await screen.type('/finding');
    await screen.send('Note a finding', {
      'What you found': `Not the web deployment with the spinner: ${this.words.clears}.`,
      'What it says': 'Clears a suspect',
    });
  }

  private async task(to: string, kind: string, text: string): Promise<void> {
    await this.screen.type(`/task ${to}`);
    await this.screen.send('Give a task', { Kind: kind, 'What is to be done': text });
  }

  /** Decides, carries it out as this cause wants it, and writes it down. */
  async mitigate(): Promise<void> {
    const { screen } = this;
    await screen.type('/decide');
    await screen.send('Decide', {
      Option: this.words.option,
      'What is decided': this.words.decision,
      Reason: this.words.why,
    });
    this.notes.decided = await screen.clock();
    await this.remedy();
    this.notes.fixed = await screen.clock();
    await this.moment('fixed');
    await screen.type('/ticket');
    await screen.send('Incident ticket', {
      Text: `[${time(this.notes.fixed)} UTC] Decision by Codex: ${this.words.decision}. Production changed: ${this.words.fixed}.`,
    });
    await this.update('Mitigating', {
      Impact: IMPACT,
      Progress: `The reason is known from the log of the function. ${this.words.fixed} at ${time(this.notes.fixed)} UTC.`,
      'Next steps': 'Watch the share of errors and the readings stored.',
      'Text for the public': `${IMPACT} We have found the reason and put a fix in place; we are watching whether it helps. Next update by ${await screen.clockIn(30)} UTC.`,
    });
  }

  private async remedy(): Promise<void> {
    const { screen } = this;
    if (this.variant === 'key-exhausted') {
      await screen.run('supabase secrets set OPENAI_API_KEY=$OPENAI_API_KEY_BACKUP --project-ref $PROD_REF');
    } else if (this.variant === 'bad-deploy') {
      await screen.run('git revert f3a91c6e20 --no-edit');
      await screen.run('git push origin main');
    } else {
      await screen.console('Feature flags');
      await screen.consoles.getByRole('switch', { name: 'errors.digest in production' }).click();
      await this.screen.button('Turn off').click();
      await screen.consoles.getByRole('switch', { name: 'errors.digest in production', checked: false }).waitFor();
    }
  }

  /** An update in every channel that is due. */
  async update(status: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const { screen } = this;
    await screen.type('/update');
    const form = this.page.getByRole('form', { name: 'Post an update' });
    await form.getByRole('checkbox', { name: /^Also: into the ticket/ }).check();
    await form.getByRole('checkbox', { name: /^Also: onto the status page/ }).check();
    await screen.send('Post an update', { Status: status, ETA: 'Unknown', ...fields });
  }
}
