import { memoryAttachments } from '../../../adapters/attachment/memory/memory-attachments.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { storeContract } from '../../contract/store.contract.ts';
import { sweepContract } from '../../contract/sweep.contract.ts';

storeContract('memory', async () => {
  const store = memoryStore();
  return { store, remove: () => store.close() };
});

sweepContract(async () => ({
  store: memoryStore(),
  attachments: memoryAttachments(),
  close: async () => undefined,
}));
