import type { SayError } from './room-types';

const SENTENCES: Readonly<Record<SayError['code'], string>> = {
  'not-yours':
    'The room did not take this: somebody else sits there now, or it is for the host to do. Look at the seats and try again.',
  'too-large': 'This is too long for one message to the room. Shorten it and try again.',
  'room-full': 'The room has no space left on its engine. Ask the host to go on in a new room.',
  closed: 'This room is closed to you. What was recorded here stays in your library.',
  incomplete: 'Somebody was just coming in, so the room’s key could not be replaced. Try again.',
  failed: 'The room did not take this. Try again.',
};

/** Why a message was not taken, with its sentence. */
export function sayError(code: SayError['code']): SayError {
  return { code, sentence: SENTENCES[code] };
}
