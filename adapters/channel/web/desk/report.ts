import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../../../core/port/outside.ts';
import type { Store } from '../../../../core/port/store.ts';
import { forStaff } from '../server/right.ts';
import { csvOf } from './csv.ts';
import { stallList } from './report-stall.ts';
import type { Sayer } from './said.ts';
import type { DeskStalls } from './wire.ts';

type ReportParts = {
  readonly store: Store;
  readonly clock: Clock;
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
export const reportRoutes = (desk: FastifyInstance, { store, clock, reader }: ReportParts): void => {
  desk.get(
    '/reports/stalls',
    READS,
    async (request): Promise<DeskStalls> => ({
      now: clock.now(),
      cases: await stallList(store, reader(request)),
    }),
  );

  desk.get('/reports/stalls.csv', READS, async (request, reply) => {
    const by = reader(request);
    const lines = (await stallList(store, by)).map((each) => [
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
    reply.header('content-disposition', 'attachment; filename="stalls.csv"');
    return csvOf([STALL_COLUMNS.map(by.key), ...lines]);
  });
};
