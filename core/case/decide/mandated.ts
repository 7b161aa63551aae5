import {
  activeMandate,
  goesAsFarAs,
  type Mandate,
  type MandateScope,
  mandateOf,
} from '../../representation/mandate.ts';
import type { CommandType } from '../command.ts';
import type { Actor } from '../party.ts';
import type { RefusalCode } from '../refusal.ts';
import type { CaseState } from '../state.ts';

/** What a mandate has to cover for a command. `seals`: what lies under seal. `party`: nobody does that for a side. */
type Needs = MandateScope | 'seals' | 'party';

/**
 * How far somebody has to be trusted with a case to ask for that in the name of a side; one row a command. What is not a
 * party's to ask for at all is nobody's who acts for one.
 */
const NEEDS: { readonly [T in CommandType]: Needs } = {
  openCase: 'party',
  tellStory: 'speaks',
  setClaimType: 'speaks',
  stateElements: 'speaks',
  addEvidence: 'speaks',
  recordReading: 'party',
  recordRetelling: 'party',
  correctRetelling: 'speaks',
  requestContainment: 'signs',
  declineContainment: 'signs',
  recordContainment: 'party',
  fileClaim: 'speaks',
  reviseDemand: 'speaks',
  inviteRespondent: 'speaks',
  proveNotice: 'party',
  joinAsRespondent: 'party',
  setAuthority: 'party',
  answerElements: 'speaks',
  acceptDemand: 'signs',
  refuseClaim: 'speaks',
  makeOffer: 'speaks',
  acceptOffer: 'signs',
  declineOffer: 'speaks',
  withdrawOffer: 'speaks',
  makeProposal: 'party',
  answerProposal: 'seals',
  closeProposal: 'party',
  offerPreferences: 'party',
  wishPreferences: 'speaks',
  answerPreferences: 'seals',
  showPackages: 'party',
  answerPackages: 'seals',
  closePreferences: 'party',
  proposeSealedRound: 'speaks',
  agreeSealedRound: 'signs',
  declineSealedRound: 'speaks',
  placeBid: 'seals',
  closeSealedRound: 'party',
  confirmAgreement: 'signs',
  declineAgreement: 'signs',
  withdrawFromAgreement: 'signs',
  signAgreement: 'signs',
  reportPromise: 'speaks',
  confirmPromise: 'signs',
  disputePromise: 'speaks',
  requestPerson: 'reads',
  takeOver: 'party',
  release: 'party',
  offerHandover: 'party',
  acceptHandover: 'party',
  declineHandover: 'party',
  sendMessage: 'speaks',
  addNote: 'party',
  startMediation: 'party',
  endMediation: 'party',
  wishMediation: 'speaks',
  declineMediation: 'speaks',
  proposeMediator: 'party',
  noteMediatorLack: 'party',
  acceptMediator: 'speaks',
  objectToMediator: 'speaks',
  declareConflict: 'party',
  giveTurn: 'party',
  passTurn: 'speaks',
  askCarry: 'party',
  allowCarry: 'speaks',
  declineCarry: 'speaks',
  carryAcross: 'party',
  proposeSession: 'party',
  markSession: 'speaks',
  cancelSession: 'speaks',
  openRoom: 'party',
  joinSession: 'party',
  leaveSession: 'party',
  endSession: 'party',
  noteChat: 'party',
  optOut: 'party',
  noteGuard: 'reads',
  noteCrisis: 'reads',
  resumeCase: 'party',
  extendClock: 'party',
  askTask: 'party',
  askContributor: 'party',
  // Health is the customer's own to share (GDPR, article 9).
  answerConsent: 'party',
  joinTask: 'party',
  answerTask: 'speaks',
  giveFile: 'speaks',
  declineTask: 'speaks',
  askTime: 'speaks',
  extendTask: 'party',
  cancelTask: 'party',
  requestApproval: 'party',
  answerApproval: 'party',
  setReserve: 'party',
  inviteRepresentative: 'party',
  takeMandate: 'reads',
  declineMandate: 'reads',
  changeMandate: 'party',
  endMandate: 'reads',
  answerClosing: 'signs',
  passDeadline: 'party',
  withdrawCase: 'party',
  referCase: 'party',
  closeCase: 'party',
  rateCase: 'party',
  requestErasure: 'party',
  answerErasure: 'party',
  placeHold: 'party',
  liftHold: 'party',
};

/** Does this mandate cover that? */
export const covers = (mandate: Pick<Mandate, 'scope' | 'bids'>, type: CommandType): boolean => {
  const needs = NEEDS[type];
  if (needs === 'party') return false;
  return needs === 'seals' ? mandate.bids : goesAsFarAs(mandate, needs);
};

const ANSWERS_INVITATION: readonly CommandType[] = ['takeMandate', 'declineMandate'];

/**
 * Why the voice that speaks for a side may not ask for that; null where it may. A side has one hand that seals: where it
 * is the representative's, it is not the party's as well, so that no number silently takes another's place.
 */
export const voiceRefused = (state: CaseState, type: CommandType, by: Actor): RefusalCode | null => {
  if (by.role !== 'claimant' && by.role !== 'respondent') return null;
  if (by.through === undefined) {
    const seals = activeMandate(state.mandates, by.role)?.bids === true && NEEDS[type] === 'seals';
    return seals ? 'representativeBids' : null;
  }
  const mandate = mandateOf(state.mandates, by.through.id);
  if (mandate === undefined || mandate.side !== by.role) return 'mandateEnded';
  if (mandate.status === 'invited' && ANSWERS_INVITATION.includes(type)) return null;
  if (mandate.status !== 'active') return 'mandateEnded';
  return covers(mandate, type) ? null : 'notMandated';
};
