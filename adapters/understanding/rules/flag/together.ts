import { mayMatch } from '../prefilter/prefilter.ts';

/** Cues that mean something only beside each other: every one of them has to stand in the same sentence. */
export type Together = readonly RegExp[];

const SENTENCE = /[.!?。！？\n]+/u;
/** Longer than this, cues stand beside each other by chance. */
const LONGEST = 180;

/** Whether cues of a kind stand together in some sentence of a plain text. */
export const standTogether = (cues: readonly Together[], low: string): boolean => {
  const may = mayMatch(cues, low);
  return (
    may.length > 0 &&
    low
      .split(SENTENCE)
      .some(
        (sentence) =>
          sentence.length <= LONGEST && may.some((each) => each.every((cue) => cue.test(sentence))),
      )
  );
};
