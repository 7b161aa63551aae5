import { resolve } from 'node:path';
import { memoryStore } from '../../../../adapters/store/memory/memory-store.ts';
import { openModel } from '../../../../adapters/understanding/langchain/model.ts';
import { rulesUnderstanding } from '../../../../adapters/understanding/rules/understanding.ts';
import { icuWording } from '../../../../adapters/wording/icu/wording.ts';
import { type House, openHouse } from '../../../fixture/house.ts';
import type { ModelServer } from './model-server.ts';

/** The whole house, with a model beside the rules; what is logged as a fault is put into `faults`. */
export const houseWithModel = async (
  server: ModelServer,
  faults: unknown[],
  timeoutMs = 4_000,
): Promise<House> => {
  const store = memoryStore();
  const readers = await openModel({
    rules: rulesUnderstanding(),
    wording: icuWording(resolve('prompts/replies')),
    settings: server.settings(),
    promptDirectory: resolve('prompts/model'),
    timeoutMs,
    dailyTokens: 1_000_000,
    clock: { now: Date.now },
    log: { info: () => {}, warn: () => {}, error: ({ fault }) => faults.push(fault) },
    kept: store,
  });
  return openHouse(store, readers);
};
