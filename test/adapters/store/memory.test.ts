import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { storeContract } from '../../contract/store.contract.ts';

storeContract('memory', async () => {
  const store = memoryStore();
  return { store, remove: () => store.close() };
});
