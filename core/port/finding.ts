/**
 * One thing that a check of the settings and their surroundings found (`npm run doctor`), in a whole English sentence.
 * It names settings, hosts and numbers, and holds no secret: no token, key or password, no path or query of an address
 * that may contain one, and no text of somebody else's error.
 */
export type Finding = {
  readonly ok: boolean;
  readonly sentence: string;
  /** What to do, where it is not well; a whole sentence too. */
  readonly mend?: string;
};

export const well = (sentence: string): Finding => ({ ok: true, sentence });
export const unwell = (sentence: string, mend: string): Finding => ({ ok: false, sentence, mend });
