import type { ImportError } from '../exchange/record-format';
import type { ImportTrouble } from '../screens/library/types';

/** What is wrong with a file, for the library's notice: what, where and how to mend it. */
export function troubleOf(fileName: string, error: ImportError): ImportTrouble {
  const { scorecard } = error;
  return {
    title: `${fileName} was not taken in`,
    lines: [error.sentence, ...error.problems.map((p) => `${p.path}: ${p.message} ${p.hint}`.trim())],
    ...(scorecard === undefined
      ? {}
      : {
          frozen: `Its scorecard can still be read: ${scorecard.rating}, ${scorecard.percent} % (${scorecard.dimensions.map((d) => `${d.title} ${d.rating}`).join(', ')}).`,
        }),
  };
}
