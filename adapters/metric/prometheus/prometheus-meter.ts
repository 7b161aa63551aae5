import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from '../../../core/port/meter.ts';
import { type Backlogged, backlogGauges } from './backlog-gauge.ts';

/** Up to half a minute: a turn may wait for a language model. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** The clockwork looks every second; an hour late means that nobody looked. */
const LATE = [1, 2, 5, 15, 60, 300, 900, 3600];

export type PrometheusMeter = Meter & {
  readonly contentType: string;
  /** Everything counted so far, in the text format of Prometheus. */
  text(): Promise<string>;
};

/**
 * Counts for Prometheus, with the defaults of the process beside them. `openSockets` and what waits are asked for at
 * each reading.
 * A process holds one; `stop` is not needed, since nothing runs between readings.
 */
export const prometheusMeter = (
  openSockets: () => number | Promise<number>,
  backlogged: Backlogged,
): PrometheusMeter => {
  const registers = [new Registry()];
  const [registry] = registers as [Registry];
  collectDefaultMetrics({ register: registry });
  const turns = new Histogram({
    name: 'parley_turn_seconds',
    help: 'Time that turns took, by how they ended.',
    labelNames: ['end'],
    buckets: SECONDS,
    registers,
  });
  const appends = new Histogram({
    name: 'parley_append_seconds',
    help: 'Time that the store took for a batch, by how it ended.',
    labelNames: ['end'],
    buckets: SECONDS,
    registers,
  });
  const deadlines = new Histogram({
    name: 'parley_deadline_late_seconds',
    help: 'How long after its moment a deadline took effect, by clock.',
    labelNames: ['clock'],
    buckets: LATE,
    registers,
  });
  const refusals = new Counter({
    name: 'parley_refusals_total',
    help: 'Commands that the rules refused, by code; those of sealed bids are left out.',
    labelNames: ['code'],
    registers,
  });
  const swept = new Counter({
    name: 'parley_files_swept_total',
    help: 'Files that were destroyed because no case ever named them.',
    registers,
  });
  new Gauge({
    name: 'parley_open_sockets',
    help: 'Connections to the web server that are open.',
    registers,
    async collect() {
      this.set(await openSockets());
    },
  });
  backlogGauges(registers, backlogged);
  return {
    turn: (end, seconds) => turns.observe({ end }, seconds),
    append: (end, seconds) => appends.observe({ end }, seconds),
    deadline: (clock, late) => deadlines.observe({ clock }, Math.max(0, late)),
    refused: (code) => refusals.inc({ code }),
    swept: (files) => swept.inc(files),
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};
