import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import type { ElementAnswer } from '../../../../core/narrative/element.ts';
import { DAY } from '../../../../core/time.ts';
import { did, FILED, given, INVITED, JOINED, OFFERED, refund, SEALED, USD } from '../given.ts';
import { ADJUSTER, CLAIMANT, PARLEY, RESPONDENT } from '../walk.ts';

const invite = (name = 'Cool Fridges') => ({ type: 'inviteRespondent', inviteId: 'i-2', name }) as const;
const join = (respondentId = 'r') =>
  ({ type: 'joinAsRespondent', respondentId, name: 'Cool Fridges', locale: 'en' }) as const;
const opened = did(PARLEY, 'proveNotice', { how: 'linkOpened' });

describe('the invitation', () => {
  test('goes out with the day by which an answer is hoped for', () => {
    const { replyBy, invitedAt } = given(...FILED)
      .when(CLAIMANT, invite())
      .thenHappens({ type: 'respondentInvited', name: 'Cool Fridges' })
      .in('invited');
    expect(replyBy - invitedAt).toBeGreaterThan(10 * DAY);
    expect(replyBy - invitedAt).toBeLessThanOrEqual(11 * DAY);
  });

  test('can be sent again, by the claimant or by a person, with a new day', () => {
    const before = given(...INVITED, 3 * DAY);
    for (const by of [CLAIMANT, ADJUSTER]) {
      const after = before.when(by, invite()).thenHappens({ type: 'respondentInvited' }).in('invited');
      expect(after.replyBy).toBeGreaterThan(before.in('invited').replyBy);
    }
  });

  test('sent to another name takes with it what was known of the first one’s notice', () => {
    const known = given(...INVITED, opened);
    expect(
      known.when(CLAIMANT, invite()).thenHappens({ type: 'respondentInvited' }).state.notice,
    ).not.toBeNull();
    expect(
      known.when(CLAIMANT, invite('Other Fridges')).thenHappens({ type: 'respondentInvited' }).state.notice,
    ).toBeNull();
  });
});

describe('notice', () => {
  test('is proven once: a link opened, or a person who knows', () => {
    const note = { type: 'proveNotice', how: 'byPerson', note: 'I called them.' } as const;
    given(...INVITED)
      .when(ADJUSTER, note)
      .thenHappens({ type: 'noticeProven', how: 'byPerson', note: 'I called them.' });
    given(...INVITED, opened)
      .when(ADJUSTER, note)
      .thenNothing();
  });
});

describe('coming in', () => {
  test('proves notice and starts the time to answer', () => {
    const { respondent, answerBy, joinedAt } = given(...INVITED)
      .when(RESPONDENT, join())
      .thenHappens({ type: 'noticeProven', how: 'linkOpened' }, { type: 'respondentJoined' })
      .in('answering');
    expect(respondent).toMatchObject({ id: 'r', name: 'Cool Fridges' });
    expect(answerBy).toBeGreaterThan(joinedAt + 10 * DAY);
  });

  test('does not prove again what is proven', () => {
    given(...INVITED, opened)
      .when(RESPONDENT, join())
      .thenHappens({ type: 'respondentJoined' });
  });

  test('is never too late', () => {
    given(...INVITED, 60 * DAY)
      .when(RESPONDENT, join())
      .thenHappens({ type: 'noticeProven' }, { type: 'respondentJoined' });
  });

  test('by the same person twice changes nothing; the seat is taken for anybody else', () => {
    for (const stage of [JOINED, OFFERED, SEALED]) {
      given(...stage)
        .when(RESPONDENT, join())
        .thenNothing();
      given(...stage)
        .when({ role: 'respondent', id: 'stranger' }, join('stranger'))
        .thenRefused('inviteUsed');
    }
  });
});

describe('authority', () => {
  const upTo = (dollars: number) => ({ type: 'setAuthority', upToMinor: dollars * 100 }) as const;

  test('is set by the respondent or by a person, and once', () => {
    for (const by of [RESPONDENT, ADJUSTER])
      expect(
        given(...JOINED)
          .when(by, upTo(300))
          .thenHappens({ type: 'authoritySet', upToMinor: 30_000 })
          .in('answering').authorityMinor,
      ).toBe(30_000);
    given(...JOINED, [upTo(300), RESPONDENT])
      .when(RESPONDENT, upTo(300))
      .thenNothing();
  });
});

describe('the answer to each fact', () => {
  const answers = (...stances: readonly ElementAnswer['stance'][]): CommandOf<'answerElements'> => ({
    type: 'answerElements',
    answers: stances.map((stance, index) => ({ element: index === 0 ? 'problem' : 'item', stance })),
  });

  test('is kept, and only what is new goes on the record', () => {
    given(...JOINED)
      .when(RESPONDENT, answers('agree', 'dispute'))
      .thenHappens({ type: 'elementsAnswered', answers: answers('agree', 'dispute').answers });
    given(...JOINED, [answers('agree'), RESPONDENT])
      .when(RESPONDENT, answers('agree', 'dispute'))
      .thenHappens({ type: 'elementsAnswered', answers: [{ element: 'item', stance: 'dispute' }] });
    given(...JOINED, [answers('agree'), RESPONDENT])
      .when(RESPONDENT, answers('agree'))
      .thenNothing();
  });

  test('to a fact that nobody stated is none', () => {
    given(...JOINED)
      .when(RESPONDENT, { type: 'answerElements', answers: [{ element: 'plate', stance: 'agree' }] })
      .thenNothing();
  });
});

describe('accepting the demand', () => {
  const accept = { type: 'acceptDemand', agreementId: 'a-1' } as const;

  test('lays it before both, and binds nobody yet', () => {
    const { agreement, confirmed } = given(...JOINED)
      .when(RESPONDENT, accept)
      .thenHappens({ type: 'agreementReached' })
      .in('matched');
    expect(agreement).toMatchObject({ via: 'demand', from: 'demand', terms: refund(480) });
    expect(confirmed).toEqual([]);
  });

  test('is still possible after an offer, but not while the claimant asks for something else', () => {
    given(...OFFERED)
      .when(RESPONDENT, accept)
      .thenHappens({ type: 'agreementReached' });
    given(...OFFERED, did(CLAIMANT, 'makeOffer', { offerId: 'o-400', terms: refund(400) }))
      .when(RESPONDENT, accept)
      .thenRefused('offerGone');
  });

  test('is not for somebody whose own side allows less', () => {
    const limited = (dollars: number) =>
      given(...JOINED, did(RESPONDENT, 'setAuthority', { upToMinor: dollars * 100 }));
    limited(479)
      .when(RESPONDENT, accept)
      .thenRefused('overAuthority', { amount: USD(479) });
    limited(480).when(RESPONDENT, accept).thenHappens({ type: 'agreementReached' });
  });
});

describe('a refusal', () => {
  test('with a reason opens the table, and the next move is the claimant’s', () => {
    const { refusal, offers } = given(...JOINED)
      .when(RESPONDENT, { type: 'refuseClaim', reason: 'tooLate', text: 'Out of warranty.' })
      .thenHappens({ type: 'claimRefused', reason: 'tooLate', text: 'Out of warranty.' })
      .in('negotiating');
    expect(refusal).toMatchObject({ reason: 'tooLate' });
    expect(offers).toEqual([]);
  });
});
