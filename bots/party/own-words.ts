import type { Side } from '../../core/case/party.ts';

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
]);

/** The key of a sentence as this side reads it. */
export const keyFor = (side: Side, key: string): string =>
  side === 'respondent' && RESPONDENT_OWN.has(key) ? `${key}.respondent` : key;
