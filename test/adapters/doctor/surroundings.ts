import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Servers of one test, ended together. */
export const surroundings = () => {
  const servers: Server[] = [];
  const listen = async (server: Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  return {
    /** The address of a server that answers so. */
    http: async (answer: RequestListener): Promise<string> =>
      `http://127.0.0.1:${await listen(createServer(answer))}`,
    https: async (answer: RequestListener, files: { readonly key: string; readonly cert: string }) =>
      `https://localhost:${await listen(
        createSecureServer({ key: readFileSync(files.key), cert: readFileSync(files.cert) }, answer),
      )}`,
    close: async (): Promise<void> => {
      for (const server of servers.splice(0)) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
};

/** A certificate for `localhost` that vouches for itself and holds for that many days. */
export const certificate = (
  folder: string,
  days: number,
): { readonly key: string; readonly cert: string } => {
  const files = { key: join(folder, `${days}.key`), cert: join(folder, `${days}.pem`) };
  const options = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', String(days)];
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', ...options, ...name, '-keyout', files.key, '-out', files.cert], {
    stdio: 'ignore',
  });
  return files;
};

/** A port of this machine that nobody listens on. */
export const deadAddress = async (): Promise<string> => {
  const place = surroundings();
  const url = await place.http(() => {});
  await place.close();
  return url;
};
