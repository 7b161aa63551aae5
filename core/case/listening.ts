import { type CaseState, isOpen } from './state.ts';

/**
 * Has nobody but the bot read what is written now? So long, a person may put their words right by editing them. What a
 * human read stands: it is corrected by saying so, not by changing what was said.
 */
export const onlyBotListens = (state: CaseState): boolean =>
  isOpen(state) && state.paused === null && state.respondent === null && state.people.holder === null;
