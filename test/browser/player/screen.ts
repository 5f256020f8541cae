import type { Locator, Page } from 'playwright-core';

/** How long anything on the screen may take before it counts as broken (ms of real time). */
const PATIENCE = 15_000;
/** How long somebody looks at something at the least (ms). */
const LOOK = 600;
/** More skips than any sensible way through a drill needs. */
const MOST_SKIPS = 400;

/** What is put into a field: text or an option's label, or whether a box is ticked. */
export type Filling = string | boolean;

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A label as written, alone or with the remark that it is needed, or with its help behind it. */
const startingWith = (label: string): RegExp => new RegExp(`^\\s*${quoted(label)}`);
const labelled = (label: string): RegExp => new RegExp(`^\\s*${quoted(label)}( \\(needed\\))?$`);

/** What is written in a place. */
export const textOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? '';

/** The floor as a person works it: by what is written on it, never by what is behind it. */
export class Screen {
  constructor(readonly page: Page) {
    page.setDefaultTimeout(PATIENCE);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  tab(list: string, name: string | RegExp): Locator {
    return this.page.getByRole('tablist', { name: list }).getByRole('tab', { name });
  }

  /** From the library to the floor of a scenario, with the cause and the seed that the facilitator chose. */
  async reachTheFloor(
    title: string,
    variant: string,
    seed: string,
    prepare: () => Promise<void> = async () => undefined,
  ): Promise<void> {
    await this.button(`Play ${title}`).click();
    await this.page.getByText('For facilitators (spoilers)').click();
    await this.page.getByLabel('Cause').selectOption(variant);
    await this.page.getByLabel('Seed').fill(seed);
    await prepare();
    await this.button('Start the drill').click();
    await this.page.locator('[data-composer]').waitFor();
  }

  /** The drill clock in the top bar: ms since 1970, UTC. */
  async clock(): Promise<number> {
    const at = await this.page.locator('time').first().getAttribute('datetime');
    return Date.parse(at ?? '');
  }

  /** Where the team stands, by the steps in the top bar. */
  async status(): Promise<string> {
    return textOf(this.page.getByRole('list', { name: 'Status' }).locator('[aria-current=step]'));
  }

  /** `14:05` for so many minutes from now, as one would type it. */
  async clockIn(minutes: number): Promise<string> {
    return new Date((await this.clock()) + minutes * 60_000).toISOString().slice(11, 16);
  }

  /** Leaps to the next happening and waits until the leap is done. */
  async skip(): Promise<void> {
    await this.button('Skip to the next happening').click();
    await this.button('Skip to the next happening').and(this.page.locator(':enabled')).waitFor();
  }

  /** Leaps on until something is to be seen. `meanwhile` is done after each leap: what a person does as things come up. */
  async skipUntil(seen: () => Promise<boolean>, what: string, meanwhile?: () => Promise<void>): Promise<void> {
    for (let i = 0; i < MOST_SKIPS; i++) {
      if (await seen()) return;
      await this.skip();
      await meanwhile?.();
    }
    throw new Error(`skipped and skipped, and never saw ${what}`);
  }

  /** Runs the drill fast until the clock shows a moment, and in real time again from there. */
  async runUntil(epochMs: number): Promise<void> {
    await this.page.getByRole('radio', { name: '20x' }).click();
    while ((await this.clock()) < epochMs) await this.page.waitForTimeout(100);
    await this.page.getByRole('radio', { name: '1x', exact: true }).click();
  }

  /** Types a line into the composer and sends it: a message, or a slash command. */
  async type(line: string): Promise<void> {
    const composer = this.page.locator('[data-composer]');
    await composer.fill(line);
    await composer.press('Enter');
  }

  /** Fills in the form that is open and sends it. Radio buttons are named `Question: answer`. */
  async send(title: string, fields: Readonly<Record<string, Filling>>): Promise<void> {
    const form = this.page.getByRole('form', { name: title });
    await form.waitFor();
    for (const [label, value] of Object.entries(fields)) await this.put(form, label, value);
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' }).catch(async () => {
      throw new Error(`the form “${title}” was not sent: ${await textOf(form)}`);
    });
  }

  /** Sends the form that is open as it is, also when it reminds of what the playbook asks for besides. */
  async sendAnyway(title: string): Promise<void> {
    const form = this.page.getByRole('form', { name: title });
    await form.locator('button[type=submit]').click();
    const reminder = form.getByText('Send again to leave it out.');
    await reminder.waitFor();
    await form.locator('button[type=submit]').click();
    await form.waitFor({ state: 'detached' });
  }

  private async put(form: Locator, label: string, value: Filling): Promise<void> {
    if (typeof value === 'boolean') {
      await form.getByRole('checkbox', { name: startingWith(label) }).setChecked(value);
      return;
    }
    const group = form.getByRole('group', { name: labelled(label) });
    if ((await group.count()) > 0) {
      await group.getByRole('radio', { name: startingWith(value) }).check();
      return;
    }
    const select = form.getByRole('combobox', { name: labelled(label) });
    if ((await select.count()) > 0) {
      const options = await select.locator('option').allTextContents();
      const wanted = options.find((option) => option.startsWith(value));
      if (wanted === undefined) throw new Error(`“${label}” offers ${options.join(', ')}, and not ${value}`);
      await select.selectOption({ label: wanted });
      return;
    }
    await form.getByRole('textbox', { name: labelled(label) }).fill(value);
  }

  /** Opens a console by its tab. */
  async console(title: string): Promise<void> {
    const tab = this.page.locator('[data-floor-pane=consoles]').getByRole('tab', { name: startingWith(title) });
    await tab.click();
    await this.page.locator('[data-floor-pane=consoles]').getByRole('tabpanel').waitFor();
  }

  /** Reads for a moment: what one leaves at a glance counts as not looked at. */
  async read(): Promise<void> {
    await this.page.waitForTimeout(LOOK);
  }

  get consoles(): Locator {
    return this.page.locator('[data-floor-pane=consoles]');
  }

  /** Opens a conversation by its tab. */
  async conversation(label: string): Promise<void> {
    await this.tab('Conversations', startingWith(label)).click();
  }

  get messages(): Locator {
    return this.page.getByRole('log', { name: /^Messages in/ });
  }

  /** Answers the newest message of somebody in the conversation that is open. */
  async answer(name: string, text: string): Promise<void> {
    await this.messages
      .getByRole('button', { name: `Answer ${name}` })
      .last()
      .click();
    await this.type(text);
  }

  /** Runs a command in the terminal and gives back what it printed. */
  async run(command: string): Promise<string> {
    await this.console('Terminal');
    const line = this.page.getByRole('textbox', { name: 'Command line' });
    const output = this.page.getByRole('log', { name: 'Terminal output' });
    await line.waitFor();
    const before = (await textOf(output)).length;
    await line.fill(command);
    await line.press('Enter');
    await output.getByText(command, { exact: true }).last().waitFor();
    await this.page.getByText('running, Ctrl-C stops').waitFor({ state: 'detached' });
    return (await textOf(output)).slice(before);
  }
}
