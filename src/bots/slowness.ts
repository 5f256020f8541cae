import type { Noticed } from './causes/cause';
import type { Situation } from './intent';

const SLOW = /\b(?:slow|slowly|latency|takes? longer|time to answer)\b/i;
const FAILS = /\b(?:errors?|fail(?:s|ing|ed|ures?)?|down|unavailable)\b/i;

/**
 * What people notice when every alert so far is about slowness and none about failures: they wait, and get what they came for.
 * In the alert's own words, which are those of whoever wrote it for people.
 */
export function slowness({ view }: Situation): Noticed | undefined {
  const alerts = view.pages.filter((page) => page.to === undefined);
  const said = /:\s*([^.:]+)/.exec(alerts[0]?.text ?? '')?.[1]?.trim();
  if (said === undefined || !alerts.every((page) => SLOW.test(page.text) && !FAILS.test(page.text))) return undefined;
  const during = `${said.charAt(0).toUpperCase()}${said.slice(1)}`;
  return { during, title: during, over: 'Pages open as quickly as usual', past: 'Pages opened slowly' };
}
