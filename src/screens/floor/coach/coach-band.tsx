import { useFloor } from '../parts/floor-context';
import { Guided } from './guided';
import { Hinted } from './hinted';
import { useHints } from './use-hints';

/** The coach's line across the floor, for somebody who plays alone and wants help. */
export function CoachBand({ known }: { readonly known: ReadonlySet<string> }) {
  const { coaching, phase } = useFloor().snapshot.view;
  if (coaching === 'free' || (phase !== 'live' && phase !== 'paused')) return null;
  return <Coaching known={known} isGuided={coaching === 'guided'} />;
}

function Coaching({ known, isGuided }: { readonly known: ReadonlySet<string>; readonly isGuided: boolean }) {
  const hints = useHints(known);
  return isGuided ? <Guided hints={hints} /> : <Hinted hints={hints} />;
}
