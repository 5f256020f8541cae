import type { JoinProblem } from './types';

interface ProblemWords {
  readonly title: string;
  /** What it means, and how to mend it. */
  readonly text: string;
  /** There is nothing to fill in any more. */
  readonly isFinal: boolean;
  /** It may pass by itself. */
  readonly canRetry: boolean;
}

const WORDS: Readonly<Record<JoinProblem['code'], ProblemWords>> = {
  'damaged-link': {
    title: 'This link is damaged',
    text: 'A part of it is missing: some programs cut long links, or leave out what follows the #. Copy the whole link once more, up to its last character, or scan the QR code.',
    isFinal: true,
    canRetry: false,
  },
  'old-link': {
    title: 'This link has been replaced',
    text: 'Somebody was removed from the room, and a new key was made. Ask whoever invited you for the new link.',
    isFinal: true,
    canRetry: false,
  },
  'no-engine': {
    title: 'There is no engine for rooms here',
    text: 'This page was opened where no team engine is served. Open the link exactly as you were given it; its first part names the machine that hosts the room.',
    isFinal: true,
    canRetry: false,
  },
  unreachable: {
    title: 'The room cannot be reached',
    text: 'Are you in the same network, or connected to its VPN? Is the machine that hosts the room still on, with “npm run host” running? It is tried again by itself.',
    isFinal: false,
    canRetry: true,
  },
  refused: {
    title: 'The engine turned this browser away',
    text: 'Load the page again: the host may have been set up anew. If it stays so, ask whoever hosts the room.',
    isFinal: false,
    canRetry: true,
  },
  closed: {
    title: 'This room is closed',
    text: 'The drill is over and nobody can join any more. Ask for the record if you want to read the debrief.',
    isFinal: true,
    canRetry: false,
  },
  removed: {
    title: 'You were removed from this room',
    text: 'A host took you out of it. If that was a mistake, ask for the new link.',
    isFinal: true,
    canRetry: false,
  },
  full: {
    title: 'The engine has no room left',
    text: 'Its storage is full. Whoever hosts it has to make space before anybody can join.',
    isFinal: false,
    canRetry: true,
  },
  failed: {
    title: 'Joining did not work',
    text: 'Try again. If it stays so, pass the details on to whoever hosts the room.',
    isFinal: false,
    canRetry: true,
  },
};

/** What is said of a problem, and what can be done about it. */
export function joinProblemText(problem: JoinProblem): ProblemWords {
  return WORDS[problem.code];
}
