import { err } from '../base/result';
import type { PersonId } from '../drill/state';
import type { AppendError, Sequencer } from '../sync/sequencer';
import type { Crew } from './crew';

const REFUSED: AppendError = {
  code: 'closed',
  sentence:
    'This is a copy of a drill that was played in a room. It can be read here; what happens in it, happens in the room.',
};

/** The record of a copy: what a room has put in order stays as it is. */
export function copySequencer(sequencer: Sequencer): Sequencer {
  return { ...sequencer, append: () => Promise.resolve(err(REFUSED)) };
}

/** Nobody plays in a copy: it shows what whoever had this seat saw, or what the facilitator saw. */
export function copyCrew(seat: PersonId | undefined): () => Crew {
  const seats = seat === undefined ? [] : [seat];
  return () => ({
    otherwise: 'facilitator',
    seats: () => seats,
    isConductor: () => false,
    settle: () => Promise.resolve(),
    begin: () => undefined,
    tick: () => undefined,
    comeOrGo: () => undefined,
  });
}
