import type { CommandType } from '../../core/case/command.ts';
import { covers } from '../../core/case/decide/mandated.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import { goesAsFarAs, type MandateState } from '../../core/representation/mandate.ts';
import { say, text } from '../phrase.ts';

/**
 * What a button or a form of a party's bot asks the case for. Of these, whoever acts for a side is shown the ones that
 * their mandate covers; what does not stand here is shown to the party alone.
 */
const ASKS_FOR: { readonly [action: string]: CommandType } = {
  person: 'requestPerson',
  inDanger: 'noteCrisis',
  safe: 'noteCrisis',
  layDown: 'endMandate',
  layDownYes: 'endMandate',
  say: 'stateElements',
  fix: 'stateElements',
  keepValue: 'stateElements',
  takeValue: 'stateElements',
  takeFound: 'stateElements',
  leaveFound: 'stateElements',
  heardRight: 'stateElements',
  heardWrong: 'stateElements',
  claimType: 'setClaimType',
  claimGroup: 'setClaimType',
  later: 'tellStory',
  noEvidence: 'addEvidence',
  yes: 'sendMessage',
  no: 'sendMessage',
  keep: 'sendMessage',
  back: 'sendMessage',
  room: 'sendMessage',
  file: 'fileClaim',
  inviteSeller: 'inviteRespondent',
  retellingWrong: 'correctRetelling',
  stopLoss: 'requestContainment',
  stopLossNo: 'declineContainment',
  agree: 'answerElements',
  agreeAll: 'answerElements',
  dispute: 'answerElements',
  notKnown: 'answerElements',
  points: 'answerElements',
  pointsDone: 'answerElements',
  refuse: 'refuseClaim',
  acceptDemand: 'acceptDemand',
  accept: 'acceptOffer',
  decline: 'declineOffer',
  counter: 'makeOffer',
  offerAnswer: 'makeOffer',
  counterOffer: 'makeOffer',
  takeBack: 'withdrawOffer',
  proposalYes: 'answerProposal',
  proposalNo: 'answerProposal',
  preferencesYes: 'wishPreferences',
  preferences: 'answerPreferences',
  packages: 'answerPackages',
  sealedAsk: 'proposeSealedRound',
  sealedYes: 'agreeSealedRound',
  sealedNo: 'declineSealedRound',
  confirm: 'confirmAgreement',
  refuseAgreement: 'declineAgreement',
  stepBack: 'withdrawFromAgreement',
  stepBackYes: 'withdrawFromAgreement',
  sign: 'signAgreement',
  done: 'reportPromise',
  paid: 'reportPromise',
  received: 'confirmPromise',
  notReceived: 'disputePromise',
  wishMediation: 'wishMediation',
  mediatorYes: 'acceptMediator',
  mediatorObject: 'objectToMediator',
  objectMediator: 'objectToMediator',
  mediationNo: 'declineMediation',
  mediationNoYes: 'declineMediation',
  turnDone: 'passTurn',
  carryOwn: 'allowCarry',
  carryYes: 'allowCarry',
  carryNo: 'declineCarry',
  sessionMark: 'markSession',
  sessionCannot: 'markSession',
  taskAnswer: 'answerTask',
  taskFile: 'giveFile',
  taskFileNo: 'giveFile',
  taskCannot: 'declineTask',
  taskTime: 'askTime',
  closingYes: 'answerClosing',
  closingNo: 'answerClosing',
};

const mayPress = (mandate: MandateState, action: string): boolean => {
  const asksFor = Object.hasOwn(ASKS_FOR, action) ? ASKS_FOR[action] : undefined;
  return asksFor !== undefined && covers(mandate, asksFor);
};

/** A party's messages as whoever acts for it gets them: without what the mandate does not cover. */
export const allowed = (messages: readonly Message[], mandate: MandateState): readonly Message[] => {
  const cut = messages.map((message) => cutOf(message, mandate));
  // One line for all of it: where the answer that was put first is not theirs to give, or none is.
  const reserved = cut.some(({ left }) => left === 0);
  return [
    ...cut.flatMap(({ shown }) => shown),
    ...(reserved && goesAsFarAs(mandate, 'speaks') ? [text('representative.forParty')] : []),
  ];
};

/** `left`: how much there is to press, 0 without what comes first; null where there was nothing before either. */
type Cut = { readonly shown: readonly Message[]; readonly left: number | null };

const cutOf = (message: Message, mandate: MandateState): Cut => {
  const { from, body } = message;
  const speaks = goesAsFarAs(mandate, 'speaks');
  switch (body.kind) {
    case 'sealedInput':
      return mandate.bids
        ? { shown: [message], left: 1 }
        : { shown: [text('representative.sealsAlone', { at: { at: body.closesAt } })], left: null };
    case 'form':
      return mayPress(mandate, body.action) ? { shown: [message], left: 1 } : { shown: [], left: 0 };
    case 'fileRequest':
    case 'progress':
      return { shown: speaks ? [message] : [], left: null };
    case 'choices': {
      const kept = keptOf(body.choices, mandate);
      const put = asked(body.choices).length > 0;
      if (put && !speaks) return { shown: [], left: 0 };
      return kept.length === 0
        ? { shown: [{ from, body: { kind: 'text', text: body.text } }], left: put ? 0 : null }
        : {
            shown: [{ from, body: { ...body, choices: kept } }],
            left: put ? leftOf(body.choices, kept) : null,
          };
    }
    case 'card':
    case 'termSheet':
      return withChoices(message, body.choices, (choices) => ({ ...body, choices }), mandate);
    case 'elementTable': {
      const rows = body.rows.map(({ choices = [], ...row }) => ({
        ...row,
        choices: keptOf(choices, mandate),
      }));
      return withChoices(message, body.choices, (choices) => ({ ...body, rows, choices }), mandate);
    }
    default:
      return { shown: [message], left: null };
  }
};

const keptOf = (choices: readonly Choice[], mandate: MandateState): readonly Choice[] =>
  choices.filter(({ action }) => mayPress(mandate, action));
const asked = (choices: readonly Choice[]): readonly Choice[] =>
  choices.filter(({ action }) => action !== 'person');

const leftOf = (choices: readonly Choice[], kept: readonly Choice[]): number =>
  asked(choices)[0]?.action === asked(kept)[0]?.action ? asked(kept).length : 0;

const withChoices = (
  { from }: Message,
  choices: readonly Choice[],
  make: (choices: readonly Choice[]) => Message['body'],
  mandate: MandateState,
): Cut => {
  const kept = keptOf(choices, mandate);
  return {
    shown: [{ from, body: make(kept) }],
    left: asked(choices).length === 0 ? null : leftOf(choices, kept),
  };
};

/** How far they may go, in the words of the one who gave it. */
export const scopeWords = ({ scope, bids }: MandateState) => ({
  scope: say(`representative.scope.${scope}`),
  bids: bids ? 'yes' : 'no',
});
