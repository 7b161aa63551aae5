import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { joinTokens } from '../../../../../adapters/channel/web/room/join-token.ts';
import { MINUTE } from '../../../../../core/time.ts';
import { type MediatedCase, type Mediation, openMediation } from '../../../../fixture/mediation.ts';
import { admit, askToJoin, letIn, openLine, sitDown } from '../../../../fixture/room-page.ts';

let house: Mediation;
let talk: MediatedCase;
let other: MediatedCase;
beforeAll(async () => {
  house = await openMediation();
  [talk, other] = await Promise.all([house.mediated(), house.mediated()]);
}, 60_000);
afterAll(() => house?.close());

const POLICY = 1008;

test('a token lets in its own person, for a moment, and nobody who changed a letter of it', () => {
  const tokens = joinTokens(new Uint8Array(32).fill(1));
  const pass = {
    roomId: 'k',
    sessionId: 's',
    conversationId: 'c',
    seat: 'a',
    peer: 'a.1',
    role: 'claimant',
    name: '',
    acts: false,
  } as const;
  const token = tokens.make(pass, 0);
  expect(tokens.read(token, 'c', MINUTE)).toMatchObject(pass);
  expect(tokens.read(token, 'another conversation', MINUTE)).toBeNull();
  expect(tokens.read(token, 'c', 2 * MINUTE)).toBeNull();
  expect(tokens.read(joinTokens(new Uint8Array(32).fill(2)).make(pass, 0), 'c', MINUTE)).toBeNull();
  const [body = '', mark = ''] = token.split('.');
  const forged = Buffer.from(JSON.stringify({ ...pass, role: 'mediator', until: 1e15 })).toString(
    'base64url',
  );
  for (const wrong of [`${forged}.${mark}`, body, `${body}.`, '', `${mark}.${body}`])
    expect(tokens.read(wrong, 'c', MINUTE)).toBeNull();
});

test('nobody opens the line of another case, by their own token or anybody’s', async () => {
  const { claimant } = talk.people;
  const stranger = await letIn(house.url, other.people.claimant);
  await expect(openLine(house.url, stranger, claimant.conversationId)).rejects.toThrow('404');
  expect(
    (await stranger.post(`/api/room/${claimant.conversationId}/join`, { page: 'a-page-of-ones-own' })).status,
  ).toBe(404);
  // A token that was found somewhere is of no use on one's own line either.
  const owner = await letIn(house.url, claimant);
  const answer = await askToJoin(owner, claimant.conversationId);
  const line = await openLine(house.url, stranger, other.people.claimant.conversationId);
  line.say({ t: 'join', token: 'token' in answer ? answer.token : '' });
  expect(await line.closed()).toBe(POLICY);
});

test('a line that says anything before its token, or what is no frame, is closed', async () => {
  const browser = await letIn(house.url, other.people.respondent);
  const { conversationId } = other.people.respondent;
  for (const said of [{ t: 'admit', seat: '0'.repeat(16) }, { t: 'anything' }]) {
    const line = await openLine(house.url, browser, conversationId);
    line.say(said as never);
    expect(await line.closed()).toBe(POLICY);
  }
});

test('words and paths go to those who hear each other, and to nobody outside of a private talk', async () => {
  const [mediator, claimant] = await Promise.all([
    sitDown(house.url, talk.people.mediator),
    sitDown(house.url, talk.people.claimant),
  ]);
  await admit(mediator, 1);
  const respondent = await sitDown(house.url, talk.people.respondent);
  await admit(mediator, 1);
  const [before] = (await respondent.next('links', ({ links }) => links.length === 2)).links;
  claimant.say({ t: 'caption', text: 'Heard by all.' });
  expect(await respondent.next('caption')).toMatchObject({ text: 'Heard by all.' });

  mediator.say({ t: 'openCaucus', side: 'claimant' });
  expect((await respondent.next('links')).links).toEqual([]);
  // An old link is nobody's any more, whichever end speaks on it.
  respondent.say({ t: 'signal', link: before?.link ?? '', signal: { restart: true } });
  claimant.say({ t: 'caption', text: 'For the mediator alone.' });
  expect(await mediator.next('caption', ({ text }) => text.startsWith('For'))).toBeDefined();
  respondent.say({ t: 'caption', text: 'Nobody hears this.' });
  respondent.say({ t: 'closeCaucus' });
  await respondent.next('refused', ({ text }) => text === 'Only the mediator can do that.');
  for (const each of [mediator, claimant])
    expect(JSON.stringify(each.frames())).not.toContain('Nobody hears');
  expect(JSON.stringify(respondent.frames())).not.toContain('mediator alone');
  expect(mediator.frames().filter(({ t }) => t === 'signal')).toEqual([]);

  const owner = await letIn(house.url, talk.people.respondent);
  const wayIn = async () => (await owner.feed(talk.people.respondent.conversationId)).panel.room;
  expect(await wayIn()).toBe('Video room');

  // The talk is over: everybody is told, and the door is shut.
  const { conversationId } = talk.people.mediator;
  await house.parley.turns.take({
    conversationId,
    updateId: 'end',
    input: { kind: 'choice', action: 'endSession' },
  });
  for (const each of [mediator, claimant, respondent]) {
    expect((await each.next('over')).text).toMatch(/^There is no talk on video/u);
    await each.closed();
  }
  expect(await wayIn()).toBeNull();
  const back = await letIn(house.url, talk.people.claimant);
  expect(await askToJoin(back, talk.people.claimant.conversationId)).toEqual({ closed: expect.any(String) });
});

test('whoever comes back by a new line is in the same seat, and the old one stops', async () => {
  const first = await sitDown(house.url, other.people.claimant);
  await first.next('room', ({ view }) => view.you !== null);
  const mediator = await sitDown(house.url, other.people.mediator);
  await admit(mediator, 1);
  const second = await sitDown(house.url, other.people.claimant);
  expect((await second.next('room', ({ view }) => view.you !== null)).view.you).toMatchObject({
    standing: 'inside',
  });
  expect((await first.next('over')).text).toMatch(/another screen/u);
});
