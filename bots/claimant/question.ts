import type { Message, Phrase } from '../../core/message/message.ts';
import type { ElementId, ElementValue } from '../../core/narrative/element.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import { asking, type PartyMemory } from '../party/memory.ts';
import { isFirstWording } from '../party/own-words.ts';
import {
  acts,
  PARTY_QUESTIONS,
  pendingQuestion,
  type Question,
  waits,
  waitsUntil,
} from '../party/question.ts';
import { choice, choices, fromBot, say, text } from '../phrase.ts';
import { askElement, fileCard, nextElement } from './ask.ts';
import { kindQuestion } from './claim-kind.ts';
import { withDoubtPut } from './doubt.ts';

/** What the claimant is asked now; the one place that knows it. */
export const question = (view: ClaimantView, memory: PartyMemory): Question => {
  const { asked, ...rest } = memory;
  if (view.paused !== null) return waits('wait.paused', rest);
  const { pending, ...open } = withDoubtPut(view, memory);
  if (pending !== null) {
    const { asked: _asked, ...doubting } = open;
    return { message: pendingQuestion(pending, view), memory: { ...doubting, pending }, acts: true };
  }
  if (view.phase === 'narrating') return telling(view, memory);
  if (asked !== undefined) return { message: askElement(asked, memory.misses, view), memory, acts: true };
  switch (view.phase) {
    case 'filed':
      return acts(inviteQuestion(view, memory.misses), rest);
    case 'invited':
      return waitsUntil('wait.invited', view, rest);
    case 'answering':
      return waitsUntil('wait.answering', view, rest);
    default:
      return PARTY_QUESTIONS[view.phase](view, rest);
  }
};

const telling = (view: ClaimantView, memory: PartyMemory): Question => {
  const { asked, ...rest } = memory;
  if (!view.told) return firstTelling(view, rest);
  if (asked === 'evidence') return acts(evidence(view, memory.misses), memory);
  if (asked !== undefined) return acts(askElement(asked, memory.misses, view), memory);
  if (view.claimType === null || memory.group !== undefined) return acts(kindQuestion(view, memory), rest);
  const element = nextElement(view);
  if (element !== null) return ask(element, view, memory);
  if (view.evidence.length === 0 && !memory.offered.includes('evidence'))
    return acts(evidence(view, memory.misses), asking(memory, 'evidence'));
  return acts(fileCard(view, memory.misses), rest);
};

const ask = (element: ElementId, view: ClaimantView, memory: PartyMemory): Question =>
  acts(askElement(element, memory.misses, view), asking(memory, element));

const firstTelling = (view: ClaimantView, memory: PartyMemory): Question =>
  view.stopTheLoss !== null && view.containment === 'none'
    ? acts(
        choices(say('ask.stopLoss'), [
          choice('stopLoss', 'choice.stopLoss', { style: 'primary' }),
          choice('stopLossNo', 'choice.stopLossNo'),
        ]),
        memory,
      )
    : acts(text(isFirstWording(memory.misses) ? 'ask.story' : 'askAgain.story'), memory);

/** Who said that there are photos is not asked whether there are any. */
const evidence = ({ elements }: ClaimantView, misses: number): Message =>
  fromBot({
    kind: 'fileRequest',
    text: isFirstWording(misses) ? evidenceAsked(elements.evidence?.value) : say('askAgain.evidence'),
    element: 'evidence',
    choices: [choice('noEvidence', 'choice.noEvidence')],
  });

const evidenceAsked = (told: ElementValue | undefined): Phrase =>
  told?.kind === 'text' ? say('ask.evidenceTold', { what: told.text }) : say('ask.evidence');

const inviteQuestion = (view: ClaimantView, misses: number): Message => {
  const seller = view.elements.seller?.value;
  const again = isFirstWording(misses) ? 'ask.otherName' : 'askAgain.otherName';
  if (seller?.kind !== 'text') return text(again);
  const name = seller.text.slice(0, 120);
  // After a no, it is somebody else: a yes is no name then, however the question is worded.
  const words = misses === 0 ? say('ask.invite', { name }) : say(again);
  return choices(words, [
    choice('inviteSeller', 'choice.inviteSeller', { style: 'primary', params: { name } }),
  ]);
};
