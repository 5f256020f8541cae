import type { Situation } from '../bots/intent';
import { wordsSoFar } from './sight';

const DATA =
  /\b(?:data (?:loss|corruption)|corrupt(?:ed|ion)|overwritten|wiped|(?:readings|entries|entry|rows|data|notes|journals?) (?:(?:is|are|was|were|has|have|had)(?: been)? |come up |come back |went )?(?:all )?(?:gone|missing|empty|blank|lost|deleted|disappeared|vanished))\b/i;
const BREACH =
  /\b(?:breach(?:ed)?|compromised|stolen|unauthori[sz]ed|exfiltrat\w+|hijacked|leaked (?:key|secret|token|credential)s?|(?:key|secret|token|credential)s? (?:was |were |has been |have been |is |are )?(?:leaked|exposed|public|published)|security (?:incident|alert)|somebody else'?s? account|suspicious (?:sign-?in|login|access)\w*)\b/i;

/** What kinds of incident it sounds like, by the words that everybody here has read. The playbook has steps of its own for them. */
export function soundsLike(now: Situation): { readonly dataLoss: boolean; readonly breach: boolean } {
  const texts = wordsSoFar(now);
  return {
    dataLoss: texts.some((text) => DATA.test(text)),
    breach:
      texts.some((text) => BREACH.test(text)) ||
      now.view.messages.some((m) => m.channel.includes('security') && m.kind !== 'system'),
  };
}
