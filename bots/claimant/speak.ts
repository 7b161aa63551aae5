import type { CaseEventType } from '../../core/case/event.ts';
import type { Message } from '../../core/message/message.ts';
import type { ElementId, ElementValue } from '../../core/narrative/element.ts';
import type { Happened } from '../../core/turn/bot.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { PartyMemory } from '../party/memory.ts';
import { speakParty } from '../party/speak.ts';
import { summaryNews } from '../party/summary.ts';
import { fromBot, say, text, valueParam } from '../phrase.ts';
import { fixList, progressOf, understoodCard } from './ask.ts';
import { question } from './question.ts';

/** Somebody new is greeted; who was here before reads in two lines what it is about and where it stands. */
const arrived = (view: ClaimantView, { greeted, parked }: PartyMemory): readonly Message[] => {
  if (!view.told && !greeted) return [text('greet.hello')];
  if (!view.told) return [];
  const facts = RECALLED.flatMap((element) => {
    const value = view.elements[element]?.value;
    return value === undefined || NOTHING.includes(value.kind)
      ? []
      : [say('recap.fact', { fact: valueParam(value) })];
  });
  return [
    facts.length === 0 ? text('recap.bare') : text('recap.what', { facts: { list: facts } }),
    text(`status.${view.phase}`),
    ...waiting(parked),
  ];
};

/** What brings a matter back to mind. */
const RECALLED: readonly ElementId[] = ['item', 'seller', 'amount'];
const NOTHING: readonly ElementValue['kind'][] = ['unknown', 'declined'];

/** Other matters that were put aside, in the words in which they were told. */
const waiting = (parked: PartyMemory['parked'] = []): readonly Message[] =>
  parked.length === 0 ? [] : [text('parked.reminder', { text: parked.join(' / ') })];

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

/** What is still to be told after an answer, so that the end is in sight. */
const progress = (
  view: ClaimantView,
  { own, events, more }: Happened,
  memory: PartyMemory,
): readonly Message[] => {
  if (!own || view.claimType === null || !view.told || view.phase !== 'narrating') return [];
  const { pending, doubts = [] } = memory;
  const asks = pending !== null || doubts.length > 0;
  if (more === true || asks || !events.some(({ type }) => MOVING.has(type))) return [];
  const { done, total } = progressOf(view, memory);
  if (done === total) return [];
  const words = say('progress.left', { count: total - done });
  return [fromBot({ kind: 'progress', text: words, done, total })];
};

const MOVING: ReadonlySet<CaseEventType> = new Set(['elementsStated', 'claimTypeSet', 'evidenceAdded']);

/** Once the first matter is on its way, the one that was put aside comes back. */
const comesBack = (
  _view: ClaimantView,
  { own, events }: Happened,
  memory: PartyMemory,
): readonly Message[] =>
  own && events.some(({ type }) => type === 'respondentInvited') ? waiting(memory.parked) : [];

/** Answers the claimant, tells what happened, and puts the one open question. */
export const speak = speakParty<ClaimantView>({
  question,
  arrived,
  fixList: (view) => [fixList(view)],
  nextPoint: () => [],
  after: (view, happened, memory) => [
    ...understood(view, happened),
    ...summaryNews(view, happened),
    ...progress(view, happened, memory),
    ...comesBack(view, happened, memory),
  ],
});
