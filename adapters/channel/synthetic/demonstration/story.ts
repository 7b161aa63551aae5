import { DAY } from '../../../../core/time.ts';

/** How long before the first start the first demonstration case begins, in milliseconds. */
export const HISTORY = 12 * DAY;
