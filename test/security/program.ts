import { channel } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { serve } from '../../serve.ts';
import { Microsoft } from '../adapters/channel/teams/microsoft.ts';
import { TestTelegram } from '../adapters/channel/telegram/server.ts';

/** `GET /api/me`; HEAD goes with its GET. */
export type Route = `${string} ${string}`;

export type Assembled = {
  readonly url: string;
  /** Every route that the server answers, as fastify was told of it. */
  readonly routes: ReadonlySet<Route>;
  /** The code of the printed link of the desk, and of each made-up case's parties, by the line that it was printed in. */
  readonly desk: string;
  party(title: string, role: 'claimant' | 'respondent'): string;
  close(): Promise<void>;
};

const initialized = channel('fastify.initialization');

/**
 * The program as `npm start -- --demo` puts it together, in this process, with Telegram by webhook and Teams beside the
 * web: what an operator runs, and so every route that anybody can reach. Its public address is https.
 */
export const assemble = async (): Promise<Assembled> => {
  const [telegram, microsoft] = [new TestTelegram(), await Microsoft.start()];
  await telegram.start();
  const folder = mkdtempSync(join(tmpdir(), 'parley-security-'));
  const before = { ...process.env };
  Object.assign(process.env, microsoft.environment, {
    STORE: 'memory',
    PORT: '0',
    HOST: '127.0.0.1',
    DATA_DIR: folder,
    PUBLIC_URL: 'https://parley.example',
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_MODE: 'webhook',
    TELEGRAM_API_URL: telegram.url,
    LOG_LEVEL: 'silent',
  });
  const routes = new Set<Route>();
  let app: FastifyInstance | null = null;
  const meet = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: FastifyInstance };
    app ??= fastify;
    fastify.addHook('onRoute', ({ method, url }: RouteOptions) => {
      for (const each of [method].flat()) routes.add(`${each} ${url}`);
    });
  };
  initialized.subscribe(meet);
  const { said, unhear } = hear();
  const ended = serve(['--demo']);
  const printed = await Promise.race([said(/still being told[^\n]*\n/u), ended.then(() => '')]);
  unhear();
  initialized.unsubscribe(meet);
  return {
    url: addressOf(app),
    routes,
    desk: /Your desk.*\/l\/(\w+)/u.exec(printed)?.[1] ?? '',
    party: (title, role) =>
      new RegExp(`^${title}.*, as the ${role}: .*/l/(\\w+)$`, 'mu').exec(printed)?.[1] ?? '',
    close: async () => {
      process.emit('SIGTERM');
      await ended;
      await Promise.all([telegram.stop(), microsoft.close()]);
      process.env = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const addressOf = (app: FastifyInstance | null): string => {
  const address = app?.server.address() ?? null;
  if (address === null || typeof address === 'string') throw new Error('The program does not listen.');
  return `http://127.0.0.1:${address.port}`;
};

/** What is written to the standard output, which meanwhile shows nothing. */
const hear = () => {
  const write = process.stdout.write;
  let text = '';
  let wake = (): void => {};
  process.stdout.write = ((chunk: string | Uint8Array) => {
    text += String(chunk);
    wake();
    return true;
  }) as typeof write;
  return {
    said: (pattern: RegExp): Promise<string> =>
      new Promise((resolve) => {
        wake = () => pattern.test(text) && resolve(text);
        wake();
      }),
    unhear: () => {
      process.stdout.write = write;
    },
  };
};
