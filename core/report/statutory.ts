import { type Deadline, isErrand } from '../deadline/deadline.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Instant } from '../time.ts';

/** The earliest end among these deadlines that a law or a regulator sets; null where the house sets all of them. */
export const statutoryDate = (
  deadlines: readonly Deadline[],
  { clocks }: Pick<Procedure, 'clocks'>,
): Instant | null =>
  deadlines.reduce<Instant | null>((earliest, deadline) => {
    const counts = deadline.kind === 'end' && !isErrand(deadline) && clocks[deadline.clock].statutory;
    return counts && (earliest === null || deadline.at < earliest) ? deadline.at : earliest;
  }, null);
