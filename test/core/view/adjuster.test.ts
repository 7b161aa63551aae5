import { expect, test } from '@jest/globals';
import { STAFF_ACTIONS } from '../../../core/staff/action.ts';
import { HOUR } from '../../../core/time.ts';
import { filedDispute, joinedDispute, money, type Office, office } from '../../fixture/office.ts';

const ALEX = { id: 'alex', name: 'Alex' };

const seen = async (at: Office, caseId: string, staffId = ALEX.id) => {
  const found = await at.turns.caseForStaff(caseId, staffId);
  if (found === null) throw new Error('There is no such case.');
  return found;
};

const press = async (at: Office, caseId: string, action: string) => {
  const conversation = await at.turns.staffConversation(caseId, ALEX);
  await at.turn(conversation?.conversationId ?? '', { kind: 'choice', action });
};

/** Amounts that nobody of the team may ever read: two sealed numbers and the limit of the respondent's side. */
const SEALED = { claimant: 311, respondent: 277, authority: 419 };

const sealedRoundWithoutMatch = async (at: Office) => {
  const dispute = await joinedDispute(at);
  await dispute.say('respondent', { type: 'setAuthority', upToMinor: SEALED.authority * 100 });
  await dispute.say('respondent', { type: 'makeOffer', offerId: 'offer-1', terms: money(120) });
  await dispute.say('claimant', {
    type: 'proposeSealedRound',
    roundId: 'round-1',
    rule: 'respondentPrice',
    timing: 'scheduled',
  });
  await dispute.say('respondent', { type: 'agreeSealedRound', roundId: 'round-1' });
  const empty = await seen(at, dispute.caseId);
  await dispute.seal('claimant', 'round-1', SEALED.claimant);
  const waiting = await seen(at, dispute.caseId);
  await dispute.seal('respondent', 'round-1', SEALED.respondent);
  const both = await seen(at, dispute.caseId);
  await at.forward(14 * 24 * HOUR);
  return { dispute, empty, waiting, both, after: await seen(at, dispute.caseId) };
};

test('a sealed number and the authority of a side are nowhere in what staff sees, before and after the close', async () => {
  const at = office();
  const { dispute, waiting, both, after } = await sealedRoundWithoutMatch(at);
  expect(after.view.table?.rounds).toMatchObject([{ matched: false }]);
  const feed = await at.turns.staffConversation(dispute.caseId, ALEX);
  const items = await at.store.feed(feed?.conversationId ?? '', 0, 500);
  for (const found of [waiting, both, after, items, await at.store.case(dispute.caseId)]) {
    const json = JSON.stringify(found);
    for (const major of Object.values(SEALED)) expect(json).not.toMatch(new RegExp(`\\b${major}(00)?\\b`));
    expect(json).not.toMatch(/authority/i);
  }
  expect(JSON.stringify(both)).toContain('48000');
  expect(at.faults).toEqual([]);
});

test('staff cannot tell whether a number was typed', async () => {
  const { empty, waiting, both } = await sealedRoundWithoutMatch(office());
  expect(JSON.stringify(waiting)).toBe(JSON.stringify(empty));
  expect(JSON.stringify(both)).toBe(JSON.stringify(empty));
});

test('that a side answered a proposal, and what, stays hidden', async () => {
  const views: string[] = [];
  for (const accepted of [true, false, null]) {
    const at = office();
    const dispute = await joinedDispute(at);
    await dispute.say('respondent', { type: 'makeOffer', offerId: 'offer-1', terms: money(120) });
    const conversation = await at.turns.staffConversation(dispute.caseId, ALEX);
    await press(at, dispute.caseId, 'takeOver');
    await at.turn(conversation?.conversationId ?? '', {
      kind: 'form',
      action: 'propose',
      values: { amount: '300', reason: 'Half way, and it ends today.' },
    });
    const { view } = await seen(at, dispute.caseId);
    const proposalId = view.table?.proposal?.proposalId ?? '';
    if (accepted !== null) await dispute.say('claimant', { type: 'answerProposal', proposalId, accepted });
    const found = await seen(at, dispute.caseId);
    const { proposal } = found.view.table ?? {};
    views.push(
      JSON.stringify({ ...proposal, proposalId: '' }),
      JSON.stringify(found.timeline.map(({ what }) => what)),
    );
    expect(at.faults).toEqual([]);
  }
  expect(new Set(views).size).toBe(2);
});

test('every point stands with both versions', async () => {
  const at = office();
  const dispute = await joinedDispute(at);
  await dispute.say('respondent', {
    type: 'answerElements',
    answers: [
      { element: 'item', stance: 'agree' },
      { element: 'problem', stance: 'dispute', own: { kind: 'text', text: 'It was dropped.' } },
      { element: 'when', stance: 'unknown' },
    ],
  });
  const { view } = await seen(at, dispute.caseId);
  const standing = Object.fromEntries(view.points.map((point) => [point.element, point.standing]));
  expect(standing).toMatchObject({
    item: 'agreed',
    problem: 'contested',
    when: 'unknown',
    amount: 'unanswered',
  });
  expect(view.points.find(({ element }) => element === 'problem')?.own).toEqual({
    kind: 'text',
    text: 'It was dropped.',
  });
});

test('dates come with their reason and source, and the next one first', async () => {
  const at = office();
  const { caseId } = await joinedDispute(at);
  const { view } = await seen(at, caseId);
  expect(view.next).toMatchObject({ owner: 'respondent', step: 'answer' });
  const [first] = view.deadlines;
  expect(first).toMatchObject({ clock: 'answer', owner: 'respondent', extendable: true, moved: false });
  expect(first?.why.en).toMatch(/\w/);
  expect(first?.source).toMatch(/\w/);
});

test('what may be done is what the case would accept: taking over first, the rest once held', async () => {
  const at = office();
  const { caseId } = await filedDispute(at);
  expect((await seen(at, caseId)).view.may).toMatchObject({
    actions: ['takeOver', 'invite'],
    audiences: ['staff'],
    closings: [],
  });
  await press(at, caseId, 'takeOver');
  const held = (await seen(at, caseId)).view.may;
  expect(held.actions).toEqual([
    'release',
    'handOver',
    'askTask',
    'askContributor',
    'askExpert',
    'inviteRepresentative',
    'setReserve',
    'extend',
    'invite',
    'refer',
    'close',
    'placeHold',
  ]);
  expect(held.audiences).toEqual(['claimant', 'staff']);
  expect(held.closings).toEqual(['settledElsewhere']);
  const colleague = (await seen(at, caseId, 'bo')).view.may;
  expect(colleague.actions).toEqual(['invite']);
  expect(STAFF_ACTIONS).toEqual(expect.arrayContaining([...held.actions]));
});

test('each line of the brief leads to where it stands on the record, and no sealed number to anything', async () => {
  const at = office();
  const { brief, timeline, view } = (await sealedRoundWithoutMatch(at)).after;
  const what = (position: number) => timeline.find((entry) => entry.position === position)?.what.key;
  expect(view.points.map(({ element }) => brief.claimed[element]?.length)).not.toContain(undefined);
  const demand = brief.demand?.kind === 'event' ? what(brief.demand.position) : null;
  expect(demand).toBe('happened.claimFiled');
  expect(brief.course.map(({ by, amount }) => [by, amount.minor])).toEqual([
    ['claimant', 48_000],
    ['respondent', 12_000],
  ]);
  expect(brief.stuck.map(what)).toContain('happened.sealedRoundClosed.apart');
  expect(brief.tried.map(what)).toEqual(
    expect.arrayContaining(['happened.sealedRoundProposed', 'happened.sealedRoundOpened']),
  );
  expect(JSON.stringify(brief)).not.toMatch(/311|277|419/);
});
