import { describe, expect, test } from '@jest/globals';
import type { CommandOf } from '../../../../core/case/command.ts';
import type { ElementId, ElementValue } from '../../../../core/narrative/element.ts';
import { missingElements } from '../../../../core/narrative/missing.ts';
import { HOUR } from '../../../../core/time.ts';
import {
  CARD_DISPUTE,
  did,
  FILED,
  given,
  givenUnder,
  JOINED,
  MATCHED,
  OFFERED,
  TOLD,
  USD,
} from '../given.ts';
import { CLAIMANT, PARLEY, RESPONDENT } from '../walk.ts';

const stating = (element: ElementId, value: ElementValue): CommandOf<'stateElements'> => ({
  type: 'stateElements',
  statements: [{ element, value }],
});
const text = (words: string): ElementValue => ({ kind: 'text', text: words });
const money = (dollars: number, currency = 'USD'): ElementValue => ({
  kind: 'money',
  money: { ...USD(dollars), currency },
});

describe('the story', () => {
  test('is taken down in the words it was told in, in every open phase', () => {
    const story = { type: 'storyTold', messageId: 'm-9', text: 'And it hums.' } as const;
    const command = { type: 'tellStory', messageId: 'm-9', text: 'And it hums.' } as const;
    for (const stage of [[], TOLD, JOINED, MATCHED])
      expect(
        given(...stage)
          .when(CLAIMANT, command)
          .thenHappens(story)
          .state.story.at(-1),
      ).toMatchObject({ text: 'And it hums.' });
  });
});

describe('the type of the claim', () => {
  test('is set, and set again where the claimant corrects it', () => {
    const corrected = { type: 'setClaimType', claimType: 'notDelivered' } as const;
    given(...TOLD)
      .when(CLAIMANT, corrected)
      .thenHappens({ type: 'claimTypeSet', claimType: 'notDelivered' });
  });

  test('said twice changes nothing', () => {
    given(...TOLD)
      .when(CLAIMANT, { type: 'setClaimType', claimType: 'defectiveGoods' })
      .thenNothing();
  });

  test('has to be one that the procedure takes', () => {
    given().when(CLAIMANT, { type: 'setClaimType', claimType: 'motorAccident' }).thenRefused('wrongPhase');
  });
});

describe('a fact', () => {
  test('that corrects an earlier one takes the other side’s answer to it away', () => {
    const answered = given(
      ...JOINED,
      did(RESPONDENT, 'answerElements', {
        answers: [
          { element: 'problem', stance: 'agree' },
          { element: 'item', stance: 'agree' },
        ],
      }),
    );
    const { answers } = answered
      .when(CLAIMANT, stating('problem', text('It leaks.')))
      .thenHappens({ type: 'elementsStated' })
      .in('answering');
    expect(Object.keys(answers)).toEqual(['item']);
  });

  test('stated twice changes nothing', () => {
    given(...TOLD)
      .when(CLAIMANT, stating('item', text('the item')))
      .thenNothing();
  });

  test('that repeats is left out beside one that is new', () => {
    const both: CommandOf<'stateElements'> = {
      type: 'stateElements',
      statements: [
        { element: 'item', value: text('the item') },
        { element: 'tried', value: text('I called.') },
      ],
    };
    given(...TOLD)
      .when(CLAIMANT, both)
      .thenHappens({ type: 'elementsStated', statements: [{ element: 'tried' }] });
  });

  test('does not lie in the future of the claimant’s own day', () => {
    const on = (day: string) => stating('when', { kind: 'date', from: day, to: day });
    // The story is told on 24 November 2026 in New York.
    given().when(CLAIMANT, on('2026-11-25')).thenRefused('futureDate');
    given().when(CLAIMANT, on('2026-11-24')).thenHappens({ type: 'elementsStated' });
  });

  test('in another currency sets the currency while the story is told, and not after', () => {
    expect(
      given()
        .when(CLAIMANT, stating('amount', money(90, 'EUR')))
        .thenHappens({ type: 'elementsStated' }).state.currency,
    ).toBe('EUR');
    given(...FILED)
      .when(CLAIMANT, stating('amount', money(90, 'EUR')))
      .thenRefused('otherCurrency');
  });
});

describe('evidence', () => {
  const photo = (by: 'claimant' | 'respondent', sha256: string): CommandOf<'addEvidence'> => ({
    type: 'addEvidence',
    evidence: { evidenceId: 'e-1', by, name: 'a.png', mime: 'image/png', bytes: 9, sha256, at: 1 },
  });

  test('of either side goes on the record', () => {
    given(...JOINED)
      .when(RESPONDENT, photo('respondent', 'abc'))
      .thenHappens({ type: 'evidenceAdded' });
    given(...TOLD)
      .when(CLAIMANT, photo('claimant', 'abc'))
      .thenHappens({ type: 'evidenceAdded' });
  });

  test('sent twice by one side is there once; the other side may send the same file', () => {
    const once = given(...JOINED, [photo('claimant', 'abc'), CLAIMANT]);
    once.when(CLAIMANT, photo('claimant', 'abc')).thenNothing();
    once.when(RESPONDENT, photo('respondent', 'abc')).thenHappens({ type: 'evidenceAdded' });
  });

  test('cannot be put in the other side’s name', () => {
    given(...JOINED)
      .when(CLAIMANT, photo('respondent', 'abc'))
      .thenRefused('notYours');
  });
});

describe('stopping the loss', () => {
  const block = { type: 'requestContainment', requestId: 'c-1', containment: 'blockCard' } as const;
  const asked = [did(CLAIMANT, 'requestContainment', { requestId: 'c-1', containment: 'blockCard' })];
  const answer = (outcome: 'done' | 'refused' | 'failed'): CommandOf<'recordContainment'> => ({
    type: 'recordContainment',
    requestId: 'c-1',
    outcome,
  });

  test('is asked for before any story', () => {
    givenUnder(CARD_DISPUTE)
      .when(CLAIMANT, block)
      .thenHappens({ type: 'containmentRequested', requestId: 'c-1' });
  });

  test('is not for a procedure that has no such step', () => {
    given().when(CLAIMANT, block).thenRefused('wrongPhase');
  });

  test('asked for twice is asked once, and again after an answer other than done', () => {
    givenUnder(CARD_DISPUTE, ...asked)
      .when(CLAIMANT, { ...block, requestId: 'c-2' })
      .thenNothing();
    givenUnder(CARD_DISPUTE, ...asked, [answer('failed'), PARLEY])
      .when(CLAIMANT, { ...block, requestId: 'c-2' })
      .thenHappens({ type: 'containmentRequested', requestId: 'c-2' });
    givenUnder(CARD_DISPUTE, ...asked, [answer('done'), PARLEY])
      .when(CLAIMANT, { ...block, requestId: 'c-2' })
      .thenNothing();
  });

  test('can be declined, and taken up after that', () => {
    givenUnder(CARD_DISPUTE)
      .when(CLAIMANT, { type: 'declineContainment' })
      .thenHappens({ type: 'containmentDeclined' });
    const declined = givenUnder(CARD_DISPUTE, did(CLAIMANT, 'declineContainment', {}));
    declined.when(CLAIMANT, { type: 'declineContainment' }).thenNothing();
    declined.when(CLAIMANT, block).thenHappens({ type: 'containmentRequested' });
  });

  test('that is done asks for nobody; one that failed or was refused brings a person', () => {
    const waiting = givenUnder(CARD_DISPUTE, ...asked);
    waiting.when(PARLEY, answer('done')).thenHappens({ type: 'containmentAnswered', outcome: 'done' });
    for (const outcome of ['refused', 'failed'] as const)
      waiting
        .when(PARLEY, answer(outcome))
        .thenHappens(
          { type: 'containmentAnswered', outcome },
          { type: 'personRequested', reason: 'containmentFailed' },
        );
  });

  test('answered late or for another request changes nothing', () => {
    givenUnder(CARD_DISPUTE).when(PARLEY, answer('done')).thenNothing();
    givenUnder(CARD_DISPUTE, ...asked)
      .when(PARLEY, { ...answer('done'), requestId: 'c-7' })
      .thenNothing();
  });

  test('that nobody answers within its hour brings a person', () => {
    givenUnder(CARD_DISPUTE, ...asked)
      .whenPasses('containment/c-1', HOUR)
      .thenHappens({ type: 'clockPassed' }, { type: 'personRequested', reason: 'containmentFailed' });
  });
});

describe('filing', () => {
  const file = { type: 'fileClaim', offerId: 'demand' } as const;

  test('turns what was told into a demand: the money, within the days of the procedure, from the other side', () => {
    const { demand } = given(...TOLD)
      .when(CLAIMANT, file)
      .thenHappens({ type: 'claimFiled' })
      .in('filed');
    expect(demand.terms).toEqual({
      money: { amount: USD(480), payer: 'respondent', dueInDays: 14 },
      other: [],
    });
  });

  test('waits until everything that the claim needs was said', () => {
    given().when(CLAIMANT, file).thenRefused('claimIncomplete');
    const some = given(
      did(CLAIMANT, 'setClaimType', { claimType: 'defectiveGoods' }),
      [stating('item', text('a fridge')), CLAIMANT],
      [stating('amount', money(480)), CLAIMANT],
    );
    expect(missingElements(some.state)).toEqual(['seller', 'when', 'problem', 'wanted']);
    some.when(CLAIMANT, file).thenRefused('claimIncomplete');
  });

  test('takes “I don’t know” for an answer, but not where the amount is what is wanted', () => {
    given(...TOLD, [stating('seller', { kind: 'unknown' }), CLAIMANT])
      .when(CLAIMANT, file)
      .thenHappens({ type: 'claimFiled' });
    given(...TOLD, [stating('amount', { kind: 'unknown' }), CLAIMANT])
      .when(CLAIMANT, file)
      .thenRefused('claimIncomplete');
  });

  test('asks for the thing where no money is wanted', () => {
    const { demand } = given(...TOLD, [stating('wanted', { kind: 'wanted', wanted: 'repair' }), CLAIMANT])
      .when(CLAIMANT, file)
      .thenHappens({ type: 'claimFiled' })
      .in('filed');
    expect(demand.terms).toEqual({ other: [{ kind: 'repair', by: 'respondent', dueInDays: 14 }] });
  });

  test('takes an amount up to the limit of the procedure and not a cent more', () => {
    const told = (minor: number) =>
      given(...TOLD, [stating('amount', { kind: 'money', money: { minor, currency: 'USD' } }), CLAIMANT]);
    told(1_000_000).when(CLAIMANT, file).thenHappens({ type: 'claimFiled' });
    told(1_000_001)
      .when(CLAIMANT, file)
      .thenRefused('overLimit', { amount: USD(10_000) });
  });

  test('fixes the currency of the case at that of the demand, whichever amount was named last', () => {
    const { currency } = given(
      ...TOLD,
      [stating('wantedAmount', money(300, 'EUR')), CLAIMANT],
      [stating('amount', money(350)), CLAIMANT],
    )
      .when(CLAIMANT, file)
      .thenHappens({
        type: 'claimFiled',
        demand: { terms: { money: { amount: { currency: 'EUR' } } } },
      }).state;
    expect(currency).toBe('EUR');
  });
});

describe('asking for something else after filing', () => {
  const revise = { type: 'reviseDemand', offerId: 'again' } as const;
  const dearer = [stating('amount', money(520)), CLAIMANT] as const;

  test('follows the facts as they are now, until the other side has answered', () => {
    const { demand, phase } = given(...FILED, dearer)
      .when(CLAIMANT, revise)
      .thenHappens({ type: 'demandRevised' })
      .in('filed');
    expect(demand).toMatchObject({ offerId: 'again', terms: { money: { amount: USD(520) } } });
    expect(phase).toBe('filed');
    given(...OFFERED, dearer)
      .when(CLAIMANT, revise)
      .thenRefused('wrongPhase');
  });

  test('changes nothing where the facts ask for the same', () => {
    given(...FILED)
      .when(CLAIMANT, revise)
      .thenNothing();
  });

  test('keeps to the limit of the procedure', () => {
    given(...FILED, [stating('amount', money(10_001)), CLAIMANT])
      .when(CLAIMANT, revise)
      .thenRefused('overLimit', { amount: USD(10_000) });
  });
});
