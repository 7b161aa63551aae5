import type { Message } from '../../core/message/message.ts';
import type { Happened } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { PartyMemory } from '../party/memory.ts';
import { speakParty } from '../party/speak.ts';
import { summaryNews } from '../party/summary.ts';
import { fromBot, say, text } from '../phrase.ts';
import { claimRows, fixList, understoodCard } from './ask.ts';
import { question } from './question.ts';

const arrived = (view: ClaimantView, { greeted }: PartyMemory): readonly Message[] => {
  if (!view.told && !greeted) return [text('greet.hello')];
  if (!view.told) return [];
  return [fromBot({ kind: 'card', text: say('greet.back'), rows: claimRows(view), choices: [] })];
};

/** After the first telling: what was understood, on one card. */
const understood = (view: ClaimantView, { own, events }: Happened): readonly Message[] =>
  own &&
  view.phase === 'narrating' &&
  // Where nothing is left to ask, the claim itself is the card.
  (view.missing.length > 0 || view.evidence.length === 0) &&
  events.some(({ type }) => type === 'storyTold') &&
  events.some(({ type }) => type === 'elementsStated')
    ? [understoodCard(view)]
    : [];

/** Answers the claimant, tells what happened, and puts the one open question. */
export const speak = speakParty<ClaimantView>({
  question,
  arrived,
  fixList: (view) => [fixList(view)],
  nextPoint: () => [],
  after: (view, happened) => [...understood(view, happened), ...summaryNews(view, happened)],
});
