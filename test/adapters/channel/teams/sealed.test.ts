import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inputsOf, type TeamsPerson, wordsOf } from './person.ts';
import { sealedRound } from './sealed-round.ts';
import { teamsSite } from './site.ts';

const site = teamsSite();
const CANARY = '293';
const news = async (person: TeamsPerson, work: Promise<unknown>): Promise<readonly string[]> => {
  const before = person.reads().length;
  await work;
  await site.settled();
  return person.reads().slice(before);
};

/** The number by itself: three digits within an id are nobody's number. */
const alone = /(?<![0-9a-z_-])293(?:00)?(?![0-9a-z_-])/iu;

/** Everything that holds or carries anything: tables and files on the disk, the log, and what was sent to Microsoft. */
const everywhere = (): readonly (readonly [string, string])[] => {
  const { directory, logged, faults } = site.world();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.key'))
    .map((entry) => join(entry.parentPath, entry.name));
  return [
    ...files.map((file) => [file, readFileSync(file, 'latin1')] as const),
    ['log', JSON.stringify([logged, faults.map(String)])],
    ...site.microsoft().heard.map((request) => ['request', request] as const),
  ];
};
const found = (): readonly string[] =>
  everywhere().flatMap(([where, text]) => (alone.test(text) ? [where] : []));
const sealedIn = async (caseId: string, roundId: string): Promise<number> =>
  (await site.world().parley().store.sealed(caseId, roundId)).length;

test('the card says what the platform may see, leads to the page, and is replaced by a sealed one without the number', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const button = claimant.button(({ data }) => (data['parley'] as { does?: string })?.does === 'seal');
  const card = claimant.reads().findLast((text) => text.includes('Your number')) ?? '';
  expect(card).toContain('your organization may be able to see it');
  const page = claimant.button(({ url }) => url?.includes('/l/') === true && url !== undefined);
  expect(page.title).toBe('Open my page instead');
  const seen = await news(
    claimant,
    (async () => {
      const replaced = await claimant.press(button, { 'field:sealed': CANARY });
      expect(wordsOf(replaced['value'])).toContain('Your number is sealed');
      expect(inputsOf(replaced['value'])).toEqual([]);
      expect(JSON.stringify(replaced)).not.toMatch(alone);
    })(),
  );
  expect(seen.join()).toContain('Nobody sees it');
  expect(await sealedIn(caseId, roundId)).toBe(1);
  expect(found()).toEqual([]);
  // What is looked through does hold what was said.
  const told = everywhere().flatMap(([where, text]) => (text.includes('does not cool') ? [where] : []));
  expect(told).toContainEqual(expect.stringContaining('parley.sqlite'));
  expect(everywhere().some(([where, text]) => where === 'request' && text.includes('$480'))).toBe(true);
});

test('a number outside the bounds is answered with the bounds alone, the field stays, and nothing keeps it', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const button = claimant.button(({ data }) => (data['parley'] as { does?: string })?.does === 'seal');
  const replaced = await claimant.press(button, { 'field:sealed': '999293' });
  expect(wordsOf(replaced['value'])).toContain('Nothing was sealed');
  expect(inputsOf(replaced['value'])).toHaveLength(1);
  await site.settled();
  expect(await sealedIn(caseId, roundId)).toBe(0);
  expect(everywhere().filter(([, text]) => text.includes('999293'))).toEqual([]);
});

test('a number typed into the chat is sealed, not said; the person is told what may have been seen', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const typed = claimant.activity({ text: `$${CANARY}` });
  const told = await news(claimant, claimant.post(typed));
  expect(told.join()).toContain('please delete it yourself');
  expect(await sealedIn(caseId, roundId)).toBe(1);
  // Deleting it, as asked, is not commented on: it is not in the case.
  const gone = { ...typed, type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } };
  expect(await news(claimant, claimant.post(gone))).toEqual([]);
  const edited = claimant.activity({
    type: 'messageUpdate',
    text: '293.00',
    channelData: { eventType: 'editMessage' },
  });
  expect((await news(claimant, claimant.post(edited))).join()).toContain('please delete it yourself');
  expect(found()).toEqual([]);
});

test('a typed number that cannot be sealed is kept nowhere either', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const told = await news(claimant, claimant.say('999293 USD'));
  expect(told.join()).toMatch(/Nothing was sealed.*delete the message with the number/su);
  expect(await sealedIn(caseId, roundId)).toBe(0);
  expect(everywhere().filter(([, text]) => text.includes('999293'))).toEqual([]);
});

test('words that name a number are kept nowhere, and the person is asked to take them away', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const told = await news(claimant, claimant.say('my number is 293'));
  expect(told.join()).toContain('delete the message with the number');
  expect(await sealedIn(caseId, roundId)).toBe(0);
  expect(found()).toEqual([]);
});

test('an old client’s button comes back as a message, and its card is changed from here', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const button = claimant.button(({ data }) => (data['parley'] as { does?: string })?.does === 'seal');
  await news(
    claimant,
    claimant.send({ value: { ...button.data, 'field:sealed': CANARY }, replyToId: 'card-1' }),
  );
  expect(await sealedIn(caseId, roundId)).toBe(1);
  const [changed] = site.microsoft().updated.filter(({ id }) => id === 'card-1');
  expect(JSON.stringify(changed?.activity)).toContain('Your number is sealed');
  expect(found()).toEqual([]);
});

test('once the round is over, a number is words again, and the card says that it is over', async () => {
  const { claimant, caseId, roundId } = await sealedRound(site);
  const button = claimant.button(({ data }) => (data['parley'] as { does?: string })?.does === 'seal');
  await site.world().wait(30 * 24 * 3_600_000);
  const replaced = await claimant.press(button, { 'field:sealed': '300' });
  expect(wordsOf(replaced['value'])).toContain('no longer open');
  expect(await sealedIn(caseId, roundId)).toBe(0);
});
