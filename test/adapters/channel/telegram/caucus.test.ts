import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Desks, mediatorProposed } from '../../../fixture/mediation-by-staff.ts';
import { type Bench, openBench } from './bench.ts';
import type { Person } from './person.ts';
import { bothIn, conversationOf, feedOf, offered, press, say } from './story.ts';

let bench: Bench;
let people: { readonly ana: Person; readonly ben: Person };
let desks: Desks;
beforeAll(async () => {
  bench = await openBench({ store: 'memory' });
  people = await bothIn(bench);
  const { ana, ben } = people;
  await offered(bench, ben);
  const { store } = bench.parley();
  const { caseId } = (await store.conversation(await conversationOf(bench, ana))) ?? { caseId: '' };
  desks = await mediatorProposed(bench.parley(), caseId);
  await bench.quiet();
  expect(ana.read()).toMatch(/We suggest Mia Ito as your mediator/u);
  for (const person of [ana, ben]) await press(bench, person, 'mediatorYes');
});
afterAll(() => bench.close());

test('in Telegram it is chosen who reads before anything goes out, and a private word reaches the mediator alone', async () => {
  const { ana, ben } = people;
  const { store } = bench.parley();
  await say(bench, ana, 'canary-5150 between us');
  expect(ana.read(1)).toMatch(/Who should read this\? I send nothing before you choose/u);
  await ana.tap('Write to Mia Ito alone');
  await bench.quiet();
  expect(ana.read(1)).toMatch(/Only Mia Ito reads this/u);
  const heard = JSON.stringify(await store.feed(desks.mia, 0, 1_000));
  expect(heard).toContain('canary-5150');
  const others = JSON.stringify([await store.feed(desks.alex, 0, 1_000), bench.logged]);
  expect(`${ben.read()}${others}`).not.toContain('canary-5150');
  expect(bench.faults).toEqual([]);
});

const filesOf = (person: Person): readonly string[] =>
  person.screen.flatMap(({ file }) =>
    file?.name === 'parley.ics' ? [file.bytes.toString().replace(/\r\n[ \t]/gu, '')] : [],
  );
const linkIn = (text: string): { readonly code: string } => ({
  code: /\/l\/([a-z0-9]+)#room/u.exec(text)?.[1] ?? '',
});

test('a talk on video brings a link of one’s own and a file for the calendar, and follows when it moves or is off', async () => {
  const { ana, ben } = people;
  const times = { day1: '2026-11-27', time1: '10:00', minutes: '45' };
  await desks.take(desks.mia, { kind: 'choice', action: 'open', subject: 'proposeSession' });
  await desks.fill(desks.mia, 'proposeSession', times);
  const mark = async () => {
    for (const person of [ana, ben])
      await desks.fill(await conversationOf(bench, person), 'sessionMark', { time1: 'yes' });
    await bench.quiet();
  };
  await mark();
  const { code } = linkIn(ana.read(2));
  expect(linkIn(ben.read(2)).code).not.toBe(code);
  const [first] = filesOf(ana);
  expect(first).toMatch(/METHOD:PUBLISH[\s\S]*DTSTART:20261127T150000Z/u);
  expect(first).toContain('https://t.me/parley_test_bot');
  expect(first).not.toMatch(/\/l\/|fridge|480|Mia/u);

  // A program that looks at the link for a preview uses nothing up; then it lets in, as this person.
  const link = `${bench.address()}/api/links/${code}`;
  for (let looks = 0; looks < 2; looks += 1)
    expect(await (await fetch(`${link}?to=room&locale=en`)).json()).toMatchObject({
      kind: 'resume',
      title: 'Your talk by video',
      others: [],
    });
  const sessionId = /UID:(\S+)@parley/u.exec(first ?? '')?.[1];
  const byLink = await fetch(`${link}/sessions/${sessionId}.ics`);
  expect([byLink.status, byLink.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect((await fetch(`${link}x/sessions/${sessionId}.ics`)).status).toBe(404);
  const entered = await fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: bench.address() },
    body: JSON.stringify({ locale: 'en' }),
  });
  expect(await entered.json()).toMatchObject({ conversationId: await conversationOf(bench, ana) });

  await desks.take(desks.mia, { kind: 'choice', action: 'open', subject: 'proposeSession' });
  await desks.fill(desks.mia, 'proposeSession', { ...times, day1: '2026-12-01', reason: 'I am in court.' });
  await bench.quiet();
  expect(filesOf(ana).at(-1)).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:1[\s\S]*STATUS:CANCELLED/u);
  await mark();
  expect(filesOf(ana).at(-1)).toMatch(/METHOD:PUBLISH[\s\S]*SEQUENCE:2/u);
  expect(filesOf(ana).at(-1)).toContain(`UID:${sessionId}@parley`);
  await press(bench, ben, 'sessionCannot');
  await desks.fill(await conversationOf(bench, ben), 'sessionCannot', { words: 'The shop is flooded.' });
  await bench.quiet();
  expect(filesOf(ana)).toHaveLength(4);
  expect(filesOf(ana).at(-1)).toMatch(/METHOD:CANCEL[\s\S]*SEQUENCE:3/u);
  expect(bench.faults).toEqual([]);
});

test('a lawyer comes in by a link in Telegram, and sits in the private talk of their side under their name', async () => {
  const { ana, ben } = people;
  const { store } = bench.parley();
  await say(bench, ana, '/helper');
  const values = { name: 'Eva Lind', kind: 'lawyer', scope: 'speaks', bids: 'no' };
  await desks.fill(await conversationOf(bench, ana), 'represent', values);
  await bench.quiet();
  const link = (await feedOf(bench, ana)).findLast(({ message }) => message.body.kind === 'link')?.message
    .body;
  const eva = bench.person(9);
  await say(bench, eva, `/start ${link?.kind === 'link' ? link.code : ''}`);
  expect(eva.read()).not.toMatch(/fridge|480|canary/u);
  await press(bench, eva, 'takeMandate');
  expect(ben.read(1)).toMatch(/Eva Lind \(lawyer\) now acts for the other side/u);
  await say(bench, eva, 'canary-6161 from counsel');
  await eva.tap('Write to Mia Ito alone');
  await bench.quiet();
  expect(JSON.stringify(await store.feed(desks.mia, 0, 1_000))).toContain('canary-6161');
  expect(ana.read()).toMatch(/Eva Lind, lawyer of the customer[\s\S]*canary-6161/u);
  const others = JSON.stringify([await store.feed(desks.alex, 0, 1_000), bench.logged]);
  expect(`${ben.read()}${others}`).not.toContain('canary-6161');
  // What was said in private before is not theirs.
  expect(JSON.stringify(await feedOf(bench, eva))).not.toContain('canary-5150');
  expect(bench.faults).toEqual([]);
});
