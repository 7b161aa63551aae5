import type { Money } from '../money.ts';
import type { Voice } from './party.ts';

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
  'notMandated',
  'mandateEnded',
  'hasRepresentative',
  'representativeBids',
  'sideAnswered',
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
    /** Whoever of the own side was first, and what they said. */
    readonly first?: { readonly who: Voice; readonly how: 'accepted' | 'declined' };
  };
};
