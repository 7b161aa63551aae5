import { z } from 'zod';

/**
 * Questions about how a case goes, that people ask beside the point. Each has an answer in prompts/replies
 * (`topic.<id>`, some from the facts of the procedure), and ways of asking it in prompts/question, by which it is found.
 */
export const QUESTIONS = [
  'whatIsThis',
  'whoDecides',
  'sealedRound',
  'noAgreement',
  'court',
  'lawyer',
  'withdraw',
  'changeMind',
  'correct',
  'comeBack',
  'evidence',
  'payment',
  'notPaid',
  'fault',
  'review',
  'helper',
  'language',
  'delete',
  'record',
  'theTeam',
  'phone',
  'ownSilence',
  'theirOffer',
  'limit',
  'howLong',
  'cost',
  'binding',
  'privacy',
  'silence',
] as const;
export const QuestionId = z.enum(QUESTIONS);
export type QuestionId = z.infer<typeof QuestionId>;
