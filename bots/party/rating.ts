import { SCORES, type Score } from '../../core/case/score.ts';
import type { Message, Phrase } from '../../core/message/message.ts';
import { choice, choices, say } from '../phrase.ts';
import type { Told } from './said.ts';

/** How it went, from 1 to 5, after the words that say that it is over. */
export const ratingQuestion = (isOver: Phrase): Message =>
  choices(
    say('ask.rating', { over: isOver }),
    SCORES.map((score) => choice('rate', `rating.${score}`, { subject: String(score) })),
  );

/** A digit as a button carries it. */
export const scoreOf = (digit: string | undefined): Score | null =>
  SCORES.find((score) => String(score) === digit) ?? null;

/** A bare digit, in half or full width, in answer to that question. */
export const scoreTyped = ({ view, memory, reading }: Told): Score | null =>
  view.rating === null || memory.surveyed !== true
    ? null
    : scoreOf(
        reading.text
          .normalize('NFKC')
          .trim()
          .replace(/[.。!！]$/u, ''),
      );
