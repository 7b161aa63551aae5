import { expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { decide, RULES } from '../../../../core/case/decide.ts';
import type { Actor } from '../../../../core/case/party.ts';
import type { MandateScope } from '../../../../core/representation/mandate.ts';
import { MINUTE } from '../../../../core/time.ts';
import { did, given, OFFERED, refund, SEALED } from '../given.ts';
import { ADJUSTER, CLAIMANT, drawn, PROCEDURE, RESPONDENT, seeded } from '../walk.ts';

type Type = keyof typeof RULES;
const TYPES = Object.keys(RULES) as Type[];

/** What each step of a mandate adds, written down from the design; what stands nowhere is the party's own. */
const ADDS: { readonly [S in MandateScope | 'bids']: readonly Type[] } = {
  reads: ['requestPerson', 'noteGuard', 'noteCrisis', 'takeMandate', 'declineMandate', 'endMandate'],
  speaks: [
    ...([
      'tellStory',
      'setClaimType',
      'stateElements',
      'addEvidence',
      'correctRetelling',
      'fileClaim',
    ] as const),
    ...(['reviseDemand', 'inviteRespondent', 'answerElements', 'refuseClaim', 'makeOffer'] as const),
    ...([
      'declineOffer',
      'withdrawOffer',
      'wishPreferences',
      'proposeSealedRound',
      'declineSealedRound',
    ] as const),
    ...(['reportPromise', 'disputePromise', 'sendMessage', 'wishMediation', 'declineMediation'] as const),
    ...(['acceptMediator', 'objectToMediator', 'passTurn', 'allowCarry', 'declineCarry'] as const),
    ...(['markSession', 'cancelSession', 'answerTask', 'giveFile', 'declineTask', 'askTime'] as const),
  ],
  signs: [
    ...([
      'requestContainment',
      'declineContainment',
      'acceptDemand',
      'acceptOffer',
      'agreeSealedRound',
    ] as const),
    ...(['confirmAgreement', 'declineAgreement', 'withdrawFromAgreement', 'signAgreement'] as const),
    ...(['confirmPromise', 'answerClosing'] as const),
  ],
  bids: ['answerProposal', 'answerPreferences', 'answerPackages', 'placeBid'],
};
const SCOPES = ['reads', 'speaks', 'signs'] as const;

const through = (party: Actor & { role: 'claimant' | 'respondent' }, id = 'ana'): Actor => ({
  ...party,
  through: { id, name: 'Ana Ruiz', kind: 'lawyer' },
});
const PARTY = { claimant: CLAIMANT, respondent: RESPONDENT } as {
  readonly [S in 'claimant' | 'respondent']: Actor & { role: 'claimant' | 'respondent' };
};
const invites = (scope: MandateScope, bids: boolean, side: 'claimant' | 'respondent' = 'claimant') =>
  did(PARTY[side], 'inviteRepresentative', {
    inviteId: 'code',
    mandate: { representativeId: 'ana', side, name: 'Ana Ruiz', kind: 'relative', scope, bids },
  });
const ANA = through(PARTY.claimant);
const acts = (scope: MandateScope, bids = false) => [invites(scope, bids), did(ANA, 'takeMandate', {})];

test.each(SCOPES.flatMap((scope) => [[scope, false] as const, [scope, true] as const]))(
  'who %s (and seals: %s) may ask for what that says, cell by cell, on either side',
  (scope, bids) => {
    const may = [
      ...SCOPES.slice(0, SCOPES.indexOf(scope) + 1).flatMap((step) => ADDS[step]),
      ...(bids && scope !== 'reads' ? ADDS.bids : []),
    ];
    const wrong: string[] = [];
    for (const side of ['claimant', 'respondent'] as const) {
      const by = through(PARTY[side]);
      const { state, now } = given(...OFFERED, invites(scope, bids, side), did(by, 'takeMandate', {}));
      for (const type of TYPES.filter((each) => RULES[each].by.includes(side))) {
        const command =
          type === 'passDeadline'
            ? ({ type, key: 'x' } as const)
            : drawn(type, { state }, seeded(1), PROCEDURE, () => 'x');
        const { refusal } = decide(state, command, { now: now + MINUTE, by, procedure: PROCEDURE });
        if ((refusal?.code === 'notMandated') === may.includes(type))
          wrong.push(`${side} ${type}: ${refusal?.code}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);

test('before a yes and after the end nobody acts for a side, and a mandate is for its own side alone', () => {
  const offer = { type: 'makeOffer', offerId: 'o', terms: refund(300) } as const;
  given(...OFFERED, invites('speaks', false))
    .when(ANA, offer)
    .thenRefused('mandateEnded');
  const active = given(...OFFERED, ...acts('speaks'));
  active.when(through(PARTY.claimant, 'eve'), offer).thenRefused('mandateEnded');
  active.when(through(PARTY.respondent), offer).thenRefused('mandateEnded');
  const over = active.and(did(CLAIMANT, 'endMandate', { representativeId: 'ana' }));
  over.when(ANA, offer).thenRefused('mandateEnded');
  over.when(ANA, { type: 'takeMandate' }).thenRefused('mandateEnded');
});

test('a lawyer who comes in brings a person of the team before anything binds; others do not', () => {
  const invite = invites('speaks', false);
  const [command] = invite as readonly [CommandOf<'inviteRepresentative'>, Actor];
  const lawyer = did(CLAIMANT, 'inviteRepresentative', {
    ...command,
    mandate: { ...command.mandate, kind: 'lawyer' },
  });
  const joined = { type: 'representativeJoined' } as const;
  given(...OFFERED, lawyer)
    .when(ANA, { type: 'takeMandate' })
    .thenHappens(joined, { type: 'guardNoted', kinds: ['represented'] }, { type: 'personRequested' });
  const { state } = given(...OFFERED, invite)
    .when(ANA, { type: 'takeMandate' })
    .thenHappens(joined);
  expect(state.guards).toEqual([]);
});

test('for a side that asked, the team writes the invitation, never with power to bind it', () => {
  const held = given(...OFFERED, did(ADJUSTER, 'takeOver', {}));
  const asked = (scope: MandateScope, bids: boolean) => {
    const [command] = invites(scope, bids) as readonly [CommandOf<'inviteRepresentative'>, Actor];
    return held.when(ADJUSTER, command);
  };
  asked('speaks', false).thenHappens({ type: 'representativeNamed' }, { type: 'representativeInvited' });
  asked('signs', false).thenRefused('notYours');
  asked('speaks', true).thenRefused('notYours');
});

test('the number is put under seal by one hand, and a second voice to one offer reads what the first said', () => {
  const bid = { type: 'placeBid', roundId: 'round', amount: { minor: 30_000, currency: 'USD' } } as const;
  given(...SEALED, ...acts('signs', true))
    .when(CLAIMANT, bid)
    .thenRefused('representativeBids');
  given(...SEALED, ...acts('signs'))
    .when(ANA, bid)
    .thenRefused('notMandated');
  const open = given(...OFFERED, ...acts('signs'));
  const offer = open
    .in('negotiating')
    .offers.find(({ by, status }) => by === 'respondent' && status === 'open');
  const offerId = offer?.offerId ?? '';
  open
    .and(did(ANA, 'declineOffer', { offerId }))
    .when(CLAIMANT, { type: 'acceptOffer', offerId, agreementId: 'g' })
    .thenRefused('sideAnswered', { first: { who: 'representative', how: 'declined' } });
  open
    .and(did(CLAIMANT, 'acceptOffer', { offerId, agreementId: 'g' }))
    .when(ANA, { type: 'declineOffer', offerId })
    .thenRefused('sideAnswered', { first: { who: 'party', how: 'accepted' } });
});
