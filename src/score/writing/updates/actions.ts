import type { TextSpan } from '../types';
import { COURTESY } from './courtesy';
import { guessIn } from './guesses';
import { spanIn, type UpdateText } from './update-text';

/** What an update says was done or is being done. */
export interface ActionsSaid {
  /** 0 nothing, 0.25 looking, 0.4 a fix, 1 what exactly. */
  readonly grade: number;
  /** Different things that were done, by their verbs. */
  readonly deeds: ReadonlySet<string>;
  /** A cause is named, not guessed at. */
  readonly cause: boolean;
  readonly spans: readonly TextSpan[];
}

/** Deeds that say what was done to what. */
const DEED =
  /\b(roll(?:ed|ing)? ?-?(?:it |this |that |them |the [\w -]{1,30} )?back|rollback|revert(?:ed|ing)?|restart(?:ed|ing)?|reboot(?:ed|ing)?|re-?deploy(?:ed|ing)?|hot-?fix(?:ed|ing)?|fail(?:ed|ing)? ?-?over|failover|switch(?:ed|ing)?(?: over)?|rerout(?:ed|ing)|re-rout(?:ed|ing)|redirect(?:ed|ing)|rout(?:ed|ing) (?:traffic|around|away)|disabl(?:ed|ing)|re-?enabl(?:ed|ing)|enabl(?:ed|ing)|turn(?:ed|ing) (?:off|on)|scal(?:ed|ing)(?: up| out| down)?|add(?:ed|ing) (?:more |extra |additional |new )?(?:[\w-]+ )?(?:capacity|servers?|nodes?|workers?|instances?|resources?|memory|index\w*|hardware|monitoring)|increas(?:ed|ing) (?:the |our )?(?:[\w-]+ )?(?:capacity|limits?|pool|resources|memory|quota|timeouts?|number)|provision(?:ed|ing)|replac(?:ed|ing)|rebuil(?:t|d|ding)|restor(?:ed|ing) (?:from|the|a|data|backup|traffic|connectivity)|reprocess(?:ed|ing)?|re-process(?:ed|ing)?|replay(?:ed|ing)|re-?queu(?:ed|ing)|re-?sen(?:t|d|ding)|re-?run(?:ning)?|drain(?:ed|ing)|clear(?:ed|ing) (?:the|a|our|out)|flush(?:ed|ing)|purg(?:ed|ing)|block(?:ed|ing)|throttl(?:ed|ing)|rate[- ]limit(?:ed|ing)|patch(?:ed|ing)|upgrad(?:ed|ing)|downgrad(?:ed|ing)|migrat(?:ed|ing)|isolat(?:ed|ing)|remov(?:ed|ing)|rotat(?:ed|ing)|renew(?:ed|ing)|re-?issu(?:ed|ing)|contact(?:ed|ing) (?:our|the|them)|escalat(?:ed|ing)|engag(?:ed|ing) (?:with )?(?:our|the|[A-Z])|work(?:ed|ing)? (?:closely |directly |together )?with (?:our|the|[A-Z])[\w' -]{0,40}?(?:provider|vendor|partner|carrier|supplier|team|support|engineers|aws|google|azure|cloudflare)|correct(?:ed|ing)|tun(?:ed|ing)|optimi[sz](?:ed|ing)|paus(?:ed|ing)|resum(?:ed|ing)|shift(?:ed|ing)|mov(?:ed|ing) (?:traffic|to|the|all|our|customers)|back-?fill(?:ed|ing)|rolled out|rolling out (?!a fix|the fix)|shut(?:ting)? down|kill(?:ed|ing)|terminat(?:ed|ing)|repair(?:ed|ing)|reset(?:ting)?|re-?index(?:ed|ing)|re-?sync\w*|recover(?:ed|ing) (?:the|from|data)|updat(?:ed|ing) (?:the|our|a) (?:config\w*|dns|certificate|rule|filter|firewall|polic|settings?|code|software|library|records?)|adjust(?:ed|ing)|reconfigur(?:ed|ing)|dispatch(?:ed|ing)|splic(?:ed|ing)|bypass(?:ed|ing)|quarantin(?:ed|ing)|decommission(?:ed|ing)|reduc(?:ed|ing) (?:the |our )?(?:load|traffic|rate)|rebalanc(?:ed|ing)|limit(?:ed|ing) (?:the|traffic)|bring(?:ing)? (?:back|up|it|the|them)|brought (?:back|up|it|the|them)|stopp(?:ed|ing) (?:the|all|new)|published a (?:new|fixed)|releas(?:ed|ing) (?:a |an )?(?:new )?(?:version|patch|update|hotfix|build)|ship(?:ped|ping) (?:a|an|the)|deploy(?:ed|ing) (?:a |an |the )?(?!fix|solution|resolution|mitigation|change|update|temporary fix)[\w-]{3,}|manually \w+ed)\b/gi;
const HOW =
  '(?: (?:now|also|just|already|since|then|successfully|currently|actively|been|begun|started|still|temporarily|manually|fully|partially|immediately|therefore|being|to))*';
const IRREGULAR =
  'sent|built|rebuilt|took|taken|brought|ran|set|shut|split|cut|reset|swapped|put|sped|drew|drawn|withdrew|withdrawn|undid|undone';
/** A deed in any other words: "we compared the indexes", "the switch was replaced". What every update says is taken out. */
const WE_DID = new RegExp(
  String.raw`\b(?:we|i|(?:[\w-]+ )?(?:team|engineers?|technicians?|crews?|staff|provider|vendor|partner|carrier|operator)s?)(?:'ve|'re| have| has| are| is| were| was| had)?${HOW} ((?:re-?)?\w{2,}(?:ed|ing)|${IRREGULAR})\b`,
  'gi',
);
const WAS_DONE = new RegExp(
  String.raw`\b(?:(?:has|have|had) (?:now |also |already |since |just )?been|(?:is|are|was|were) (?:now |currently |also |still )?being|was|were|is|are)${HOW} ((?:re-?)?\w{2,}ed|${IRREGULAR})\b`,
  'gi',
);
const EVERYDAY =
  /^(?:investigat|work|monitor|identif|continu|provid|apolog|see|experienc|receiv|post|shar|updat|expect|look|assess|evaluat|appreciat|understand|aim|hop|plan|learn|notic|observ|detect|appl(?:ied|ying)|implement|deploy|fix|resolv|mitigat|need|us(?:ed|ing)|believ|confirm|ensur|keep|get|hav|do|be(?:ing)?$|thank|complet|try|tri(?:ed)|troubleshoot|diagnos|determin|report|watch|consider|clos|mark|start|begin|reach|affect|impact|delay|relat|caus|rais|aler|inform|notif|interest|concern|commit|improv|recover|restor|degrad|interrupt|disrupt|limit|reduc|elevat|increas|fail|declin|reject|block|miss|schedul|excit|happ|pleas|delight|introduc|announc|launch|add(?:ed|ing)|requir|advis|recommend|encourag|handl|process|display|load|creat|log|sign|connect|access|return|bas|locat|call|involv|engag|address|follow|pending|going|coming|during|analy|review|gather|includ|deliver|intend|need|assum|suspect|discover|trac|queu|expir|act|allow|suppos|unabl|tak|mak|find|found|know|serv|show|sens|regard|aware|stopp?|occur|remain|prepar|test|develop|push|roll|releas|narrow|pinpoint|isolat(?:ed)? to|determined)/i;

/** Who did it was not the team, or it is the trouble itself. */
const NOT_OURS = /\b(?:customers|users|you|members) (?:may|might|can|could|should|will)\b|\bplease\b/i;

const CAUSE =
  /\b(?:caused by|(?:was|is|were|being) (?:the result of|due to)|due to|because (?:of|our|the|an?|this|it|one|of)|as a result of|resulted from|resulting from|root cause (?:was|is|has been|of)|the cause (?:was|is)|triggered by|stemm(?:ed|ing) from|originat(?:ed|ing) (?:from|in)|introduced (?:by|in)|traced (?:this |it |the issue )?(?:back )?to|identified (?:the |an? |this )?(?:issue|problem|cause|source|root cause)?[^.]{0,30}?\b(?:as|to be|in|with|within|on)\b|(?:bad|faulty|recent|misconfigured) (?:deploy\w*|release|config\w*|change|update|commit)|an? (?:bug|misconfiguration|regression|memory leak|expired certificate|hardware failure|power (?:outage|failure)|fib(?:er|re) cut|network (?:outage|failure|issue|partition)|database (?:failure|issue|overload|lock)|third[- ]party|provider (?:outage|issue)|ddos|surge|spike|capacity))\b/i;
const FIX =
  /\b(?:fix(?:es)?|solution|mitigations?|remediation|patch|workaround|correction|change|resolution)\b[^.]{0,40}\b(?:implement\w*|deploy\w*|appl(?:ied|ying)|roll\w*|releas\w*|in place|prepar\w*|test\w*|work\w*|push\w*|ready|develop\w*|ship\w*|live|being)\b|\b(?:implement\w*|deploy\w*|appl(?:ied|ying)|roll\w* out|releas\w*|prepar\w*|test\w*|work(?:ing)? on|push\w*|develop\w*|ship\w*|put) (?:a |an |the |out |on |in )?(?:permanent |temporary |potential |possible |further |new )?(?:fix|solution|mitigation|remediation|patch|correction|change|resolution|measures?)\b|\bidentified\b[^.]{0,40}\b(?:issue|cause|problem|source)\b|\b(?:issue|cause|problem|source)\b[^.]{0,40}\b(?:identified|found|isolated)\b|\bmitigat(?:ed|ing)\b|\b(?:working|work) (?:to|on|towards)\b/i;
const LOOKING =
  /\b(?:investigat\w*|look(?:ing)? into|diagnos\w+|triag\w+|troubleshoot\w*|monitor\w*|(?:team|engineers?|teams) (?:is|are|have been|has been) (?:working|engaged|looking|on)|narrow\w+|reproduc\w+|analy[sz]ing|reviewing|gathering)\b/i;
/** Progress that can be counted, or what is known of the recovery. */
const PROGRESS =
  /\b\d[\d,.]* ?(?:%|percent)[^.]{0,40}\b(?:complet\w+|recover\w*|restor\w*|process\w*|rebuilt|done|back|healthy|deliver\w*|roll\w*|migrat\w*|caught)|\b(?:complet\w+|recover\w*|restor\w*|process\w*|to|at|about)\b[^.]{0,20}\b\d[\d,.]* ?(?:%|percent)(?: complete)?|\b\d[\d,]* (?:of|out of) \d|\b(?:error rates?|errors|latenc\w+|queues?|backlogs?|traffic|delivery|response times?|metrics|success rates?|performance|load)\b[^.]{0,50}\b(?:recover\w*|improv\w*|decreas\w*|drop\w*|return\w*|normal|declin\w*|clear\w*|drain\w*|stabili[sz]\w*|catch\w* up|caught up)\b/i;

/** Reads what was done. A deed with its object is worth more than "a fix", and that more than "investigating". */
export function actionsIn(update: UpdateText): ActionsSaid {
  const deeds = new Set<string>();
  const spans: TextSpan[] = [];
  let grade = 0;
  let cause = false;
  for (const line of update.lines) {
    const { text } = line;
    if (guessIn(text) !== undefined) continue;
    if (NOT_OURS.test(text) && !/\bwe\b/i.test(text)) continue;
    for (const m of text.matchAll(DEED)) {
      const verb = m[0].toLowerCase().slice(0, 6);
      if (deeds.has(verb)) continue;
      deeds.add(verb);
      spans.push(spanIn(update, line, { index: m.index, length: m[0].length }, 'Says what is done to what.'));
    }
    if (COURTESY.test(text)) continue;
    for (const pattern of [WE_DID, WAS_DONE]) {
      for (const m of text.matchAll(pattern)) {
        const verb = (m[1] ?? '').toLowerCase();
        if (verb === '' || EVERYDAY.test(verb) || deeds.has(verb.slice(0, 6))) continue;
        deeds.add(verb.slice(0, 6));
        spans.push(spanIn(update, line, { index: m.index, length: m[0].length }, 'Says what is done to what.'));
      }
    }
    const named = CAUSE.exec(text);
    if (named !== null) {
      cause = true;
      spans.push(spanIn(update, line, { index: named.index, length: named[0].length }, 'Names what was found.'));
    }
    const progress = PROGRESS.test(text);
    const small = FIX.test(text) ? 0.4 : LOOKING.test(text) ? 0.25 : 0;
    grade = Math.max(grade, small, progress ? 0.6 : 0);
  }
  const exact = deeds.size + (cause ? 1 : 0);
  return { grade: Math.max(grade, exact === 0 ? 0 : exact === 1 ? 0.8 : 1), deeds, cause, spans };
}
