import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { DeskApproval } from '../../../../adapters/channel/web/desk/wire.ts';
import type { Input } from '../../../../core/turn/input.ts';
import { type Dispute, joinedDispute, money, type Office, office } from '../../../fixture/office.ts';
import { adjuster } from '../../../fixture/team.ts';
import { deskSite } from './desk-site.ts';

let at: Office;
let site: FastifyInstance;
let dispute: Dispute;
let conversationId: string;
beforeEach(async () => {
  at = office();
  site = deskSite(at);
  await at.store.putMember(adjuster('alex', 'Alex Kim', { authority: [] }));
  dispute = await joinedDispute(at, { seller: 'Kettle & Co.' });
  await dispute.say('respondent', { type: 'makeOffer', offerId: 'o-1', terms: money(120) });
  await dispute.say('claimant', { type: 'requestPerson', reason: 'request' });
  const alex = { id: 'alex', name: 'Alex Kim' };
  conversationId = (await at.turns.staffConversation(dispute.caseId, alex))?.conversationId ?? '';
  await at.turn(conversationId, { kind: 'choice', action: 'takeOver' });
});
afterEach(() => site.close());

const propose = (amount: string): Input => ({
  kind: 'form',
  action: 'propose',
  values: { amount, payer: 'respondent', days: '14', reason: 'A good end.' },
});
const askLeave = async (): Promise<void> => {
  await at.turn(conversationId, propose('300'));
  await at.turn(conversationId, { kind: 'choice', action: 'confirm', subject: 'leave' });
};
const asked = async (who = 'sam') => {
  const answer = await site.inject({
    url: '/api/desk/approvals?locale=en',
    headers: { cookie: `who=${who}` },
  });
  return answer.json<readonly DeskApproval[]>();
};
const answer = (body: object, who = 'sam', caseId = dispute.caseId) =>
  site.inject({
    method: 'POST',
    url: `/api/desk/approvals/${caseId}?locale=en`,
    headers: { cookie: `who=${who}` },
    payload: body,
  });
const proposed = async () =>
  (await at.turns.caseForStaff(dispute.caseId, 'alex'))?.view.table?.proposal ?? null;

test('a supervisor whose limit is high enough gives leave, which is on the record with who and why, and the terms can be put', async () => {
  expect(await asked()).toEqual([]);
  await askLeave();
  const [request] = await asked();
  expect(request).toMatchObject({
    caseId: dispute.caseId,
    who: 'Alex Kim',
    reason: 'A good end.',
    other: 'Kettle & Co.',
    bar: null,
  });
  expect(request?.terms).toContain('$300');
  const approvalId = request?.approvalId ?? '';
  expect((await answer({ approvalId, approved: true, reason: ' ' })).statusCode).toBe(400);
  expect((await answer({ approvalId, approved: true, reason: 'Known fault.' })).statusCode).toBe(200);
  expect(await asked()).toEqual([]);
  const record = await at.store.record(dispute.caseId);
  expect(record.at(-1)?.recorded).toMatchObject({
    by: { id: 'sam', name: 'Sam Ode' },
    event: { type: 'approvalAnswered', approved: true, reason: 'Known fault.' },
  });
  await at.turn(conversationId, { kind: 'choice', action: 'proposeApproved' });
  expect(await proposed()).not.toBeNull();
  // Once answered it is answered, whoever comes later.
  const late = await answer({ approvalId, approved: false, reason: 'No.' }, 'bo');
  expect([late.statusCode, late.json()]).toEqual([409, { text: expect.stringMatching(/answered already/) }]);
  expect((await answer({ approvalId, approved: true, reason: 'x' }, 'sam', 'no-such-case')).statusCode).toBe(
    409,
  );
});

test('nobody answers their own request, nor beyond their own limit, nor without a part in it', async () => {
  await at.store.putMember(
    adjuster('sam', 'Sam Ode', {
      roles: ['supervisor'],
      authority: [{ currency: 'USD', upToMinor: 29_999 }],
    }),
  );
  await at.store.putMember(adjuster('bo', 'Bo Lin', { roles: ['mediator', 'operator'] }));
  await askLeave();
  const [request] = await asked();
  const yes = { approvalId: request?.approvalId ?? '', approved: true, reason: 'Fine.' };
  expect(request?.bar).toBe('limit');
  expect((await answer(yes)).statusCode).toBe(409);
  expect((await asked('alex'))[0]?.bar).toBe('own');
  expect((await answer(yes, 'alex')).statusCode).toBe(409);
  expect((await answer(yes, 'bo')).statusCode).toBe(403);
  expect((await answer(yes, 'stranger')).statusCode).toBe(401);
  expect(await asked()).toHaveLength(1);
});
