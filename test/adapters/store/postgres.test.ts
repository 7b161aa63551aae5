import { afterAll, beforeAll } from '@jest/globals';
import { postgresStore } from '../../../adapters/store/postgres/postgres-store.ts';
import { storeContract } from '../../contract/store.contract.ts';
import { type PostgresServer, startPostgres } from '../../fixture/postgres.ts';
import { silentLog } from '../../fixture/silent-log.ts';

let server: PostgresServer;
let shared = '';
beforeAll(async () => {
  server = await startPostgres();
  shared = await server.makeDatabase();
});
afterAll(() => server.remove());

storeContract('postgres', async () => {
  const { store } = await postgresStore({ url: shared, log: silentLog });
  const remove = async () => {
    await store.close();
    await server.emptyDatabase(shared);
  };
  return { store, remove };
});
