import type { FeedItem } from '../../../../core/message/message.ts';
import { goodFiles } from '../web/sample-file.ts';
import type { Bench } from './bench.ts';
import type { Person } from './person.ts';

export const STORY =
  'My fridge from Acme came broken on 3 March, it does not cool at all. I paid $480 and want my money back.';

export const png = async (): Promise<Buffer> => (await goodFiles())['image/png'] as Buffer;

/** The conversation that a person's chat is about. */
export const conversationOf = async (bench: Bench, person: Person): Promise<string> => {
  const [address] = await bench.parley().store.addressesAt('telegram', String(person.id));
  if (address === undefined) throw new Error('This chat is about no case.');
  return address.conversationId;
};

export const feedOf = async (bench: Bench, person: Person): Promise<readonly FeedItem[]> =>
  bench.parley().store.feed(await conversationOf(bench, person), 0, 1_000);

/** The data of the newest key that does this. */
export const keyFor = async (bench: Bench, person: Person, action: string): Promise<string> => {
  for (const { seq, message } of (await feedOf(bench, person)).toReversed()) {
    const { body } = message;
    const rows = body.kind === 'elementTable' ? body.rows.flatMap(({ choices = [] }) => choices) : [];
    const index = [...rows, ...('choices' in body ? body.choices : [])].findIndex(
      (each) => each.action === action,
    );
    if (index >= 0) return `c:${await conversationOf(bench, person)}:${seq}:${index}`;
  }
  throw new Error(`There is no key ${action}.`);
};

export const press = async (bench: Bench, person: Person, action: string): Promise<void> => {
  await person.press(await keyFor(bench, person, action));
  await bench.quiet();
};

export const say = async (bench: Bench, person: Person, text: string): Promise<number> => {
  const { messageId } = await person.say(text);
  await bench.quiet();
  return messageId;
};

/** A claim that is told, filed and on its way; resolves to the code of the invitation. */
export const invited = async (bench: Bench, claimant: Person): Promise<string> => {
  await say(bench, claimant, '/start');
  await say(bench, claimant, STORY);
  for (const action of ['noEvidence', 'file', 'inviteSeller']) await press(bench, claimant, action);
  for (const { message } of (await feedOf(bench, claimant)).toReversed())
    if (message.body.kind === 'link' && message.body.url === 'invite') return message.body.code;
  throw new Error('There is no invitation.');
};

/** Both sides at Telegram; the respondent has come in by the link. */
export const bothIn = async (bench: Bench): Promise<{ readonly ana: Person; readonly ben: Person }> => {
  const ana = bench.person(7);
  const ben = bench.person(8);
  const code = await invited(bench, ana);
  await say(bench, ben, `/start ${code}`);
  return { ana, ben };
};

/** The respondent offers 200, by the form, field by field. */
export const offered = async (bench: Bench, ben: Person): Promise<void> => {
  await press(bench, ben, 'offerAnswer');
  await ben.tap(/^Send/u);
  await bench.quiet();
  for (const text of ['200', '7']) await say(bench, ben, text);
  await ben.tap('That is all');
  await bench.quiet();
  await ben.tap(/^Send/u);
  await bench.quiet();
};

/** A sealed round is open on both phones. */
export const sealing = async (bench: Bench): Promise<{ readonly ana: Person; readonly ben: Person }> => {
  const { ana, ben } = await bothIn(bench);
  await offered(bench, ben);
  await press(bench, ana, 'sealedAsk');
  await press(bench, ben, 'sealedYes');
  return { ana, ben };
};
