import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { standingClock } from '../../../adapters/clock/clock.ts';
import { readConfig } from '../../../adapters/config/config.ts';
import { pinoLog } from '../../../adapters/log/pino/pino-log.ts';
import { localTrace, tracedLog } from '../../../adapters/trace/local/local-trace.ts';
import { openParley } from '../../../parley.ts';
import { silentLog } from '../../fixture/silent-log.ts';

const CANARY = 'Quagmire-7731';

type Sent = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly attributes: readonly { readonly key: string; readonly value: { readonly stringValue: string } }[];
};

/** A collector on the loopback. */
let received = '';
const collector = createServer((request, response) => {
  request.setEncoding('utf8');
  request.on('data', (part: string) => {
    received += part;
  });
  request.on('end', () => {
    received += '\n';
    response.end('{}');
  });
});
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  collector.close();
});

const spansOf = (text: string): readonly Sent[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => JSON.parse(line).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans);

test('a turn is one trace of its steps, without a word of it, an amount or a fault’s message', async () => {
  const { port } = collector.address() as AddressInfo;
  const endpoint = `http://127.0.0.1:${port}/`;
  const config = readConfig({ STORE: 'memory', OTEL_EXPORTER_OTLP_ENDPOINT: endpoint });
  const parley = await openParley(config, standingClock(Date.UTC(2026, 10, 24)), silentLog);
  const { conversationId, caseId } = await parley.turns.open({
    procedureId: 'consumer',
    locale: 'en',
    timeZone: 'UTC',
  });
  const input = {
    kind: 'text' as const,
    text: `My ${CANARY} from Acme came broken. I paid 7731.25 dollars.`,
  };
  await parley.turns.take({ conversationId, updateId: 'one', input });
  const nobody = parley.turns.take({ conversationId: `no-${CANARY}`, updateId: 'two', input });
  await expect(nobody).rejects.toThrow();
  await parley.close();

  const spans = spansOf(received);
  const turn = spans.find(
    ({ name, attributes }) =>
      name === 'turn' && attributes.some(({ value }) => value.stringValue === conversationId),
  );
  const steps = spans.filter(
    ({ parentSpanId }) => parentSpanId !== undefined && parentSpanId === turn?.spanId,
  );
  expect(steps.map(({ name }) => name).sort()).toEqual(['append', 'decide', 'understand']);
  expect(new Set(steps.map(({ traceId }) => traceId))).toEqual(new Set([turn?.traceId]));
  const said = steps.flatMap(({ attributes }) => attributes.map(({ key }) => key));
  expect([...new Set(said)].sort()).toEqual(['parley.case', 'parley.turn']);
  expect(received).toContain(caseId);
  const [first = ''] = received.split('\n');
  expect(JSON.parse(first).resourceSpans[0].resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'parley' } },
  ]);
  expect(received.replaceAll(`no-${CANARY}`, '')).not.toMatch(/Quagmire|Acme|7731\.25|773125/u);
});

test('every line of a turn has its id, and so has the fault that is logged after it; each turn has its own', async () => {
  const lines: string[] = [];
  let count = 0;
  const trace = localTrace({ code: () => `code${++count}` });
  const log = tracedLog(pinoLog('info', { write: (line) => lines.push(line) }), trace);
  const turn = (fails: boolean) =>
    trace.during('turn', {}, async () => {
      log.info({ what: 'begun' });
      await trace.during('append', {}, async () => log.warn({ what: 'slow', turnId: 'another' }));
      if (fails) throw new Error('broken');
      return 'done';
    });
  await turn(false);
  const fault: unknown = await turn(true).catch((thrown: unknown) => thrown);
  log.error({ what: 'turn', turnId: 'made up later', fault });
  log.info({ what: 'outside' });
  expect(trace.turnOf(fault)).toBe('code2');
  const ids = lines.map((line) => JSON.parse(line).turnId);
  expect(ids).toEqual(['code1', 'code1', 'code2', 'code2', 'code2', undefined]);
  expect(trace.within('request', () => trace.during('turn', {}, () => trace.turnOf()))).toBe('request');
});
