import type { ServerFrame, WireItem } from '../../../../adapters/channel/web/wire.ts';
import type { Feed, TestBrowser } from './browser.ts';

/** The newest item of a kind in a feed. */
export const newest = <K extends WireItem['kind']>(feed: Feed, kind: K): Extract<WireItem, { kind: K }> => {
  const found = feed.items.findLast((item): item is Extract<WireItem, { kind: K }> => item.kind === kind);
  if (found === undefined) throw new Error(`No ${kind} in ${JSON.stringify(feed.items.slice(-4))}`);
  return found;
};

const done = (frame: ServerFrame): void => {
  if (frame.t !== 'done') throw new Error(JSON.stringify(frame));
};

/** Tells and files a claim of so many dollars; resolves to the code of the invitation. */
export const fileClaim = async (claimant: TestBrowser, id: string, dollars = 800): Promise<string> => {
  const telling = `I bought a fridge from Casa Lima on 20 February 2026 for $${dollars}. It broke after a week. I want a refund.`;
  done(await claimant.say(id, 't1', { kind: 'text', text: telling }));
  for (const action of ['noEvidence', 'file', 'inviteSeller'])
    done(await claimant.say(id, `t-${action}`, { kind: 'choice', action }));
  const links = (await claimant.feed(id)).items.filter((item) => item.kind === 'link');
  const url = links.find(({ text }) => text.includes('for the other side'))?.url ?? '';
  const code = url.split('/l/')[1];
  if (code === undefined) throw new Error(JSON.stringify((await claimant.feed(id)).items.slice(-3)));
  return code;
};

/** The business enters by the invitation and joins; the id of its conversation. */
export const join = async (respondent: TestBrowser, code: string): Promise<string> => {
  const response = await respondent.post(`/api/links/${code}`, { locale: 'en' });
  const { conversationId } = (await response.json()) as { conversationId: string };
  done(
    await respondent.say(conversationId, 'j1', {
      kind: 'form',
      action: 'join',
      values: { name: 'Casa Lima' },
    }),
  );
  return conversationId;
};

/** From an empty page to an open sealed round between 0 and 9,800 dollars. */
export const openSealedRound = async (
  claimant: TestBrowser,
  respondent: TestBrowser,
): Promise<{ readonly mine: string; readonly theirs: string; readonly roundId: string }> => {
  const mine = await claimant.openCase();
  const theirs = await join(respondent, await fileClaim(claimant, mine, 9_800));
  done(await respondent.say(theirs, 's1', { kind: 'choice', action: 'refuse' }));
  done(await respondent.say(theirs, 's2', { kind: 'choice', action: 'propose' }));
  done(await respondent.say(theirs, 's3', { kind: 'choice', action: 'agree' }));
  done(await claimant.say(mine, 's4', { kind: 'text', text: 'Yes' }));
  const { roundId } = newest(await claimant.feed(mine), 'sealedInput');
  return { mine, theirs, roundId };
};
