import { expect, test } from '@jest/globals';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import { rulesUnderstanding } from '../../../adapters/understanding/rules/understanding.ts';
import type { Understanding } from '../../../core/port/understanding.ts';
import { readOnce } from '../../../core/turn/read-once.ts';
import { openHouse } from '../../fixture/house.ts';

const STORY = 'My kettle from Acme came broken on 3 March, it cost $48. I want my money back.';

/** Reads by the rules, and keeps what it was asked. */
const counted = (): Understanding & { readonly asked: string[] } => {
  const rules = rulesUnderstanding();
  const asked: string[] = [];
  return {
    asked,
    read: (text, context) => {
      asked.push(text);
      return rules.read(text, context);
    },
  };
};

test('words are read once, however often their turn has to be taken', async () => {
  const understanding = counted();
  const store = memoryStore();
  let conflicts = 0;
  const contested = {
    ...store,
    append: async (append: Parameters<typeof store.append>[0]) => {
      if (append.handled?.updateId.endsWith('-1') && conflicts < 2) {
        conflicts += 1;
        return { ok: false as const, reason: 'conflict' as const };
      }
      return store.append(append);
    },
  };
  const claimant = await openHouse(contested, { understanding }).claimant();
  const card = await claimant.say(STORY);
  expect(conflicts).toBe(2);
  expect(card).toMatch(/The other side: Acme/u);
  expect(understanding.asked).toEqual([STORY]);
});

test('where another question is open by then, they are read anew', async () => {
  const understanding = counted();
  const once = readOnce(understanding);
  const context = { locale: 'en', now: 0, timeZone: 'UTC' } as const;
  await once.read('450', context);
  await once.read('450', { ...context, now: 1 });
  expect(understanding.asked).toHaveLength(1);
  await once.read('450', { ...context, asked: 'amount' });
  expect(understanding.asked).toHaveLength(2);
});
