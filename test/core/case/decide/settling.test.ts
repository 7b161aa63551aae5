import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import { deadlinesOf, nextStep } from '../../../../core/case/due.ts';
import { CLAIM_TYPE } from '../../../../core/narrative/claim-type.ts';
import { DAY, HOUR } from '../../../../core/time.ts';
import {
  type Did,
  did,
  type Given,
  given,
  givenUnder,
  JOINED,
  MATCHED,
  MOTOR,
  OFFERED,
  REFLECTING,
  refund,
  SIGNED,
  signature,
} from '../given.ts';
import { ADJUSTER, CLAIMANT, PROCEDURE, RESPONDENT, valueFor } from '../walk.ts';

const confirm = (agreementId = 'a-1') => ({ type: 'confirmAgreement', agreementId }) as const;
const decline = (agreementId = 'a-1') => ({ type: 'declineAgreement', agreementId }) as const;
const stepBack = (agreementId = 'a-1') => ({ type: 'withdrawFromAgreement', agreementId }) as const;
const sign = (agreementId = 'a-1') =>
  ({ type: 'signAgreement', agreementId, name: 'Ann', agreementHash: 'h' }) as const;

describe('an agreement', () => {
  test('is one only when each side said yes to it, and then the time to think begins', () => {
    const one = given(...MATCHED)
      .when(RESPONDENT, confirm())
      .thenHappens({ type: 'agreementConfirmed', by: 'respondent' })
      .in('matched');
    expect(one.confirmed).toEqual(['respondent']);
    const at = given(...MATCHED, [confirm(), RESPONDENT]);
    const { endsAt } = at
      .when(CLAIMANT, confirm(), 0)
      .thenHappens({ type: 'agreementConfirmed', by: 'claimant' }, { type: 'reflectionStarted' })
      .in('reflection');
    expect(endsAt - at.now).toBe(72 * HOUR);
  });

  test('leaves seven days to think where somebody was hurt', () => {
    const statements = CLAIM_TYPE.personalInjury.required.map((element) => ({
      element,
      value: valueFor(element, 48_000, 'USD'),
    }));
    const hurt = givenUnder(
      MOTOR,
      did(CLAIMANT, 'setClaimType', { claimType: 'personalInjury' }),
      did(CLAIMANT, 'stateElements', { statements }),
      did(CLAIMANT, 'fileClaim', { offerId: 'demand' }),
      ...REFLECTING.slice(4, -1),
    );
    const { endsAt } = hurt
      .when(RESPONDENT, confirm())
      .thenHappens({ type: 'agreementConfirmed' }, { type: 'reflectionStarted' })
      .in('reflection');
    expect(endsAt - hurt.now).toBeGreaterThan(7 * DAY);
  });

  test('confirmed twice changes nothing, and one that is not there cannot be', () => {
    given(...MATCHED, [confirm(), CLAIMANT])
      .when(CLAIMANT, confirm())
      .thenNothing();
    for (const stage of [REFLECTING, SIGNED])
      given(...stage)
        .when(CLAIMANT, confirm())
        .thenNothing();
    for (const command of [confirm('a-7'), decline('a-7')])
      given(...MATCHED)
        .when(CLAIMANT, command)
        .thenRefused('agreementGone');
  });

  test('is declined by either side, even after the other said yes, and the talk goes on', () => {
    for (const by of [CLAIMANT, RESPONDENT])
      given(...MATCHED, [confirm(), by === CLAIMANT ? RESPONDENT : CLAIMANT])
        .when(by, decline())
        .thenHappens({ type: 'agreementDeclined', by: by === CLAIMANT ? 'claimant' : 'respondent' })
        .in('negotiating');
  });

  test('that a side leaves unanswered brings a person, and nobody is bound', () => {
    given(...MATCHED, [confirm(), RESPONDENT])
      .whenPasses('confirm/claimant', 6 * DAY)
      .thenHappens({ type: 'clockPassed' }, { type: 'personRequested', reason: 'silence' })
      .in('matched');
  });
});

describe('the time to think', () => {
  test('lets the consumer step back freely, to its end and after it, until the consumer signs', () => {
    for (const wait of [0, 71 * HOUR, 5 * DAY])
      given(...REFLECTING, wait)
        .when(CLAIMANT, stepBack())
        .thenHappens({ type: 'agreementWithdrawn', by: 'claimant' })
        .in('negotiating');
    given(...REFLECTING, 3 * DAY, signature(CLAIMANT))
      .when(CLAIMANT, stepBack())
      .thenRefused('alreadyDone');
    given(...REFLECTING)
      .when(CLAIMANT, stepBack('a-7'))
      .thenRefused('agreementGone');
  });

  test('holds the consumer’s signature back until it ends, and nobody else’s', () => {
    const at = given(...REFLECTING);
    const { endsAt } = at.in('reflection');
    at.when(CLAIMANT, sign(), endsAt - at.now - 1).thenRefused('stillReflecting', { at: endsAt });
    at.when(CLAIMANT, sign(), endsAt - at.now).thenHappens({ type: 'agreementSigned', by: 'claimant' });
    at.when(RESPONDENT, sign()).thenHappens({ type: 'agreementSigned', by: 'respondent' });
  });

  test('ends by its clock, and then each has a week to sign before a person asks', () => {
    const at = given(...REFLECTING);
    const { endsAt } = at.in('reflection');
    expect(
      at
        .whenPasses('reflection', endsAt - at.now)
        .thenHappens({ type: 'reflectionEnded' })
        .in('reflection').ended,
    ).toBe(true);
    given(...REFLECTING, 3 * DAY)
      .whenPasses('sign/claimant', 9 * DAY)
      .thenHappens({ type: 'clockPassed' }, { type: 'personRequested', reason: 'unsigned' })
      .in('reflection');
  });
});

describe('signing', () => {
  test('by both makes promises, each due on its day', () => {
    const signed = given(...REFLECTING, signature(RESPONDENT), 3 * DAY)
      .when(CLAIMANT, sign())
      .thenHappens(
        { type: 'agreementSigned', by: 'claimant' },
        { type: 'settlementSigned', promises: [{ promiseId: 'a-1/money', by: 'respondent' }] },
      )
      .in('signed');
    const [promise] = signed.promises;
    expect(promise).toMatchObject({ status: 'due', money: { minor: 20_000 } });
    expect((promise?.dueAt ?? 0) - signed.signedAt).toBeGreaterThan(14 * DAY);
    expect((promise?.dueAt ?? 0) - signed.signedAt).toBeLessThanOrEqual(15 * DAY);
  });

  test('twice changes nothing, and what is not there cannot be signed', () => {
    given(...REFLECTING, signature(RESPONDENT))
      .when(RESPONDENT, sign())
      .thenNothing();
    given(...SIGNED)
      .when(CLAIMANT, sign())
      .thenNothing();
    given(...REFLECTING)
      .when(RESPONDENT, sign('a-7'))
      .thenRefused('agreementGone');
  });
});

/** The respondent pays 200 and collects the fridge, the claimant hands it over: three promises. */
const SEVERAL: readonly Did[] = [
  ...JOINED,
  did(RESPONDENT, 'makeOffer', {
    offerId: 'o-200',
    terms: {
      ...refund(200),
      other: [
        { kind: 'collect', by: 'respondent', dueInDays: 20 },
        { kind: 'return', by: 'claimant', dueInDays: 20 },
      ],
    },
  }),
  ...REFLECTING.slice(OFFERED.length),
  signature(RESPONDENT),
  3 * DAY,
  signature(CLAIMANT),
];
const paid = 'a-1/money';
const report = (promiseId = paid) => ({ type: 'reportPromise', promiseId, reference: 'T-1' }) as const;
const received = (promiseId = paid) => ({ type: 'confirmPromise', promiseId }) as const;
const dispute = (promiseId = paid, text = 'Nothing came.'): CommandOf<'disputePromise'> => ({
  type: 'disputePromise',
  promiseId,
  text,
});
const owner = ({ state }: Given) => nextStep(state, PROCEDURE)?.owner;

describe('a promise', () => {
  test('is reported by the side that made it and confirmed by the other; only then is it kept', () => {
    const reported = given(...SIGNED)
      .when(RESPONDENT, report())
      .thenHappens({ type: 'promiseReported', promiseId: paid, reference: 'T-1' })
      .in('signed');
    expect(reported.promises).toMatchObject([{ status: 'reported' }]);
    given(...SIGNED, [report(), RESPONDENT])
      .when(CLAIMANT, received())
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('is kept without a report where the other side says that it is', () => {
    given(...SIGNED)
      .when(CLAIMANT, received())
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('is nobody else’s to report, confirm or dispute', () => {
    const at = given(...SIGNED);
    at.when(CLAIMANT, report()).thenRefused('notYours');
    at.when(RESPONDENT, received()).thenRefused('notYours');
    at.when(RESPONDENT, dispute()).thenRefused('notYours');
    for (const command of [report('p-7'), received('p-7'), dispute('p-7')])
      at.when(CLAIMANT, command).thenRefused('promiseGone');
  });

  test('said twice changes nothing', () => {
    given(...SIGNED, [report(), RESPONDENT])
      .when(RESPONDENT, report())
      .thenNothing();
    given(...SIGNED, [dispute(), CLAIMANT])
      .when(CLAIMANT, dispute())
      .thenNothing();
    const kept = given(...SIGNED, [received(), CLAIMANT]);
    kept.when(CLAIMANT, received()).thenNothing();
    kept.when(RESPONDENT, report()).thenNothing();
    given(...SEVERAL, [received(), CLAIMANT])
      .when(CLAIMANT, dispute())
      .thenRefused('alreadyDone');
  });

  test('is one of several: the settlement is kept with the last of them', () => {
    const at = given(...SEVERAL, [received(), CLAIMANT], [received('a-1/1'), CLAIMANT]);
    expect(at.in('signed').promises.map(({ status }) => status)).toEqual(['kept', 'kept', 'due']);
    at.when(RESPONDENT, received('a-1/2'))
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('that was reported and that the other side leaves unanswered brings a person', () => {
    given(...SIGNED, [report(), RESPONDENT])
      .whenPasses(`promise/${paid}/confirm`, 6 * DAY)
      .thenHappens({ type: 'clockPassed' }, { type: 'personRequested', reason: 'silence' })
      .in('signed');
  });

  test('whose day went by is broken, brings a person, and can still be kept', () => {
    given(...SIGNED)
      .whenPasses(`promise/${paid}`, 16 * DAY)
      .thenHappens(
        { type: 'promiseBroken', promiseId: paid },
        { type: 'personRequested', reason: 'brokenPromise' },
      )
      .in('broken');
    const broken = given(...SIGNED, 16 * DAY);
    broken.when(RESPONDENT, report()).thenHappens({ type: 'promiseReported' }).in('broken');
    broken
      .and([report(), RESPONDENT])
      .when(CLAIMANT, received())
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('that is disputed brings a person, and can still be kept', () => {
    const { text } = given(...SIGNED, [report(), RESPONDENT])
      .when(CLAIMANT, dispute())
      .thenHappens(
        { type: 'promiseDisputed', by: 'claimant', text: 'Nothing came.' },
        { type: 'personRequested', reason: 'disputedPromise' },
      )
      .in('disputed');
    expect(text).toBe('Nothing came.');
    given(...SIGNED, [dispute(), CLAIMANT])
      .when(CLAIMANT, received())
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('that is broken stays so while another one is kept', () => {
    const both = given(...SEVERAL, 30 * DAY);
    expect(both.in('broken').promises.map(({ status }) => status)).toEqual(['broken', 'broken', 'broken']);
    const one = both.and([received(), CLAIMANT]);
    expect(one.in('broken').promiseId).toBe('a-1/1');
    one
      .and([received('a-1/1'), CLAIMANT])
      .when(RESPONDENT, received('a-1/2'))
      .thenHappens({ type: 'promiseConfirmed' }, { type: 'settlementKept' })
      .in('kept');
  });

  test('that is disputed stays so while one that was broken after it is kept', () => {
    const at = given(...SEVERAL, [dispute('a-1/1', 'Nobody came.'), CLAIMANT], 16 * DAY);
    expect(at.in('broken').promiseId).toBe(paid);
    const after = at.and([received(), CLAIMANT]).in('disputed');
    expect(after).toMatchObject({ promiseId: 'a-1/1', text: 'Nobody came.' });
  });

  test('that is disputed or broken always has a person, also after one let the case go', () => {
    for (const trouble of [[dispute(), CLAIMANT], 15 * DAY] as const) {
      const left = given(...SEVERAL, trouble, did(ADJUSTER, 'takeOver', {}), did(ADJUSTER, 'release', {}));
      expect(left.state.people).toMatchObject({ holder: null, requested: null });
      expect(deadlinesOf(left.state, PROCEDURE).map(({ clock }) => clock)).toContain('person');
    }
  });

  test('waits for the side that made it, then for the one it was made to', () => {
    expect(owner(given(...SIGNED))).toBe('respondent');
    expect(owner(given(...SIGNED, [report(), RESPONDENT]))).toBe('claimant');
  });

  test('that was kept closes the case two weeks later, by itself and for everybody to see', () => {
    given(...SIGNED, [received(), CLAIMANT])
      .whenPasses('close', 15 * DAY)
      .thenHappens({ type: 'caseClosed', outcome: 'kept' })
      .in('closed');
  });

  test('that falls due within a day is not reminded of before it was made', () => {
    const at = given(
      ...JOINED,
      did(RESPONDENT, 'makeOffer', {
        offerId: 'o-200',
        terms: { money: { ...refund(200).money, dueInDays: 1 }, other: [] },
      }),
      ...SIGNED.slice(OFFERED.length),
    );
    const { signedAt } = at.in('signed');
    expect(at.and(HOUR).state.passed).toEqual([]);
    expect(at.now).toBe(signedAt);
  });
});
