import type { DrillTime } from '../base/drill-time';
import { type SkipPorts, skipAhead, skipTo } from './skip';

/** The skip of one window: there is one at a time, and asking again ends it where it is. */
export class Skipping {
  isUnderWay = false;
  private isCancelled = false;

  constructor(
    private readonly ports: Omit<SkipPorts, 'leap' | 'isCancelled'>,
    private readonly isOver: () => boolean,
    private readonly changed: () => void,
  ) {}

  /** To the next happening that `person` can see or has promised, or to a drill time. `leap` appends one step. */
  async run(leap: SkipPorts['leap'], aim: { readonly person: string } | { readonly to: DrillTime }): Promise<void> {
    if (this.isUnderWay) {
      this.isCancelled = true;
      return;
    }
    this.isUnderWay = true;
    this.isCancelled = false;
    this.changed();
    const ports = { ...this.ports, leap, isCancelled: () => this.isCancelled || this.isOver() };
    try {
      if ('to' in aim) await skipTo(ports, aim.to);
      else await skipAhead(ports, aim.person);
    } finally {
      this.isUnderWay = false;
      this.changed();
    }
  }
}
