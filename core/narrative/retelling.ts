import { z } from 'zod';
import { Side } from '../case/party.ts';
import { Locale } from '../locale.ts';

/** Characters of a retelling at most: it is read on the screen of a phone, beside the facts. */
export const MOST_RETOLD = 600;

/**
 * What one side told, put in a few neutral sentences by a program, out of words that both sides may read. It is nobody's
 * statement and settles nothing: the facts stand in the element table. `text` is null where nothing came of it.
 */
export const Retelling = z
  .object({
    by: Side,
    /** A mark of the words it was made of; once they have changed, it is no longer shown. */
    of: z.string().max(16),
    /** The language it is in: that of the words. */
    locale: Locale,
    text: z.string().max(MOST_RETOLD).nullable(),
  })
  .readonly();
export type Retelling = z.infer<typeof Retelling>;

/** Characters of a side's own words in the place of a retelling. */
export const MOST_OWN = 1_000;
