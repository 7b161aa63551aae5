import type { Clock } from '../../../../core/port/outside.ts';
import type { Store } from '../../../../core/port/store.ts';
import type { Procedure } from '../../../../core/procedure/procedure.ts';
import { type Period, periodOf, spanOf } from '../../../../core/report/period.ts';
import type { CivilDate, TimeZone } from '../../../../core/time.ts';
import { periodSaid } from './report-cell.ts';
import { FIGURES_BY, type FiguresBy, figureSections, trendSection } from './report-figures.ts';
import { warningSections } from './report-warning.ts';
import type { DeskReport, ReportName } from './report-wire.ts';
import { CAUSES_BY, type CausesBy, causesSection, teamSections } from './report-work.ts';
import type { Sayer } from './said.ts';

export type Reporting = {
  readonly store: Store;
  readonly clock: Clock;
  readonly procedures: readonly Procedure[];
  /** The operator's own, in which weeks begin. */
  readonly timeZone: TimeZone;
  /** Made-up cases are counted, and they alone (`madeUp`). */
  readonly demonstration: boolean;
};

/** What an address asks a report for; what it leaves out, or asks wrongly, is read as usual. */
export type Asked = {
  readonly from?: CivilDate | undefined;
  readonly to?: CivilDate | undefined;
  readonly by?: string | undefined;
};

type Make = (parts: Reporting, asked: Asked, by: Sayer) => Promise<DeskReport>;

/** Weeks that a report is about where nobody says which: a quarter, a week, and about a month. */
const USUAL_WEEKS = { figures: 13, trend: 13, team: 1, causes: 5 } as const;

const asPeriod = (name: keyof typeof USUAL_WEEKS, { clock, timeZone }: Reporting, asked: Asked): Period =>
  periodOf(asked, USUAL_WEEKS[name], clock.now(), timeZone);

/** The way that was asked for, or else the first. */
const chosen = <N extends string>(names: { readonly [K in N]: unknown }, asked: string | undefined): N => {
  const all = Object.keys(names) as N[];
  return all.find((name) => name === asked) ?? (all[0] as N);
};

const options = (names: { readonly [name: string]: unknown }, by: Sayer) =>
  Object.keys(names).map((value) => ({ value, label: by.key(`report.by.${value}`) }));

/** One row a report. */
export const MAKE: { readonly [N in ReportName]: Make } = {
  figures: async (parts, asked, by) => {
    const period = asPeriod('figures', parts, asked);
    const name = chosen<FiguresBy>(FIGURES_BY, asked.by);
    return {
      name: 'figures',
      period: periodSaid(period, by),
      by: { chosen: name, options: options(FIGURES_BY, by) },
      notes: [by.key('report.small')],
      sections: await figureSections(parts, period, name, by),
    };
  },
  trend: async (parts, asked, by) => {
    const period = asPeriod('trend', parts, asked);
    const section = await trendSection(parts, period, by);
    return {
      name: 'trend',
      period: periodSaid(period, by),
      by: null,
      notes: [by.key('report.small')],
      sections: [section],
    };
  },
  team: async (parts, asked, by) => {
    const period = asPeriod('team', parts, asked);
    const span = spanOf(period, parts.timeZone);
    return {
      name: 'team',
      period: periodSaid(period, by),
      by: null,
      notes: [],
      sections: await teamSections(
        parts.store,
        span,
        { now: parts.clock.now(), demonstration: parts.demonstration },
        by,
      ),
    };
  },
  causes: async (parts, asked, by) => {
    const period = asPeriod('causes', parts, asked);
    const name = chosen<CausesBy>(CAUSES_BY, asked.by);
    return {
      name: 'causes',
      period: periodSaid(period, by),
      by: { chosen: name, options: options(CAUSES_BY, by) },
      notes: [by.key('report.small')],
      sections: [await causesSection(parts.store, spanOf(period, parts.timeZone), name, by)],
    };
  },
  warnings: async ({ store, clock }, _asked, by) => {
    const { sections, more } = await warningSections(store, clock.now(), by);
    return {
      name: 'warnings',
      period: null,
      by: null,
      notes: more ? [by.key('report.warnings.more')] : [],
      sections,
    };
  },
};
