import { describe, expect, test } from '@jest/globals';
import type { OfferState } from '../../../core/case/state.ts';
import { nextRung } from '../../../core/negotiation/ladder.ts';
import { type OpenTable, stallSignals } from '../../../core/negotiation/stall.ts';
import type { StallSignal } from '../../../core/negotiation/stall-signal.ts';
import { DAY, HOUR } from '../../../core/time.ts';
import { refund } from '../case/given.ts';
import { PROCEDURE, START } from '../case/walk.ts';

/** `c 400`: the claimant asks for 400; `r 200`: the respondent offers 200; `r repair`: no money in it. */
const offer = (said: string, index: number): OfferState => {
  const [who, what = ''] = said.split(' ');
  const by = who === 'c' ? 'claimant' : 'respondent';
  const terms =
    what === 'repair'
      ? { other: [{ kind: 'repair' as const, by: 'respondent' as const, dueInDays: 7 }] }
      : refund(Number(what));
  return { offerId: `o-${index}`, by, terms, at: START, expiresAt: START + 9 * DAY, status: 'open' };
};

const table = (demand: number | 'repair', ...said: readonly string[]): OpenTable => ({
  demand: { ...offer(`c ${demand}`, 0), offerId: 'demand' },
  offers: said.map(offer),
  movedAt: START,
  laidAt: START,
});
/** The signals an hour after the last move, on the first day. */
const signs = (at: OpenTable, after = HOUR): readonly StallSignal[] =>
  stallSignals(at, START + after, PROCEDURE);

describe('a negotiation', () => {
  test('that moves shows no sign of a stall', () => {
    expect(signs(table(480))).toEqual([]);
    expect(signs(table(480, 'r 200', 'c 400', 'r 280', 'c 340', 'r 320'))).toEqual([]);
  });

  test('is silent after 72 hours without a move, not before', () => {
    expect(signs(table(480, 'r 200'), 72 * HOUR - 1)).not.toContain('silence');
    expect(signs(table(480, 'r 200'), 72 * HOUR)).toContain('silence');
  });

  test('is near its clock in the last three days of it', () => {
    // Ten days from Tuesday 24 November 2026, to the end of Friday 4 December in New York.
    const end = Date.UTC(2026, 11, 5, 5) - START;
    expect(signs({ ...table(480, 'r 200'), movedAt: START + end - 3 * DAY }, end - 3 * DAY - 1)).toEqual([]);
    expect(signs({ ...table(480, 'r 200'), movedAt: START + end - 3 * DAY }, end - 3 * DAY)).toEqual([
      'clockNear',
    ]);
  });
});

describe('two offers in a row that do not move', () => {
  test.each([
    ['the claimant stays at the demand', table(480, 'r 200', 'c 480', 'r 250', 'c 480')],
    ['the claimant asks for more', table(480, 'r 200', 'c 490', 'r 250', 'c 500')],
    ['the respondent stays', table(480, 'r 200', 'c 400', 'r 200', 'c 350', 'r 200')],
    ['the respondent goes back', table(480, 'r 200', 'c 400', 'r 190', 'c 350', 'r 180')],
  ])('are a sign: %s', (_words, at) => {
    expect(signs(at)).toContain('twoNonMoves');
  });

  test.each([
    ['one is no sign', table(480, 'r 200', 'c 480')],
    ['a move between them', table(480, 'r 200', 'c 480', 'r 250', 'c 450')],
    ['only the last two count', table(480, 'r 200', 'c 480', 'r 250', 'c 480', 'r 260', 'c 400')],
    ['the first amount after a demand for a thing', table('repair', 'r 100', 'c 300', 'r 150', 'c 320')],
  ])('are none: %s', (_words, at) => {
    expect(signs(at)).not.toContain('twoNonMoves');
  });
});

describe('a gap that closes slowly', () => {
  // g = (D − O) / (D0 − O0), and more than 8 exchanges to come at the mean of the last two.
  test('is a sign after four exchanges', () => {
    // 280 apart; then 275, 270, 265: ten exchanges and more are left.
    expect(signs(table(480, 'r 200', 'c 475', 'r 205', 'c 470'))).toContain('slowClosing');
    expect(signs(table(480, 'r 200', 'c 475', 'r 205'))).not.toContain('slowClosing');
  });

  test('is measured against what is left, to the edge of eight exchanges', () => {
    // From 280 by 28 each time: 196 are left after the fourth, seven exchanges.
    expect(signs(table(480, 'r 200', 'c 452', 'r 228', 'c 424'))).not.toContain('slowClosing');
    // By 20: 220 are left, eleven.
    expect(signs(table(480, 'r 200', 'c 460', 'r 220', 'c 440'))).toContain('slowClosing');
  });

  test('that opens again, or is closed, is told apart', () => {
    expect(signs(table(480, 'r 200', 'c 400', 'r 250', 'c 460', 'r 210'))).toContain('slowClosing');
    expect(signs(table(480, 'r 200', 'c 400', 'r 300', 'c 300'))).not.toContain('slowClosing');
  });

  test('is not read where the demand is no money', () => {
    expect(signs(table('repair', 'r 100', 'c 475', 'r 101', 'c 474', 'r 102'))).not.toContain('slowClosing');
  });
});

describe('a wide gap', () => {
  test('is one of more than four fifths after three own moves of each', () => {
    const slow = ['r 200', 'c 470', 'r 205', 'c 465', 'r 210', 'c 460'];
    expect(signs(table(480, ...slow))).toContain('wideGap');
    expect(signs(table(480, ...slow.slice(0, 4)))).not.toContain('wideGap');
    expect(signs(table(480, 'r 200', 'c 440', 'r 240', 'c 400', 'r 280', 'c 380'))).not.toContain('wideGap');
  });

  test('counts money alone: an offer of a repair closes and opens nothing', () => {
    const slow = ['r 200', 'c 470', 'r repair', 'c 465', 'r repair', 'c 460'];
    expect(signs(table(480, ...slow))).not.toContain('wideGap');
  });
});

describe('the ladder', () => {
  const rung = (
    demand: number | 'repair',
    said: readonly string[],
    signals: readonly StallSignal[] = [],
    rounds: readonly boolean[] = [],
  ) =>
    nextRung(
      {
        ...table(demand, ...said),
        refusal: null,
        rounds: rounds.map((matched, index) => ({
          rule: 'respondentPrice',
          roundId: `r-${index}`,
          matched,
          closedAt: START,
        })),
      },
      signals,
    );

  test('lets people talk while they move', () => {
    expect(rung(480, [])).toBe('keepTalking');
    expect(rung(480, ['r 200', 'c 400'])).toBe('keepTalking');
  });

  test('offers a sealed round where it is about money alone: at the first sign, or after three offers', () => {
    expect(rung(480, ['r 200'], ['silence'])).toBe('sealedRound');
    expect(rung(480, ['r 200', 'c 400', 'r 250'])).toBe('sealedRound');
  });

  test('brings a person where it is about more than money, or where the other side never offered', () => {
    expect(rung('repair', ['r 200', 'c 400', 'r 250'])).toBe('keepTalking');
    expect(rung('repair', ['r 200'], ['silence'])).toBe('person');
    expect(rung(480, [], ['silence'])).toBe('person');
  });

  test('brings a person after a round without overlap, and never another round', () => {
    expect(rung(480, ['r 200', 'c 400', 'r 250'], ['silence'], [false])).toBe('person');
    expect(rung(480, ['r 200', 'c 400', 'r 250'], [], [false])).toBe('person');
  });
});
