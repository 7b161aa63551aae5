import type { Bot } from '../../core/turn/bot.ts';
import { type ClaimantView, claimantView } from '../../core/view/claimant.ts';
import { type PartyMemory, remember } from '../party/memory.ts';
import { composer, confides } from '../party/talks.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';

/** Whom the claimant talks to: listens to the story, asks only what is missing, and stays until a promise is kept. */
export const claimantBot: Bot<ClaimantView, PartyMemory> = {
  role: 'claimant',
  view: claimantView,
  remember,
  confides,
  composer,
  hear,
  speak,
};
