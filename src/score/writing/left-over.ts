import { remembered } from '../../base/remembered';
import { residue } from '../record/fields';
import { isResidue } from './read/residue';

/** "None" and "unknown" answer a question; a dash, or a prompt, does not. */
const ANSWER = /^\W*(?:none|no|nothing|nobody|unknown|n\/a)\W*$/i;

/** Is a sentence or cell what a template left there, and no answer of the writer's? */
export const isLeftOver: (text: string) => boolean = remembered(
  (text) => residue(text).length > 0 || (!ANSWER.test(text) && isResidue(text)),
);
