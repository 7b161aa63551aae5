import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Listener = {
  readonly url: string;
  /** What was asked of it; a connection alone counts too. */
  readonly heard: readonly string[];
  close(): Promise<void>;
};

const listen = async (host: string, answer: RequestListener): Promise<Listener> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  server.on('connection', () => void heard.push('connection'));
  server.on('upgrade', (request, socket) => {
    heard.push(`upgrade ${request.url}`);
    socket.end('HTTP/1.1 307 Elsewhere\r\nlocation: http://127.0.0.2/\r\ncontent-length: 0\r\n\r\n');
  });
  server.listen(0, host);
  await once(server, 'listening');
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    heard,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

/** A machine of the inside, which nobody from outside may reach through Parley. On another address than what is configured. */
export const startTrap = (): Promise<Listener> =>
  listen('127.0.0.2', (_request, response) => response.end('{"access_token":"secret of the inside"}'));

/** A service that is configured, and that sends whoever asks on to an address. */
export const startDecoy = (
  location: string,
  answers: { readonly [path: string]: () => unknown } = {},
): Promise<Listener> =>
  listen('127.0.0.1', (request, response) => {
    const answer = answers[request.url ?? ''];
    if (answer === undefined) response.writeHead(307, { location }).end();
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer()));
  });
