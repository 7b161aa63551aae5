import type { Money } from '../money.ts';

/**
 * Why a command was not carried out. A refusal is a value, never an exception: the person is told in their own
 * language what to do instead (`prompts/replies`, key `refusal.<code>`), and nothing was changed.
 */
export const REFUSAL_CODES = [
  'notYours',
  'wrongPhase',
  'alreadyDone',
  'claimIncomplete',
  'overLimit',
  'inviteUsed',
  'offerGone',
  'ownOffer',
  'otherCurrency',
  'notATrade',
  'proposalGone',
  'roundGone',
  'roundNotAllowed',
  'outOfBounds',
  'overAuthority',
  'offGrid',
  'agreementGone',
  'stillReflecting',
  'promiseGone',
  'heldByPerson',
  'notHolder',
  'noHandover',
  'noColleague',
  'notNeutral',
  'wasNeutral',
  'paused',
  'needsNotice',
  'needsReminders',
  'needsPerson',
  'personFirst',
  'tooEarly',
  'unknownDeadline',
  'taskGone',
  'approvalGone',
  'ownRequest',
  'overOwnAuthority',
  'noLeaveNeeded',
  'needsReason',
  'closingGone',
  'nobodyFits',
  'noMediator',
  'objectionUsed',
  'notAllowed',
  'futureDate',
  'sessionGone',
  'roomClosed',
  'underHold',
  'unclear',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** `facts` are public values that the sentence may use; never anything that was typed under seal. */
export type Refusal = {
  readonly code: RefusalCode;
  readonly facts?: {
    readonly amount?: Money;
    readonly at?: number;
    readonly low?: Money;
    readonly high?: Money;
  };
};
