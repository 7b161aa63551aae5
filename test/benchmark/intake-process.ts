import { once } from 'node:events';
import { systemClock } from '../../adapters/clock/clock.ts';
import { readConfig } from '../../adapters/config/config.ts';
import { pinoLog } from '../../adapters/log/pino/pino-log.ts';
import { openParley } from '../../parley.ts';
import { runIntakes } from './full-turn.ts';

/** One process of several that take turns on one store: warms up, waits for a message, runs, and tells its rate. */
const config = readConfig({ ...process.env, LOG_LEVEL: 'error' });
const parley = await openParley(config, systemClock, pinoLog(config.LOG_LEVEL, process.stderr));
await runIntakes(parley, 100);
process.send?.('ready');
await once(process, 'message');
const before = process.cpuUsage();
const run = await runIntakes(parley, Number(process.env['INTAKES']));
const { user, system } = process.cpuUsage(before);
process.send?.({ ...run, processorMs: (user + system) / 1_000 });
await parley.close();
process.disconnect?.();
