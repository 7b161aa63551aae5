import type { Side } from '../../core/case/party.ts';
import type { Phrase } from '../../core/message/message.ts';
import type { ElementId } from '../../core/narrative/element.ts';
import { say } from '../phrase.ts';

/** Sentences that a business reads in words of its own; every other one is the same for both sides. */
const RESPONDENT_OWN: ReadonlySet<string> = new Set([
  'ask.counter',
  'ask.promise',
  'note.limit',
  'sealed.open.midpoint',
  'sealed.open.respondentPrice',
  'sealed.open.threeRounds',
  'sealed.rule.respondentPrice',
  'sheet.reflection',
  'ask.sign',
  'news.reflection',
  'news.refused',
  'news.steppedBack',
  'news.clockPassed.claimant',
  'news.clockPassed.respondent',
  'status.invited',
  'status.answering',
  'topic.help',
  'news.closed.unanswered',
  'element.seller',
  'claimType.cardTransaction',
  'claimType.propertyDamage',
  'claimType.personalInjury',
]);

/** The key of a sentence as this side reads it. */
export const keyFor = (side: Side, key: string): string =>
  side === 'respondent' && RESPONDENT_OWN.has(key) ? `${key}.respondent` : key;

/** Questions that exist a second time in other, shorter words. */
export const REWORDED = ['answer', 'offer', 'move', 'proposal', 'sealed', 'agreement'] as const;

/** The key of a question; from the second time on in other words, so that nobody reads the identical text twice. */
export const askKey = (question: (typeof REWORDED)[number], misses: number): string =>
  isFirstWording(misses) ? `ask.${question}` : `askAgain.${question}`;

/** Two wordings take turns. */
export const isFirstWording = (misses: number): boolean => misses % 2 === 0;

/** The name of an element as this side reads it: a business is not "the other side" to itself. */
export const labelFor = (side: Side, element: ElementId): Phrase => say(keyFor(side, `element.${element}`));
