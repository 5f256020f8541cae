import type { DrillState } from '../../drill/state';

/** So many texts back it is known who saved what. */
const MOST = 12;

/** The last texts that were saved or submitted, oldest first. */
export function savedTexts({ happenings }: Pick<DrillState, 'happenings'>): readonly string[] {
  const texts: string[] = [];
  for (let i = happenings.length - 1; i >= 0 && texts.length < MOST; i--) {
    const act = happenings[i]?.act;
    if (act?.type === 'postmortem.save' || act?.type === 'postmortem.submit') texts.push(act.markdown);
    if (act?.type === 'drill.end') break;
  }
  return texts.reverse();
}

/** Who took the pen last from whom, if it was taken from somebody and nothing was saved since. */
export function lastHandover({
  happenings,
}: Pick<DrillState, 'happenings'>): { readonly from: string; readonly to: string } | undefined {
  let holder: string | undefined;
  let taken: { from: string; to: string } | undefined;
  for (const { act, by } of happenings) {
    if (act.type === 'postmortem.save') {
      holder = by;
      if (taken?.to === by) taken = undefined;
    } else if (act.type === 'postmortem.take-pen') {
      taken = holder === undefined || holder === by ? undefined : { from: holder, to: by };
      holder = by;
    }
  }
  return taken;
}
