import { expect, test } from '@jest/globals';
import { sha256 } from '../../../adapters/ids/random-ids.ts';
import { memoryStore } from '../../../adapters/store/memory/memory-store.ts';
import type { StoredRecord } from '../../../core/port/store.ts';
import { PROCEDURES } from '../../../core/procedure/procedures.ts';
import { respondentKey } from '../../../core/report/course.ts';
import type { CaseFact } from '../../../core/report/fact.ts';
import { threatensPublicity } from '../../../core/report/publicity.ts';
import { hasReached, STAGES } from '../../../core/report/stage.ts';
import { DAY } from '../../../core/time.ts';
import { olderCases } from '../../../core/turn/count-older.ts';
import { finder } from '../../../place.ts';
import { batch } from '../../contract/store-fixture.ts';
import { openHouse } from '../../fixture/house.ts';
import { negotiating } from '../../fixture/invited.ts';
import { joinedDispute, money, office } from '../../fixture/office.ts';
import { silentLog } from '../../fixture/silent-log.ts';

const SHOP = respondentKey('Kettle Shop', sha256);

const factIn = async (store: ReturnType<typeof memoryStore>, respondent = SHOP): Promise<CaseFact> => {
  const [fact] = await store.facts({ kind: 'respondent', respondent, limit: 1 });
  if (fact === undefined) throw new Error('Nothing was counted.');
  return fact;
};

test('a case that is settled and kept has reached every stage but a sealed round, with its hours', async () => {
  const at = office();
  const dispute = await joinedDispute(at);
  await at.forward(30 * 3_600_000);
  await dispute.say('respondent', { type: 'makeOffer', offerId: 'o-1', terms: money(400) });
  await dispute.say('claimant', { type: 'acceptOffer', offerId: 'o-1', agreementId: 'a-1' });
  for (const side of ['claimant', 'respondent'] as const)
    await dispute.say(side, { type: 'confirmAgreement', agreementId: 'a-1' });
  await at.forward(4 * DAY);
  for (const side of ['claimant', 'respondent'] as const)
    await dispute.say(side, { type: 'signAgreement', agreementId: 'a-1', name: side, agreementHash: '' });
  const { promises } = await factIn(at.store);
  expect(promises).toBe(1);
  const promiseId = (await at.store.record(dispute.caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'settlementSigned' ? event.promises.map((each) => each.promiseId) : [],
  )[0];
  await dispute.say('respondent', { type: 'reportPromise', promiseId: promiseId ?? '' });
  await dispute.say('claimant', { type: 'confirmPromise', promiseId: promiseId ?? '' });
  const fact = await factIn(at.store);
  const missing = STAGES.filter((stage) => !hasReached(fact.reached, stage));
  expect(missing).toEqual(['sealedRound']);
  expect(hasReached(fact.reached, 'paidAtOnce')).toBe(true);
  expect(fact).toMatchObject({ replyHours: 30, promises: 1, promisesKept: 1, promisesBroken: 0, warned: 0 });
  expect(fact.settleHours).toBeGreaterThanOrEqual(30 + 96);
  expect(at.faults).toEqual([]);
});

test('a refusal, a promise of the team and its hand are counted when they happen, with their reason', async () => {
  const at = office();
  const dispute = await joinedDispute(at);
  await dispute.say('respondent', { type: 'refuseClaim', reason: 'tooLate' });
  await dispute.say('claimant', { type: 'requestPerson', reason: 'request' });
  await at.forward(3 * DAY);
  const desk = await at.turns.staffConversation(dispute.caseId, { id: 'alex', name: 'Alex' });
  await at.turn(desk?.conversationId ?? '', { kind: 'choice', action: 'takeOver' });
  const counts = await at.store.countTallies({
    from: 0,
    to: at.clock.now() + 1,
    what: ['refused', 'taken', 'missed'],
    by: ['what', 'why', 'memberId', 'claimType', 'respondent'],
  });
  const of = { claimType: 'defectiveGoods', respondent: SHOP, count: 1 };
  expect(counts).toHaveLength(3);
  expect(counts).toContainEqual({ what: 'refused', why: 'tooLate', memberId: null, ...of });
  expect(counts).toContainEqual({ what: 'missed', why: null, memberId: null, ...of });
  // The first date is what was promised; the second one does not make it good.
  expect(counts).toContainEqual({ what: 'taken', why: 'late', memberId: 'alex', ...of });
});

test('no name, no word, no sum and no sealed number is in what is counted', async () => {
  const store = memoryStore();
  const house = openHouse(store);
  const { claimant, respondent } = await negotiating(house);
  await claimant.press('sealedAsk');
  await respondent.news();
  await respondent.press('sealedYes');
  await claimant.news();
  await claimant.seal(457);
  await respondent.seal(321);
  await house.wait(6 * DAY);
  const everything = JSON.stringify([
    await factIn(store, respondentKey('Acme', sha256)),
    await store.countTallies({
      from: 0,
      to: 9e15,
      what: ['stalled', 'refused'],
      by: ['what', 'why', 'respondent'],
    }),
  ]);
  expect(everything).toContain(respondentKey('Acme', sha256));
  expect(everything).not.toMatch(/457|321\b|32100|45700|Acme|kettle|fridge/iu);
});

test('cases from before are counted as they would have been, once', async () => {
  const store = memoryStore();
  const deaf = office({
    ...store,
    append: ({ fact: _fact, tallies: _tallies, ...batch }) => store.append(batch),
  });
  const dispute = await joinedDispute(deaf);
  await dispute.say('respondent', { type: 'refuseClaim', reason: 'notOurs' });
  const twin = office();
  await (await joinedDispute(twin)).say('respondent', { type: 'refuseClaim', reason: 'notOurs' });
  expect(await store.facts({ kind: 'respondent', respondent: SHOP, limit: 9 })).toEqual([]);
  const later = office(store);
  expect(await later.turns.countOlder(async () => {})).toBe(1);
  expect(await later.turns.countOlder(async () => {})).toBe(0);
  const [counted, wanted] = [await factIn(store), await factIn(twin.store)];
  expect({ ...counted, caseId: '' }).toEqual({ ...wanted, caseId: '' });
  expect(await store.countTallies({ from: 0, to: 9e15, what: ['refused'], by: ['why'] })).toEqual([
    { why: 'notOurs', count: 1 },
  ]);
});

test('cases that cannot be read are one line in the log, with their number and the first of them', async () => {
  const store = memoryStore();
  const broken = { recorded: { position: 1, v: 99 }, salt: 's', hash: 'h' } as unknown as StoredRecord;
  for (const caseId of ['k-1', 'k-2', 'k-3']) await store.append(batch(caseId, 0, { records: [broken] }));
  const lines: unknown[] = [];
  const log = { ...silentLog, error: (entry: object) => void lines.push(entry) };
  const procedureOf = finder(PROCEDURES);
  const older = olderCases({ store, digest: sha256, procedureOf, log, worker: 'w-1' });
  expect(await older.count(async () => {})).toBe(0);
  expect(lines).toEqual([{ what: 'count', caseId: 'k-1', count: 3, fault: expect.any(Error) }]);
});

test.each([
  'If I do not hear back I will go to the press.',
  'I am posting all of this on Facebook tonight',
  'A journalist will hear of it: I will contact the media.',
  '再不處理我就找記者',
  '我要PO上網讓大家知道',
  '我会联系媒体曝光',
  'Si no responden, voy a contactar a los medios.',
  'Lo voy a publicar todo en redes sociales',
])('who would go public is heard: %s', (text) => {
  expect(threatensPublicity(text)).toBe(true);
});

test.each([
  'I bought it after I saw it on Facebook.',
  'The press in the garage broke down.',
  '我在網路上買的，記者會那天送來',
  'Lo compré en internet y no funciona.',
  'I read the reviews on the internet first.',
])('and who only speaks of it is not: %s', (text) => {
  expect(threatensPublicity(text)).toBe(false);
});
