import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { madeUp } from '../../../../core/report/made-up.ts';
import { CivilDate } from '../../../../core/time.ts';
import { forStaff } from '../server/right.ts';
import { csvOf } from './csv.ts';
import { reportFile } from './report-file.ts';
import { MAKE, type Reporting } from './report-made.ts';
import { stallList } from './report-stall.ts';
import { REPORTS, type ReportName } from './report-wire.ts';
import type { Sayer } from './said.ts';
import type { DeskStalls } from './wire.ts';

type ReportParts = Omit<Reporting, 'demonstration'> & {
  /** There where all cases are made up. */
  readonly moveClock?: unknown;
  readonly reader: (request: FastifyRequest) => Sayer;
};

/** The right that every report stands for. */
const READS = { config: forStaff({ resource: 'report', action: 'read' }) };

/** The columns of the daily stall list, by their keys in prompts/replies. */
const STALL_COLUMNS = [
  'report.stall.case',
  'report.stall.about',
  'report.stall.other',
  'report.stall.owner',
  'report.stall.since',
  'report.stall.step',
  'report.stall.due',
  'report.stall.why',
] as const;

/**
 * What a supervisor looks at every day: the open cases that stand, as JSON or as a file for a spreadsheet. Nothing in it
 * of a sealed number. Moments in the file are in UTC (ISO 8601).
 */
export const reportRoutes = (desk: FastifyInstance, parts: ReportParts): void => {
  const { store, clock, reader } = parts;
  const demonstration = parts.moveClock !== undefined;
  const counted = { ...parts, demonstration, store: demonstration ? madeUp(store) : store };
  const mark = demonstration ? '-demonstration' : '';
  for (const name of REPORTS) countedRoutes(desk, name, counted, mark);

  desk.get(
    '/reports/stalls',
    READS,
    async (request): Promise<DeskStalls> => ({
      now: clock.now(),
      cases: await stallList(store, reader(request), demonstration),
    }),
  );

  desk.get('/reports/stalls.csv', READS, async (request, reply) => {
    const by = reader(request);
    const lines = (await stallList(store, by, demonstration)).map((each) => [
      each.label,
      each.about,
      each.other,
      each.owner,
      new Date(each.since).toISOString(),
      each.step,
      each.due === null ? '' : new Date(each.due).toISOString(),
      each.why.join('; '),
    ]);
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="stalls${mark}.csv"`);
    return csvOf([STALL_COLUMNS.map(by.key), ...lines]);
  });
};

const Asked = z.object({
  from: CivilDate.optional().catch(undefined),
  to: CivilDate.optional().catch(undefined),
  by: z.string().max(20).optional().catch(undefined),
  section: z.string().max(20).optional().catch(undefined),
});

/** A report that is made of what is counted, as JSON and as a file; `section` asks for one of its tables. */
const countedRoutes = (
  desk: FastifyInstance,
  name: ReportName,
  parts: Reporting & Pick<ReportParts, 'reader'>,
  mark: string,
): void => {
  const make = (request: FastifyRequest) =>
    MAKE[name](parts, Asked.parse(request.query ?? {}), parts.reader(request));

  desk.get(`/reports/${name}`, READS, make);

  desk.get(`/reports/${name}.csv`, READS, async (request, reply) => {
    const { section } = Asked.parse(request.query ?? {});
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="${name}${mark}.csv"`);
    return reportFile(await make(request), section, parts.reader(request));
  });
};
