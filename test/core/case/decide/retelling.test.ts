import { expect, test } from '@jest/globals';
import { deadlinesOf } from '../../../../core/case/due.ts';
import { retellingOf, toldBy, unretold } from '../../../../core/case/retelling.ts';
import type { Retelling } from '../../../../core/narrative/retelling.ts';
import { type Did, did, FILED, type Given, given, JOINED, OFFERED, TOLD } from '../given.ts';
import { ADJUSTER, CLAIMANT, PARLEY, PROCEDURE, RESPONDENT } from '../walk.ts';

const PROBLEM =
  'It does not cool at all and the door hangs by one hinge, so that everything that was in it had to be thrown away, and nobody ever came to look at it though a man on the telephone said so.';
const OWN = 'It cooled when our driver plugged it in, and it was signed for without a word.';
const LONG: Did = did(CLAIMANT, 'stateElements', {
  statements: [
    { element: 'problem', value: { kind: 'text', text: PROBLEM } },
    { element: 'treatment', value: { kind: 'text', text: 'two nights in the hospital' } },
    { element: 'orderNumber', value: { kind: 'text', text: 'A-1234' } },
  ],
});
const filed = given(...TOLD, LONG, did(CLAIMANT, 'fileClaim', { offerId: 'demand' }));

const retelling = ({ state }: Given, text: string | null = 'It does not cool. Nobody came.'): Retelling => ({
  by: 'claimant',
  of: toldBy(state, 'claimant').of,
  locale: 'en',
  text,
});
const retold = (before: Given, text?: string | null): Given =>
  before.and(did(PARLEY, 'recordRetelling', { retelling: retelling(before, text) }));
const duesOf = ({ state }: Given) =>
  deadlinesOf(state, PROCEDURE).filter(({ clock }) => clock === 'retelling');

test('of what was told, only what the other side may read is put in short', () => {
  const { words } = toldBy(filed.state, 'claimant');
  expect(words).toContain(PROBLEM);
  expect(words.join()).not.toMatch(/hospital|A-1234|480|bought/u);
  expect(toldBy(given(...OFFERED).state, 'respondent').words).toEqual([]);
});

test('the other side tells by its own version and by the reason of a refusal', () => {
  const own = { kind: 'text', text: OWN } as const;
  const { state } = given(
    ...JOINED,
    did(RESPONDENT, 'answerElements', { answers: [{ element: 'problem', stance: 'dispute', own }] }),
    did(RESPONDENT, 'refuseClaim', { reason: 'other', text: 'It was used for a year.' }),
    did(RESPONDENT, 'sendMessage', { messageId: 'm-5', audience: 'joint', text: 'Take 200 and be done.' }),
  );
  expect(toldBy(state, 'respondent').words).toEqual([OWN, 'It was used for a year.']);
});

test('it is due once the claim is told and long enough, and while nobody has done it', () => {
  expect(duesOf(given(...TOLD, LONG))).toEqual([]);
  expect(duesOf(given(...FILED))).toEqual([]);
  expect(duesOf(filed)).toMatchObject([
    { key: `retelling/claimant/${toldBy(filed.state, 'claimant').of}`, kind: 'work', owner: 'parley' },
  ]);
  expect(duesOf(retold(filed))).toEqual([]);
  expect(duesOf(retold(filed, null))).toEqual([]);
});

test('what comes for words that have changed is let go', () => {
  filed
    .when(PARLEY, { type: 'recordRetelling', retelling: retelling(filed) })
    .thenHappens({ type: 'retold' });
  const late = { ...retelling(filed), of: 'other' };
  filed.when(PARLEY, { type: 'recordRetelling', retelling: late }).thenNothing();
  retold(filed)
    .when(PARLEY, { type: 'recordRetelling', retelling: retelling(filed) })
    .thenNothing();
});

test('nobody but the program retells, and nobody but its side corrects it', () => {
  filed.when(CLAIMANT, { type: 'recordRetelling', retelling: retelling(filed) }).thenRefused('notYours');
  retold(filed).when(ADJUSTER, { type: 'correctRetelling' }).thenRefused('notYours');
  retold(filed).when(RESPONDENT, { type: 'correctRetelling', text: 'It cooled.' }).thenNothing();
});

test('a side takes it away once, and may say it itself, which no program changes', () => {
  const before = retold(filed);
  expect(retellingOf(before.state, 'claimant')).toMatchObject({ own: false });
  filed.when(CLAIMANT, { type: 'correctRetelling', text: 'It is mine.' }).thenNothing();
  const gone = before.and(did(CLAIMANT, 'correctRetelling', {}));
  expect(retellingOf(gone.state, 'claimant')).toBeNull();
  gone.when(CLAIMANT, { type: 'correctRetelling' }).thenNothing();
  const own = gone.and(did(CLAIMANT, 'correctRetelling', { text: 'It never cooled.' }));
  expect(retellingOf(own.state, 'claimant')).toMatchObject({ own: true, text: 'It never cooled.' });
  const changed = own.and(
    did(CLAIMANT, 'stateElements', {
      statements: [{ element: 'tried', value: { kind: 'text', text: 'I called them.' } }],
    }),
  );
  expect(unretold(changed.state)).toEqual([]);
  expect(retellingOf(changed.state, 'claimant')).toMatchObject({ text: 'It never cooled.' });
});
