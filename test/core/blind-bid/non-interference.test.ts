import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { onGrid } from '../../../core/blind-bid/grid.ts';
import { SIDES, type Side } from '../../../core/case/party.ts';
import type { PreferenceAnswer } from '../../../core/preference/preference.ts';
import {
  type Answered,
  DEMAND,
  differences,
  type Leak,
  type Observed,
  OFFER,
  play,
  playPreferences,
  playProposal,
  type Setting,
  type Typed,
} from './world.ts';

/**
 * Non-interference: whatever losing number somebody typed, everything that anybody else receives is the same, byte for
 * byte, before the close and after it (Goguen and Meseguer 1982). Numbers are paired where a leak would show: next to a
 * bound, at the edge of the grid, where a digit is added.
 */
const EDGES = [OFFER, OFFER + 100, 99_900, 100_000, 100_500, 109_500, DEMAND - 500, DEMAND] as const;
const Amount = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...EDGES) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: OFFER, max: DEMAND }).map((minor) => onGrid(minor, 'USD', 'respondent')),
  },
);
const Rounds: fc.Arbitrary<Setting> = fc.record({
  rule: fc.constantFrom('respondentPrice', 'midpoint', 'threeRounds'),
  timing: fc.constant('scheduled'),
});

type Pair = { readonly setting: Setting; readonly one: Typed; readonly other: Typed };

/** Two worlds in which the claimant's number loses, and is another one in each. */
const ClaimantLoses: fc.Arbitrary<Pair> = fc
  .record({ setting: Rounds, respondent: Amount, one: Amount, other: Amount, retyped: fc.boolean() })
  .filter(({ respondent, one, other }) => one > respondent && other > respondent && one !== other)
  .map(({ setting, respondent, one, other, retyped }) => ({
    setting,
    one: { claimant: retyped ? [other, one] : [one], respondent: [respondent] },
    other: { claimant: retyped ? [one, other] : [other], respondent: [respondent] },
  }));

const RespondentLoses: fc.Arbitrary<Pair> = fc
  .record({ setting: Rounds, claimant: Amount, one: Amount, other: Amount })
  .filter(({ claimant, one, other }) => one < claimant && other < claimant && one !== other)
  .map(({ setting, claimant, one, other }) => ({
    setting,
    one: { claimant: [claimant], respondent: [one] },
    other: { claimant: [claimant], respondent: [other] },
  }));

/** Under the respondent's price the consumer's true minimum is never disclosed, even where the numbers meet. */
const ConsumerWins: fc.Arbitrary<Pair> = fc
  .record({ respondent: Amount, one: Amount, other: Amount })
  .filter(({ respondent, one, other }) => one <= respondent && other <= respondent && one !== other)
  .map(({ respondent, one, other }) => ({
    setting: { rule: 'respondentPrice', timing: 'scheduled' },
    one: { claimant: [one], respondent: [respondent] },
    other: { claimant: [other], respondent: [respondent] },
  }));

const RUNS = 60;

const leaksOf = async ({ setting, one, other }: Pair, leak?: Leak): Promise<readonly string[]> =>
  differences(await play(one, setting, leak), await play(other, setting, leak));

test.each([
  ['a claimant that loses', ClaimantLoses],
  ['a respondent that loses', RespondentLoses],
  ['a consumer who wins under the respondent’s price', ConsumerWins],
])('the number of %s reaches nobody', async (_who, pairs) => {
  await fc.assert(
    fc.asyncProperty(pairs, async (pair) => {
      expect(await leaksOf(pair)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

/** What the side that typed nothing could not have seen anyway: its own screen is left out. */
const withoutSeat = (seen: Observed, seat: string): Observed =>
  Object.fromEntries(
    Object.entries(seen).filter(
      ([sink]) => !(sink.includes(`of ${seat}`) || sink.includes('wake-ups') || sink.includes('under seal')),
    ),
  );

test.each(['claimant', 'respondent'] as const)(
  'a missing number of the %s looks exactly like no overlap',
  async (absent) => {
    await fc.assert(
      fc.asyncProperty(RespondentLoses, async ({ setting, one }) => {
        const missing = await play({ ...one, [absent]: [] }, setting);
        const losing = await play(one, setting);
        expect(differences(withoutSeat(missing, absent), withoutSeat(losing, absent))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  },
);

/** Everything that a side can say to a proposal without there being a common yes; last words count. */
const NO_AGREEMENT = [[], [true], [false], [true, false], [false, true], [false, false]] as const;
const ANSWERED: Answered = { claimant: [false], respondent: [false] };

const answersDiffer = async (side: Side, said: readonly boolean[], leak?: Leak): Promise<readonly string[]> =>
  differences(
    withoutSeat(await playProposal({ ...ANSWERED, [side]: said }, leak), side),
    withoutSeat(await playProposal(ANSWERED, leak), side),
  );

test.each(SIDES)('what the %s answers to a proposal reaches nobody, nor that it answered', async (side) => {
  for (const said of NO_AGREEMENT) expect([said, await answersDiffer(side, said)]).toEqual([said, []]);
});

test('a side’s own screen says that its answer is sealed, and the same for a yes as for a no', async () => {
  const no = await playProposal(ANSWERED);
  const yes = await playProposal({ ...ANSWERED, claimant: [true] });
  expect(differences(no, yes)).toEqual([]);
  const silent = await playProposal({ ...ANSWERED, claimant: [] });
  expect(differences(no, silent)).toContain('before the end: screen of claimant');
});

test('a common yes comes out before the end, and then everybody reads it', async () => {
  const seen = await playProposal({ claimant: [false, true], respondent: [true] });
  expect(seen['before the end: screen of desk']).toContain('agreementReached');
  expect(seen['before the end: screen of respondent']).toContain('news.agreement');
});

const NOTHING: PreferenceAnswer = { limit: 4, levels: [0, 0, 0, 0, 0] };
/** Answers that come to nothing beside the respondent's, which leave no room: told apart by nobody. */
const APART: readonly PreferenceAnswer[] = [
  NOTHING,
  { limit: 4, levels: [1, 0, 0, 0, 1] },
  { limit: 3, levels: [0, 1, 1, 0, 0] },
];
const BUSINESS: PreferenceAnswer = { limit: 0, levels: [3, 3, 3, 3, 3] };

const preferencesDiffer = async (
  one: PreferenceAnswer | null,
  other: PreferenceAnswer | null,
  respondent: PreferenceAnswer | null,
  leak?: Leak,
): Promise<readonly string[]> => {
  const seen = async (claimant: PreferenceAnswer | null): Promise<Observed> =>
    withoutSeat(await playPreferences({ claimant, respondent }, leak), 'claimant');
  return differences(await seen(one), await seen(other));
};

test('what a side answers about its preferences reaches nobody, nor that it answered', async () => {
  for (const answer of APART) {
    expect([answer, await preferencesDiffer(answer, null, BUSINESS)]).toEqual([answer, []]);
    expect([answer, await preferencesDiffer(answer, NOTHING, null)]).toEqual([answer, []]);
  }
});

test('and where packages come of it, the packages alone are seen of it', async () => {
  const open: PreferenceAnswer = { limit: 2, levels: [1, 2, 1, 2, 1] };
  const one: PreferenceAnswer = { limit: 1, levels: [3, 0, 0, 0, 2] };
  // What the claimant does not care for, and the business cares for more, changes no package.
  const other: PreferenceAnswer = { limit: 1, levels: [3, 1, 0, 0, 2] };
  expect(await preferencesDiffer(one, other, open)).toEqual([]);
  const seen = await playPreferences({ claimant: one, respondent: open });
  expect(seen['before the end: screen of respondent']).toContain('preference.package');
});

test('a planted leak of a level is found', async () => {
  const leak: Leak = ({ vault, log }) => ({
    vault: {
      ...vault,
      sealCode: (sealed) => {
        if (sealed.code % 4 > 0) log.info({ what: 'seal', count: sealed.code % 4 });
        return vault.sealCode(sealed);
      },
    },
  });
  expect(await preferencesDiffer(APART[0] ?? null, APART[1] ?? null, BUSINESS, leak)).not.toEqual([]);
});

/** Leaks planted on purpose: a property that none of them breaks would prove nothing. */
const PLANTED: { readonly [name: string]: Leak } = {
  'the number of digits in a log line': ({ vault, log }) => ({
    vault: {
      ...vault,
      seal: (bid) => {
        log.info({ what: 'sealed', count: String(bid.amount.reveal().minor).length });
        return vault.seal(bid);
      },
    },
  }),
  'a row as long as its number': ({ vault }) => ({
    vault: {
      ...vault,
      seal: async (bid) => {
        const sealed = await vault.seal(bid);
        const ciphertext = new TextEncoder().encode(String(bid.amount.reveal().minor));
        return { ...sealed, row: { ...sealed.row, ciphertext } };
      },
    },
  }),
  'a plain hash as the commitment': ({ vault }) => {
    const typed = new Map<string, string>();
    return {
      vault: {
        ...vault,
        seal: async (bid) => {
          typed.set(bid.side, sha256(String(bid.amount.reveal().minor)));
          return vault.seal(bid);
        },
        evaluate: async (round, bids) => ({
          ...(await vault.evaluate(round, bids)),
          commitments: { claimant: typed.get('claimant') ?? '', respondent: typed.get('respondent') ?? '' },
        }),
      },
    };
  },
  'a figure of how much was typed': ({ vault, store }) => {
    let digits = 0;
    return {
      vault: {
        ...vault,
        seal: (bid) => {
          digits += String(bid.amount.reveal().minor).length;
          return vault.seal(bid);
        },
      },
      store: {
        ...store,
        append: (batch) =>
          store.append(
            batch.fact === undefined ? batch : { ...batch, fact: { ...batch.fact, promises: digits } },
          ),
      },
    };
  },
  '"you were close" to the other side': ({ vault, store }) => {
    let close = false;
    const typed: number[] = [];
    return {
      vault: {
        ...vault,
        seal: (bid) => {
          typed.push(bid.amount.reveal().minor);
          const [first = 0, last = 0] = [typed.at(0), typed.at(-1)];
          close = Math.abs(first - last) < 30_000;
          return vault.seal(bid);
        },
      },
      store: {
        ...store,
        append: (batch) =>
          store.append({
            ...batch,
            messages: batch.messages.map((each) =>
              close && batch.records.some(({ recorded }) => recorded.event.type === 'sealedRoundClosed')
                ? { ...each, at: each.at + 1 }
                : each,
            ),
          }),
      },
    };
  },
  'a closed round that is sooner where the number is round': ({ vault, store }) => {
    let round = false;
    return {
      vault: {
        ...vault,
        seal: (bid) => {
          round = bid.amount.reveal().minor % 10_000 === 0;
          return vault.seal(bid);
        },
      },
      store: {
        ...store,
        due: async (now, limit) =>
          (await store.due(now, limit)).filter(({ deadline }) => round || deadline.clock !== 'person'),
      },
    };
  },
};

/** The same for answers: each of them says something of a yes. */
const PLANTED_ANSWERS: { readonly [name: string]: Leak } = {
  'a line in the log for a yes': ({ vault, log }) => ({
    vault: {
      ...vault,
      sealAnswer: (answer) => {
        if (answer.accepted) log.info({ what: 'sealed' });
        return vault.sealAnswer(answer);
      },
    },
  }),
  'a yes in a longer row': ({ vault }) => ({
    vault: {
      ...vault,
      sealAnswer: async (answer) => {
        const sealed = await vault.sealAnswer(answer);
        return { ...sealed, row: { ...sealed.row, ciphertext: new Uint8Array(answer.accepted ? 3 : 2) } };
      },
    },
  }),
};

test.each(Object.keys(PLANTED_ANSWERS))('a planted leak of an answer is found: %s', async (name) => {
  const yes = await playProposal({ ...ANSWERED, claimant: [true] }, PLANTED_ANSWERS[name]);
  expect(differences(await playProposal(ANSWERED, PLANTED_ANSWERS[name]), yes)).not.toEqual([]);
});

test.each(Object.keys(PLANTED))('a planted leak is found: %s', async (name) => {
  const found = await fc.check(
    fc.asyncProperty(fc.oneof(ClaimantLoses, RespondentLoses), async (pair) => {
      const leaks = await leaksOf(pair, PLANTED[name]);
      return leaks.length === 0;
    }),
    { numRuns: 200, endOnFailure: true },
  );
  expect(found.failed).toBe(true);
});
