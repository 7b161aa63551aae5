import type { Bot } from '../../core/turn/bot.ts';
import { type RespondentView, respondentView } from '../../core/view/respondent.ts';
import { type PartyMemory, remember } from '../party/memory.ts';
import { composer, confides } from '../party/talks.ts';
import { hear } from './hear.ts';
import { speak } from './speak.ts';

/** Whom a business talks to: one screen that says what it is about, and one tap to answer. */
export const respondentBot: Bot<RespondentView, PartyMemory> = {
  role: 'respondent',
  view: respondentView,
  remember,
  confides,
  composer,
  hear,
  speak,
};
