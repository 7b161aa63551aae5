import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { personContainment } from '../../../adapters/containment/person/person-containment.ts';
import { webhookContainment } from '../../../adapters/containment/webhook/webhook-containment.ts';

type Received = { readonly headers: IncomingMessage['headers']; readonly body: string };

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A bank's system that answers what it is told to answer. */
const bank = async (status: number, answer: string): Promise<{ url: string; received: Received[] }> => {
  const received: Received[] = [];
  const made = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(answer);
  });
  server = made;
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const { port } = made.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/block`, received };
};

const ASK = { requestId: 'r-1', caseId: 'c-1', containment: 'blockCard', cardLastFour: '4242' } as const;

test('what is asked is signed, carries its own id, and the answer comes back', async () => {
  const { url, received } = await bank(200, JSON.stringify({ outcome: 'done', reference: 'B-77', extra: 1 }));
  await expect(webhookContainment(url, 'secret').request(ASK)).resolves.toEqual({
    outcome: 'done',
    reference: 'B-77',
  });
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  expect(JSON.parse(body)).toEqual(ASK);
  expect(headers['idempotency-key']).toBe('r-1');
  const signature = createHmac('sha256', 'secret').update(body).digest('hex');
  expect(headers['parley-signature']).toBe(`sha256=${signature}`);
});

test.each([
  ['an error', 503, '{}'],
  ['a redirect', 302, '{}'],
  ['no JSON', 200, 'OK'],
  ['an unknown outcome', 200, '{"outcome":"maybe"}'],
])('%s is a fault, so that it is asked again', async (_what, status, answer) => {
  const { url } = await bank(status, answer);
  await expect(webhookContainment(url, undefined).request(ASK)).rejects.toThrow();
});

test('without a connected system the answer is at once that a person has to do it', async () => {
  await expect(personContainment().request(ASK)).resolves.toEqual({ outcome: 'failed' });
});
