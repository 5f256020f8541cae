import { residue } from '../../record/fields';

const PLACEHOLDER =
  /\bX{2,}:X{2,}\b|\b(?:HH|hh):(?:MM|mm)\b|\b(?:YYYY|yyyy)[-/](?:MM|mm)[-/](?:DD|dd)\b|\b00:00\b.{0,6}$|\bTBD\b|\bTBA\b|\bTODO\b(?!:? \w+ \w+ \w+)|\blorem ipsum\b|<[a-z][^<>@]{2,60}>|\{[A-Za-z][A-Za-z ,/'-]{1,60}\}|\{\{[^}]{1,60}\}\}|\$\{[^}]{1,60}\}|_{4,}|\.{5,}|\bXX+\b|\[\s*\.{3}\s*\]|^\s*(?:n\/a|none|-|–|—|\?|\.{3}|…)\s*$/;

const PROMPT_VERB =
  '(?:describe|list|explain|include|provide|write|summari[sz]e|add|note|state|specify|identify|document|outline|detail|insert|fill|give|use|mention|consider|answer|capture|record|enter|replace|link|attach|tag|assign|think about|remember to|make sure|try to|be sure|indicate|share|select|choose|delete|remove|see the|who|what|when|where|why|how|did|was|were|is|are|could|should|do|does|which)';

const PROMPT = new RegExp(`^\\W{0,4}(?:please |briefly |optionally |try to |\\(optional\\) )?${PROMPT_VERB}\\b`, 'i');
const TEMPLATE_VOICE =
  /\b(?:template|this section|in (?:a|one|two|a few) (?:short )?(?:paragraphs?|sentences?|lines?)|one or two paragraphs|at most\.|try to|in this section|the (?:post-?mortem|incident|outage|document|report) (?:should|author)|should (?:be|include|contain|describe|answer)|e\.g\.|for example|example:|for instance|such as the|your (?:team|service|incident|customers|users)|you (?:can|should|may|might|could|need|will|did|are|have)|one or two sentences|\d ?[-–] ?\d sentences|bullet points?|if (?:any|applicable|known|possible|needed|relevant)|here(?:\.|$)|optional|the incident (?:commander|owner)(?:'s)? name)\b/i;

/**
 * Is a sentence a template's words to the writer ("Describe the root cause", "What went well?") and not the writer's own?
 * An order is one only with the voice of a template or nothing particular in it: "Add an alert on pool size" is an action item.
 */
export function isPrompt(sentence: string): boolean {
  const text = sentence.trim();
  if (text.length > 400) return false;
  if (/\?\s*$/.test(text))
    return /\b(?:you|your|this|the incident|the outage|we|it|any|did|was|were)\b/i.test(text) || text.length < 60;
  const particular = /\d|`|\b[A-Z][a-z]+[A-Z]\w*|\b[A-Z]{2,}\b/.test(text.slice(1));
  if (PROMPT.test(text) && TEMPLATE_VOICE.test(text)) return true;
  if (
    TEMPLATE_VOICE.test(text) &&
    /\b(?:section|sentences?|bullet points?|post-?mortem (?:should|author))\b/i.test(text) &&
    !particular
  )
    return true;
  return (
    /^\W{0,4}(?:please |briefly |try to )?(?:describe|summari[sz]e|explain|list|provide|outline|insert|fill in|specify|state|detail|write|include|enter|indicate)\b/i.test(
      text,
    ) && !particular
  );
}

/** What a template left in a sentence or cell: brackets to be filled in, `HH:MM`, `TBD`, or words to the writer. */
export function isResidue(text: string): boolean {
  return residue(text).length > 0 || PLACEHOLDER.test(text) || isPrompt(text);
}

const POLITE =
  /\b(?:intended solely|no admission|admission of liability|without warranty|trademarks?|(?:this|these) (?:documents?|reports?|post-?mortems?|pages?|texts?|e-?mails?) (?:is|are|was|were|follows?|contains?|describes?|may|has|have|summari[sz]es?|provides?|will|should|does|do)\b|post-?mortem (?:process|policy|culture|template)|(?:reports?|post-?mortems?) (?:are|is) (?:written|shared|published|reviewed|stored|kept)|they (?:contain|include|describe)\b|apolog\w+|(?:we(?:'re| are)|i(?:'m| am)) (?:\w+ )?sorry|thank(?:s| you| everyone| all| the)\b|if you have (?:any )?(?:questions|comments|feedback)|your (?:patience|understanding|trust|support|loyalty)|inconvenience|rest assured|we (?:take|value|appreciate|care|understand how|know how|recogni[sz]e how|pride|strive|remain|are (?:\w+ )?(?:committed|dedicated|proud|confident|grateful))|(?:our|the) (?:commitment|mission|top priority|highest priority|number one priority)|hesitate to (?:contact|reach)|feel free to|please (?:contact|reach|do not|don't|let us|see|visit|subscribe|follow)|valued customer\w*|all rights reserved|copyright|confidential(?:ity)? notice|disclaimer|forward-looking|terms of (?:service|use)|privacy policy|we(?:'re| are) hiring|free trial|visit our|follow us|newsletters?|leading compan\w+|trust us|helps? (?:thousands|millions|hundreds|teams|companies|businesses)|learn more (?:at|about)|sign up|any questions)\b/i;

/**
 * Is a sentence courtesy, law or advertising, without a fact in it? It tells nothing of an incident, however often it stands
 * below reports of some.
 */
export function isBoilerplate(sentence: string): boolean {
  return (
    POLITE.test(sentence) && !/\d|`|_|\b(?:because|caused|due to|which meant|resulted in|led to)\b/i.test(sentence)
  );
}
