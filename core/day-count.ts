/** A count of a day as it is kept: `2026-11-24 1500`. */
export type DayCount = { readonly kept: string; readonly count: number };

/** Adds to it. A later day begins at 0; whoever is still at the day before adds to the later one. `kept`: null where there was none. */
export const addedOnDay = (kept: string | null, day: string, by: number): DayCount => {
  const [held = '', before = '0'] = kept?.split(' ') ?? [];
  const isHeld = held >= day;
  const count = isHeld ? Number(before) + by : by;
  return { kept: `${isHeld ? held : day} ${count}`, count };
};
