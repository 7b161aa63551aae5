import type { Actor } from '../case/party.ts';
import type { Phrase, Speaker } from './message.ts';
import { say } from './phrasing.ts';

/** Who stands above somebody's own words. Words that came through a representative are that person's. */
export const speakerOf = (by: Actor): Speaker => {
  if (by.role === 'parley') return { role: 'bot' };
  if ('through' in by && by.through !== undefined) {
    const { name, kind } = by.through;
    return { role: 'representative', name, acts: { side: by.role, kind } };
  }
  return 'name' in by ? { role: by.role, name: by.name } : { role: by.role };
};

/** "Ana Ruiz, lawyer of the customer", for every reader alike; null for whoever speaks for themselves. */
export const actingWords = (from: Speaker): Phrase | null =>
  from.role === 'bot' || from.acts === undefined
    ? null
    : say('chrome.from.acting', {
        name: from.name ?? '',
        kind: say(`representative.kind.${from.acts.kind}`),
        side: from.acts.side,
      });
