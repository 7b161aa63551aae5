import type { ReadingFlag } from '../../../../core/port/understanding.ts';
import { CARE, HOSTILE, OWN_LIMIT } from './care.ts';
import { HUMAN_ONLY } from './human-only.ts';
import { MEDICAL } from './medical.ts';
import { type Signs, shows } from './pattern.ts';
import { SELF_HARM } from './self-harm.ts';
import { VIOLENCE } from './violence.ts';

/** Read in a text by its signs; the other flags tell of the text as a whole. */
type SignFlag = Exclude<ReadingFlag, 'concern' | 'personalData' | 'truncated' | 'noWords'>;

/** One row a flag; danger now, which stops the script, comes first. */
const SIGNS: { readonly [Flag in SignFlag]: Signs } = {
  selfHarm: SELF_HARM,
  violence: VIOLENCE,
  medical: MEDICAL,
  ...CARE,
  ...HUMAN_ONLY,
  hostile: HOSTILE,
  statesOwnLimit: OWN_LIMIT,
};
const FLAGS = Object.keys(SIGNS) as SignFlag[];

/** Everything in a plain text that calls for more care than an answer. */
export const flagsOf = (low: string): readonly ReadingFlag[] =>
  FLAGS.filter((flag) => shows(SIGNS[flag], low));
