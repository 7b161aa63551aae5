import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Side } from '../../../core/case/party.ts';
import type { OfferState } from '../../../core/case/state.ts';
import { nextRung } from '../../../core/negotiation/ladder.ts';
import { type OpenTable, signalsOfMove, stallSignals } from '../../../core/negotiation/stall.ts';
import { DAY, FOREVER, HOUR } from '../../../core/time.ts';
import { type Did, given, OFFERED, refund } from '../case/given.ts';
import { PROCEDURE, RESPONDENT, START } from '../case/walk.ts';

const termsOf = (major: number) => ({
  money: { amount: { minor: major * 100, currency: 'USD' }, payer: 'respondent' as const, dueInDays: 14 },
  other: [],
});

/** A table where 1,000 was asked for; `claimant 900` is an offer of that side. */
const tableOf = (...moves: readonly (readonly [Side, number])[]): OpenTable => ({
  demand: { offerId: 'demand', by: 'claimant', terms: termsOf(1_000), at: START, expiresAt: FOREVER },
  offers: moves.map(
    ([by, major], index): OfferState => ({
      offerId: `o-${index}`,
      by,
      terms: termsOf(major),
      at: START,
      expiresAt: FOREVER,
      status: 'open',
    }),
  ),
  messages: [],
  refusal: null,
  laidAt: START,
  movedAt: START,
});

const signalsAt = (table: OpenTable, now = START) => stallSignals(table, now, PROCEDURE);

describe('signs of a stall, from what both can read', () => {
  test('a fresh table shows none', () => {
    expect(signalsAt(tableOf())).toEqual([]);
  });

  test('seventy-two quiet hours are one, a millisecond less is none', () => {
    expect(signalsAt(tableOf(), START + 72 * HOUR)).toContain('silence');
    expect(signalsAt(tableOf(), START + 72 * HOUR - 1)).not.toContain('silence');
  });

  test('the end of the negotiation within three days is one', () => {
    const late = { ...tableOf(), movedAt: START + 365 * DAY };
    expect(signalsAt(late, START + 365 * DAY)).toContain('clockNear');
  });

  test.each<[string, readonly (readonly [Side, number])[], boolean]>([
    [
      'a claimant who asks for the same twice more',
      [
        ['claimant', 1_000],
        ['claimant', 1_000],
      ],
      true,
    ],
    [
      'a claimant who asks for more',
      [
        ['claimant', 1_100],
        ['claimant', 1_200],
      ],
      true,
    ],
    ['one non-move', [['claimant', 1_000]], false],
    [
      'a non-move and a move',
      [
        ['claimant', 1_000],
        ['claimant', 900],
      ],
      false,
    ],
    [
      'a respondent who stays',
      [
        ['respondent', 200],
        ['respondent', 200],
        ['respondent', 200],
      ],
      true,
    ],
    [
      'a respondent who moves',
      [
        ['respondent', 200],
        ['respondent', 250],
        ['respondent', 300],
      ],
      false,
    ],
    [
      'each side that stayed once',
      [
        ['respondent', 200],
        ['claimant', 1_000],
        ['respondent', 200],
      ],
      false,
    ],
  ])('two non-moves in a row: %s', (_what, moves, expected) => {
    expect(signalsAt(tableOf(...moves)).includes('twoNonMoves')).toBe(expected);
  });

  test('more than eight exchanges to come, read after four, are one', () => {
    // Gap 900, then 890, 880, 870: each exchange closes 10, so 87 are to come.
    const slow = tableOf(['respondent', 100], ['claimant', 990], ['respondent', 110], ['claimant', 980]);
    expect(signalsAt(slow)).toContain('slowClosing');
    expect(signalsAt({ ...slow, offers: slow.offers.slice(0, 3) })).not.toContain('slowClosing');
    // Gap 900, 800, 700, 600: each closes 100, six are to come.
    const brisk = tableOf(['respondent', 100], ['claimant', 900], ['respondent', 200], ['claimant', 800]);
    expect(signalsAt(brisk)).not.toContain('slowClosing');
  });

  test('eight to come is still brisk, a cent beyond is slow', () => {
    // Gap 1,000 (nothing offered), 900, 850, 800: the last two close 50 each, sixteen to come.
    const sixteen = tableOf(['respondent', 0], ['respondent', 100], ['respondent', 150], ['respondent', 200]);
    expect(signalsAt(sixteen)).toContain('slowClosing');
    // Gap 1,000, 1,000, 900, 800: eight to come exactly.
    const eight = tableOf(['respondent', 0], ['claimant', 1_000], ['respondent', 100], ['respondent', 200]);
    expect(signalsAt(eight)).not.toContain('slowClosing');
    const beyond = tableOf(['respondent', 0], ['claimant', 1_000], ['respondent', 100], ['respondent', 199]);
    expect(signalsAt(beyond)).toContain('slowClosing');
  });

  test('a gap above four fifths after three own moves of each is one', () => {
    const moves: readonly (readonly [Side, number])[] = [
      ['respondent', 10],
      ['claimant', 990],
      ['respondent', 20],
      ['claimant', 980],
      ['respondent', 30],
      ['claimant', 970],
    ];
    expect(signalsAt(tableOf(...moves))).toContain('wideGap');
    expect(signalsAt(tableOf(...moves.slice(0, 5)))).not.toContain('wideGap');
    expect(signalsAt(tableOf(...moves.slice(0, 5), ['claimant', 800]))).not.toContain('wideGap');
  });

  test('a dispute that is not about money has no gap to read', () => {
    const { money: _money, ...terms } = termsOf(1);
    const other = { ...terms, other: [{ kind: 'repair' as const, by: 'respondent' as const, dueInDays: 7 }] };
    const table = tableOf();
    expect(signalsAt({ ...table, demand: { ...table.demand, terms: other } })).toEqual([]);
  });

  test('sides that close a tenth of the first gap each never stall on how they move', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), (exchanges) => {
        const moves = Array.from({ length: exchanges }, (_, index): readonly [Side, number] =>
          index % 2 === 0 ? ['respondent', 50 * (index + 1)] : ['claimant', 1_000 - 50 * (index + 1)],
        );
        const signals = signalsAt(tableOf(...moves));
        expect(signals.filter((signal) => signal !== 'slowClosing')).toEqual([]);
      }),
    );
  });
});

describe('what a move adds', () => {
  const stuck = tableOf(['claimant', 1_000], ['claimant', 1_000]);
  test('a sign that was not noted is noted with those before', () => {
    expect(signalsOfMove({ ...stuck, stall: null }, START, PROCEDURE)).toEqual(['twoNonMoves']);
    const silent = { ...stuck, stall: { signals: ['silence' as const], at: START } };
    expect(signalsOfMove(silent, START, PROCEDURE)).toEqual(['silence', 'twoNonMoves']);
  });

  test('one that is noted already adds nothing, and silence never comes by a move', () => {
    const noted = { ...stuck, stall: { signals: ['twoNonMoves' as const], at: START } };
    expect(signalsOfMove(noted, START, PROCEDURE)).toEqual([]);
    expect(signalsOfMove({ ...tableOf(), stall: null }, START + 80 * HOUR, PROCEDURE)).toEqual([]);
  });
});

describe('the next rung of the ladder', () => {
  const laid = (table: OpenTable) => ({ ...table, rounds: [], refusal: null });
  const closed = { roundId: 'r', rule: 'midpoint' as const, matched: false, closedAt: START };

  test('while nothing stalls the sides keep talking', () => {
    expect(nextRung(laid(tableOf(['respondent', 100])), [])).toBe('keepTalking');
  });

  test('a stall about money alone goes to a sealed round', () => {
    expect(nextRung(laid(tableOf(['respondent', 100])), ['twoNonMoves'])).toBe('sealedRound');
  });

  test('without a number of the other side there is nothing to look for between: a person', () => {
    expect(nextRung(laid(tableOf()), ['silence'])).toBe('person');
  });

  test('a dispute about a thing goes to a person', () => {
    const table = tableOf(['respondent', 100]);
    const repair = { kind: 'repair' as const, by: 'respondent' as const, dueInDays: 7 };
    const demand = { ...table.demand, terms: { other: [repair] } };
    expect(nextRung({ ...laid(table), demand }, ['twoNonMoves'])).toBe('person');
  });

  test('a round without overlap goes to a person, never to another round', () => {
    const table = { ...laid(tableOf(['respondent', 100])), rounds: [closed] };
    expect(nextRung(table, [])).toBe('person');
    expect(nextRung(table, ['twoNonMoves'])).toBe('person');
  });
});

describe('an offer that shows a stall', () => {
  const offer = (major: number) =>
    ({ type: 'makeOffer', offerId: `o-${major}`, terms: refund(major) }) as const;
  const stayed: readonly Did[] = [...OFFERED, [{ ...offer(200), offerId: 'again' }, RESPONDENT]];

  test('is made all the same, and what it shows is noted with it, once', () => {
    const after = given(...stayed)
      .when(RESPONDENT, { ...offer(200), offerId: 'and again' })
      .thenHappens({ type: 'offerMade' }, { type: 'stallNoted', signals: ['twoNonMoves'] })
      .in('negotiating');
    expect(after.offers.at(-1)?.status).toBe('open');
    const noted: readonly Did[] = [...stayed, [{ ...offer(200), offerId: 'and again' }, RESPONDENT]];
    given(...noted)
      .when(RESPONDENT, { ...offer(200), offerId: 'once more' })
      .thenHappens({ type: 'offerMade' }, { type: 'stallNoted', signals: ['twoNonMoves', 'slowClosing'] });
    given(...noted, [{ ...offer(200), offerId: 'once more' }, RESPONDENT])
      .when(RESPONDENT, { ...offer(200), offerId: 'still' })
      .thenHappens({ type: 'offerMade' });
  });

  test('is not one that moves', () => {
    given(...stayed)
      .when(RESPONDENT, offer(250))
      .thenHappens({ type: 'offerMade' });
  });
});
