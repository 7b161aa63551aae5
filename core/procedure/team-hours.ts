import { civilDateOf, instantOf, isWorkingDay } from '../deadline/calendar.ts';
import type { Instant } from '../time.ts';
import type { Procedure } from './procedure.ts';

/** Whether somebody of the team can be expected to be there at that moment, by the procedure's own calendar and hours. */
export const isTeamIn = (now: Instant, { timeZone, holidays, teamHours }: Procedure): boolean => {
  const day = civilDateOf(now, timeZone);
  return (
    isWorkingDay(day, holidays) &&
    now >= instantOf(day, teamHours.from, timeZone) &&
    now < instantOf(day, teamHours.to, timeZone)
  );
};
