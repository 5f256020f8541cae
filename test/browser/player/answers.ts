import type { Screen } from './screen';
import { IMPACT, type Words } from './words';

type Asker = 'sam' | 'jun' | 'rosalind' | 'eta';

/** Who has asked or offered something, and what they were told: each of them once. */
export class Answers {
  private readonly answered = new Set<Asker>();

  constructor(
    private readonly screen: Screen,
    private readonly words: Words,
    private readonly moment: (name: string) => Promise<void>,
  ) {}

  has(who: Asker): boolean {
    return this.answered.has(who);
  }

  /** Answers who has asked or offered something since one looked last. */
  async give(): Promise<void> {
    const { screen } = this;
    const sam = screen.messages.getByText('Could it be me?');
    if (!this.answered.has('sam') && (await sam.count()) > 0) {
      this.answered.add('sam');
      await screen.answer(
        'Sam Whitfield',
        `Thank you for saying so, Sam. It is not the spinner: ${this.words.clears}. Leave it in place.`,
      );
    }
    const eta = screen.messages.getByText('When will it be back?');
    if (!this.answered.has('eta') && (await eta.count()) > 0) {
      this.answered.add('eta');
      await this.moment('eta');
      await screen.answer(
        'Priya Nair',
        `No time that would hold yet, Priya. We know the reason and work on it; please tell your partner that the next word comes by ${await screen.clockIn(20)} UTC.`,
      );
    }
    if (await this.isNew('#support')) {
      await screen.conversation('#support');
      if (!this.answered.has('jun') && (await screen.messages.getByText('Is this known?').count()) > 0) {
        this.answered.add('jun');
        await screen.answer(
          'Jun Park',
          `Known, and declared as an incident. ${IMPACT} I write here again as soon as there is more.`,
        );
      }
      if (!this.answered.has('rosalind') && (await screen.messages.getByText('Have I been charged').count()) > 0) {
        this.answered.add('rosalind');
        await screen.answer(
          'Jun Park',
          'Please tell Rosalind: nobody is charged without a reading, and her earlier readings are safe.',
        );
      }
      await screen.conversation('#incidents');
    }
  }

  private async isNew(conversation: string): Promise<boolean> {
    return (await this.screen.tab('Conversations', new RegExp(`^${conversation}.*something new`)).count()) > 0;
  }
}
