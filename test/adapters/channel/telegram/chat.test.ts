import { afterEach, describe, expect, test } from '@jest/globals';
import { itemRenderer } from '../../../../adapters/channel/web/server/render.ts';
import { LOCALES, type Locale } from '../../../../core/locale.ts';
import { goodFiles } from '../web/sample-file.ts';
import { type Bench, openBench } from './bench.ts';
import { bothIn, conversationOf, feedOf, invited, offered, png, press, STORY, say } from './story.ts';

let bench: Bench;
afterEach(() => bench.close());

const kinds = async (id: number): Promise<readonly string[]> =>
  (await feedOf(bench, bench.person(id))).flatMap(({ message: { body } }) =>
    'key' in body.text ? [body.text.key] : [],
  );

const sent = (method: string) => bench.server.calls.filter((call) => call.method === method);

describe('commands', () => {
  const LANGUAGE: { readonly [L in Locale]: readonly [string, RegExp] } = {
    en: ['en', /^Hello/u],
    'zh-Hant': ['zh-hk', /^您好|機器人/u],
    'zh-Hans': ['zh-hans', /机器人/u],
    es: ['es-MX', /^Hola/u],
  };

  test.each(LOCALES)('begin and speak in the language of the app: %s', async (locale) => {
    bench = await openBench({ store: 'memory' });
    const [code, greeting] = LANGUAGE[locale];
    const ana = bench.person(7, code);
    await say(bench, ana, '/start');
    expect(ana.read()).toMatch(greeting);
    await say(bench, ana, '/help');
    for (const command of ['start', 'status', 'person', 'language', 'export', 'help'])
      expect(ana.read(1)).toContain(`/${command}: `);
    await say(bench, ana, '/person');
    expect(await kinds(7)).toContain('person.coming');
  });

  test('the menu is there in every language, and in the one of the case in its chat', async () => {
    bench = await openBench({ store: 'memory' });
    await say(bench, bench.person(7, 'zh-hant'), '/start');
    const menus = sent('setMyCommands').map(({ payload }) => payload);
    expect(menus.map((menu) => menu['language_code'])).toEqual([undefined, 'zh', 'es', undefined]);
    expect(JSON.stringify(menus.at(-1))).toContain('找專人');
    expect(menus.at(-1)).toMatchObject({ scope: { type: 'chat', chat_id: 7 } });
  });

  test('/language shows each language by its own name, and everything is in it from then on', async () => {
    bench = await openBench();
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    await say(bench, ana, '/language');
    const keys = ana.screen
      .at(-1)
      ?.keyboard.flat()
      .map(({ text }) => text);
    expect(keys).toEqual(['English', '繁體中文', '简体中文', 'Español']);
    await ana.tap('Español');
    await bench.quiet();
    expect(ana.read(1)).toBe('A partir de ahora le escribo en español.');
    await say(bench, ana, '/status');
    expect(ana.read(1)).toMatch(/Cuénteme|qué pasó/u);
    await bench.restart();
    await say(bench, ana, '/help');
    expect(ana.read(1)).toMatch(/Está escribiendo con un bot/u);
  });

  test('/status tells where things stand; /export sends the record as a file', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await invited(bench, ana);
    await say(bench, ana, '/status');
    expect(await kinds(7)).toContain('status.invited');
    await say(bench, ana, '/export');
    const { file } = ana.screen.at(-1) ?? {};
    expect(file?.name).toMatch(/^parley-record-\w{5}-\w{5}\.json$/);
    const record = JSON.parse(file?.bytes.toString() ?? '') as { format: string; entries: unknown[] };
    expect(record.format).toBe('parley-record');
    expect(record.entries.length).toBeGreaterThan(4);
  });

  test('without a case there is nothing to show, and it is said how to begin', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    for (const command of ['/export', '/status', '/person']) {
      await say(bench, ana, command);
      expect(ana.read(1)).toMatch(/There is no case in this chat yet/u);
    }
    expect(await bench.parley().store.cases({ limit: 5 })).toEqual([]);
  });

  test('a command for another bot, or one that is none, is not ours', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start@parley_test_bot');
    await say(bench, ana, '/help@another_bot');
    expect(ana.read()).not.toMatch(/\/person/u);
  });
});

describe('coming in', () => {
  test('who just writes begins a case with it', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, STORY);
    expect(ana.read()).toMatch(/^Hello/u);
    expect(ana.read()).toMatch(/This is what I understood/u);
  });

  test('an invitation lets in the first account; every other one is refused kindly', async () => {
    bench = await openBench({ store: 'memory' });
    const code = await invited(bench, bench.person(7));
    const [ben, eve] = [bench.person(8), bench.person(9, 'es')];
    await say(bench, ben, `/start ${code}`);
    expect(ben.read()).toMatch(/Hello, Acme/u);
    await say(bench, eve, `/start ${code}`);
    expect(eve.read()).toMatch(/Otra persona ya abrió este enlace/u);
    await say(bench, eve, '/start nosuchcode');
    expect(eve.read(1)).toMatch(/no funciona/u);
    expect(eve.read()).not.toMatch(/480/u);
  });

  test('the page that an invitation leads to, and the invitation on the web, name the way into Telegram', async () => {
    bench = await openBench();
    const { turns } = bench.parley();
    await say(bench, bench.person(7), '/start');
    const opened = await turns.open({ procedureId: 'consumer', locale: 'en', timeZone: 'UTC' });
    let updates = 0;
    const take = (input: Parameters<typeof turns.take>[0]['input']) => {
      updates += 1;
      return turns.take({ conversationId: opened.conversationId, updateId: `u${updates}`, input });
    };
    await take({ kind: 'text', text: STORY });
    for (const action of ['noEvidence', 'file', 'inviteSeller']) await take({ kind: 'choice', action });
    const shown = await turns.show(opened.conversationId, 0, 100);
    const link = shown?.items.findLast(
      ({ message: { body } }) => body.kind === 'link' && body.url === 'invite',
    );
    const { body } = link?.message ?? {};
    const code = body?.kind === 'link' ? body.code : '';
    const url = `https://t.me/parley_test_bot?start=${code}`;
    const landing = await fetch(`${bench.address()}/api/links/${code}?locale=es`);
    expect(await landing.json()).toMatchObject({ others: [{ label: 'Seguir en Telegram', url }] });
    const render = itemRenderer({
      ...bench.parley(),
      publicUrl: bench.address,
      otherWays: (each) => [bench.platform().otherWay(each)].filter((way) => way !== null),
    });
    if (shown === null) throw new Error('There is no such conversation.');
    const items = await render(shown, null);
    const links = items.filter(({ kind }) => kind === 'link').map(({ text }) => text);
    expect(links.filter((text) => text.includes('t.me'))).toEqual([
      expect.stringContaining(`Go on in Telegram: ${url}`),
    ]);
  });

  test('a link that is pasted is as good as one that is pressed', async () => {
    bench = await openBench({ store: 'memory', publicUrl: 'https://parley.example' });
    const code = await invited(bench, bench.person(7));
    const [ben, eve] = [bench.person(8), bench.person(9)];
    await say(bench, ben, `https://parley.example/l/${code}`);
    expect(ben.read()).toMatch(/Hello, Acme/u);
    await say(bench, eve, `https://t.me/parley_test_bot?start=${code}`);
    expect(eve.read()).toMatch(/Somebody else has opened this link/u);
  });

  test('a case goes on in Telegram from where it stands, and the old screen is told', async () => {
    bench = await openBench();
    const { turns, store } = bench.parley();
    const { conversationId } = await turns.open({ procedureId: 'consumer', locale: 'es', timeZone: 'UTC' });
    const take = (updateId: string, input: Parameters<typeof turns.take>[0]['input']) =>
      turns.take({ conversationId, updateId, input });
    await take('1', { kind: 'text', text: 'La cafetera que compré en Casa Lima el 3 de marzo no funciona.' });
    const conversation = await store.conversation(conversationId);
    const { digest, ids, clock } = bench.parley();
    const code = ids.code(12);
    await store.putLink({
      codeHash: digest(code),
      kind: 'resume',
      caseId: conversation?.caseId ?? '',
      personId: conversation?.personId ?? '',
      role: 'claimant',
      expiresAt: clock.now() + 1_000,
      boundTo: null,
    });
    const ana = bench.person(7, 'en');
    await say(bench, ana, `/start ${code}`);
    expect(ana.read()).toMatch(/Ahora también puede continuar en Telegram/u);
    expect(ana.read()).not.toMatch(/bot\. Le ayudo/u);
    await say(bench, ana, '480 dólares');
    expect(JSON.stringify(await store.feed(conversationId, 0, 100))).toContain('"minor":48000');
  });

  test('one chat may hold two cases: what comes from the other one says so, and a tap turns to it', async () => {
    bench = await openBench();
    const ana = bench.person(7);
    const code = await invited(bench, bench.person(8));
    await say(bench, ana, STORY);
    await say(bench, ana, `/start ${code}`);
    expect(ana.read()).toMatch(/Hello, Acme/u);
    await say(bench, ana, '/status');
    await ana.tap(/^Case \w{5}-\w{5}$/u);
    await bench.quiet();
    expect(ana.read(2)).toMatch(/photo/u);
    await say(bench, bench.person(8), 'please answer soon');
    await press(bench, bench.person(8), 'person').catch(() => undefined);
    expect(ana.read(1)).toMatch(/^About your case \w{5}-\w{5}:/u);
  });
});

describe('answering', () => {
  test('the keys of an answered question show what was chosen; a stale key goes and says what is current', async () => {
    bench = await openBench();
    const { ana, ben } = await bothIn(bench);
    await offered(bench, ben);
    const first = ana.screen.findLast(({ keyboard }) =>
      keyboard.flat().some(({ text }) => text === 'Accept'),
    );
    await ben.tap(/Send this offer/u);
    await bench.quiet();
    expect(first?.keyboard.flat().map(({ text }) => text)).toContain('Accept');
    await ana.tap('Accept');
    await bench.quiet();
    expect(first?.keyboard.flat().map(({ text }) => text)).toEqual(['✓ Accept']);
    expect(await kinds(7)).toContain('news.agreement');
    await ana.tap('✓ Accept');
    await bench.quiet();
    expect(await kinds(7)).toContain('note.offerOver.accepted');
    expect(first?.keyboard).toEqual([]);
  });

  test('every press is answered at once, so that no key turns in its place', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, STORY);
    await press(bench, ana, 'noEvidence');
    await ana.press('c:nothing:1:1', ana.screen.at(-1));
    await ana.press('nonsense', ana.screen.at(-1));
    await bench.quiet();
    expect(sent('answerCallbackQuery')).toHaveLength(3);
    expect(ana.read(1)).toMatch(/This button has had its day/u);
  });

  test('nobody can press a key of another person’s case', async () => {
    bench = await openBench({ store: 'memory' });
    const [ana, eve] = [bench.person(7), bench.person(9)];
    await say(bench, ana, STORY);
    const key = `c:${await conversationOf(bench, ana)}:${(await feedOf(bench, ana)).at(-1)?.seq}:0`;
    const before = await feedOf(bench, ana);
    await eve.press(key, ana.screen.at(-1));
    await bench.quiet();
    expect(await feedOf(bench, ana)).toEqual(before);
    expect(eve.read()).toMatch(/had its day/u);
  });

  test('a form is asked for field by field, read back, and sent by a key alone', async () => {
    bench = await openBench();
    const { ana, ben } = await bothIn(bench);
    await press(bench, ben, 'offerAnswer');
    await ben.tap(/^Send/u);
    await bench.quiet();
    expect(ben.read(1)).toBe('Amount');
    await say(bench, ben, 'two hundred? no idea');
    expect(ben.read()).not.toMatch(/Days to do it\n?$/u);
    await ben.tap(/^Send/u);
    await bench.quiet();
    await say(bench, ben, '200');
    expect(ben.read(1)).toBe('Days to do it');
    await bench.restart();
    await say(bench, ben, '7');
    await ben.tap(/^A repair$|^Repair$/u).catch(() => ben.tap('Skip'));
    await bench.quiet();
    await ben.tap('That is all');
    await bench.quiet();
    expect(ben.read(1)).toMatch(/Amount: 200\nDays to do it: 7/u);
    expect(ana.read()).not.toMatch(/200/u);
    await ben.tap(/^Send/u);
    await bench.quiet();
    expect(ana.read()).toMatch(/\$200/u);
    expect(bench.faults).toEqual([]);
  });

  test('what filled in a form and comes again when it was sent is not said anew', async () => {
    bench = await openBench();
    const { ana, ben } = await bothIn(bench);
    await press(bench, ben, 'offerAnswer');
    await ben.tap(/^Send/u);
    await bench.quiet();
    const amount = await ben.say('200');
    await bench.quiet();
    const days = await ben.say('7');
    await bench.quiet();
    await ben.tap('That is all');
    await bench.quiet();
    const on = ben.screen.at(-1);
    const sent = await ben.tap(/^Send/u);
    await bench.quiet();
    const [mine, theirs] = [ben.read(), ana.read()];
    await bench.restart();
    await ben.say('200', amount.updateId);
    await ben.say('7', days.updateId);
    await ben.press(
      `y:${(await feedOf(bench, ben)).find(({ message }) => message.body.kind === 'form')?.seq}`,
      on,
      sent,
    );
    await bench.quiet();
    expect(ben.read()).toBe(mine);
    expect(ana.read()).toBe(theirs);
  });

  test('a form that is left sends nothing, and words are words again', async () => {
    bench = await openBench();
    const { ben } = await bothIn(bench);
    await press(bench, ben, 'offerAnswer');
    await ben.tap(/^Send/u);
    await bench.quiet();
    await ben.tap('Not now');
    await bench.quiet();
    expect(ben.read(1)).toMatch(/Nothing was sent/u);
    await say(bench, ben, '200');
    expect(ben.read(1)).not.toBe('Days to do it');
    expect(await kinds(8)).toContain('confirm.offer');
  });

  test('three messages in a row are heard in order and answered once; a press ends the wait', async () => {
    bench = await openBench();
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    const texts = ['The kettle I bought from Acme on 3 March does not work.', '$480', 'I want my money back'];
    await Promise.all(texts.map((text) => ana.say(text)));
    await bench.quiet();
    const feed = await feedOf(bench, ana);
    const own = feed.flatMap(({ message: { from, body } }) =>
      from.role === 'claimant' && 'verbatim' in body.text ? [body.text.verbatim] : [],
    );
    expect(own).toEqual(texts);
    const questions = (await kinds(7)).filter((key) => key.startsWith('ask.'));
    expect(questions).toHaveLength(2);
    expect(JSON.stringify(feed)).toContain('"minor":48000');
  });

  test('an edit finds the message that it is of, also after a restart, and replaces what that one told', async () => {
    bench = await openBench();
    const ana = bench.person(7);
    const id = await say(bench, ana, 'The kettle I bought from Acme on 3 March does not work.');
    await say(bench, ana, 'how long does this take?');
    await bench.restart();
    await ana.edit(id, 'The kettle I bought from Acme on 5 March does not work.');
    await bench.quiet();
    const edited = (await feedOf(bench, ana)).findLast(({ message }) => message.from.role === 'claimant');
    expect(edited?.message.body).toMatchObject({ kind: 'text', edits: 3 });
    expect(ana.read()).toMatch(/March 3.*March 5/u);
  });

  test('an edited message puts right what it said', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, 'The kettle I bought from Acme on 3 March does not work.');
    const id = await say(bench, ana, '$480');
    await ana.edit(id, '$450');
    await bench.quiet();
    expect(ana.read()).toMatch(/\$480.*\$450/u);
  });
});

describe('what is not words', () => {
  test('a photo is evidence, without where it was taken, and what stands below it is said after it', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    await ana.photo(await png(), STORY);
    await bench.quiet();
    const said = await kinds(7);
    expect(said).toContain('news.fileReceived');
    expect(said.filter((key) => /^ask(?:Again)?\.story$/u.test(key))).toHaveLength(1);
    expect(ana.read()).toMatch(/This is your claim[\s\S]*1 file/u);
  });

  test('an album, a document and a voice note are evidence too', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    const files = await goodFiles();
    await say(bench, ana, STORY);
    await Promise.all([ana.photo(await png()), ana.photo(files['image/jpeg'] as Buffer)]);
    await ana.document('receipt.pdf', files['application/pdf'] as Buffer);
    await ana.voice(files['audio/ogg'] as Buffer);
    await bench.quiet();
    const received = (await kinds(7)).filter((key) => key === 'news.fileReceived');
    expect(received).toHaveLength(4);
    expect(ana.read()).toMatch(/receipt\.pdf/u);
  });

  test.each([
    ['is too large', 11 * 1_024 * 1_024, /too large/u],
    ['is too large for Telegram to hand over', 30 * 1_024 * 1_024, /too large/u],
  ])('a file that %s is declined in words', async (_what, size, words) => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    await ana.document('film.bin', Buffer.alloc(100), size);
    await bench.quiet();
    expect(ana.read(1)).toMatch(words);
    expect(sent('getFile')).toEqual([]);
  });

  test('a file of a kind that is not taken, and one that Telegram does not give, are declined in words', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    await ana.document('notes.txt', Buffer.from('some text'));
    await bench.quiet();
    expect(ana.read(1)).toMatch(/kind of file/u);
    bench.server.fault = ({ method }) => (method === 'file' ? { status: 500, body: {} } : null);
    await ana.photo(await png());
    await bench.quiet();
    expect(ana.read(1)).toMatch(/could not get this file/u);
    expect(bench.faults).toEqual([]);
  });

  test('a file of the other side comes as a picture, and as a document where it is none', async () => {
    bench = await openBench();
    const { ana, ben } = await bothIn(bench);
    await ana.photo(await png());
    await ana.document('receipt.pdf', (await goodFiles())['application/pdf'] as Buffer);
    await bench.quiet();
    const files = ben.screen.flatMap(({ file }) => (file === undefined ? [] : [file]));
    expect(files.map(({ method }) => method)).toEqual(['sendPhoto', 'sendDocument']);
    expect(files[1]?.name).toBe('receipt.pdf');
    expect(files[0]?.bytes.length).toBeGreaterThan(50);
  });

  test.each([
    ['a sticker', { sticker: { file_id: 's' } }, /can't read stickers/u],
    ['a place', { location: { latitude: 1, longitude: 2 } }, /places from the map/u],
    ['a video', { video: { file_id: 'v' } }, /can't take in videos/u],
    [
      'a moving picture',
      { animation: { file_id: 'a' }, document: { file_id: 'a' } },
      /can't take in videos/u,
    ],
    ['a contact', { contact: { first_name: 'Bo', phone_number: '1' } }, /can't read this kind/u],
    ['a poll', { poll: { id: '1' } }, /can't read this kind/u],
  ])('%s gets a polite line', async (_what, fields, words) => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    await ana.send({ message: ana.message(fields) });
    await bench.quiet();
    expect(ana.read()).toMatch(words);
  });

  test('a live place that moves, a pinned message and what a bot wrote are nobody’s words', async () => {
    bench = await openBench({ store: 'memory' });
    const ana = bench.person(7);
    await say(bench, ana, '/start');
    const before = ana.read();
    await ana.send({ edited_message: ana.message({ location: { latitude: 1, longitude: 2 } }) });
    await ana.send({ message: ana.message({ pinned_message: {} }) });
    await ana.send({ message: ana.message({ text: STORY, from: { id: 7, is_bot: true, first_name: 'B' } }) });
    await bench.quiet();
    expect(ana.read()).toBe(before);
  });
});

test('in a group nothing is said of any case; once, the way to the private chat is shown, and no words are taken', async () => {
  bench = await openBench();
  const ana = bench.person(7);
  await invited(bench, ana);
  const before = await feedOf(bench, ana);
  const group = { chat: { id: -100, type: 'supergroup', title: 'Family' } };
  for (const text of ['yes', '/status', '/start', '450'])
    await ana.send({ message: { ...ana.message({ text }), ...group } });
  await bench.quiet();
  await bench.restart();
  await ana.send({ message: { ...ana.message({ text: '/help' }), ...group } });
  await bench.quiet();
  const shown = bench.server.screen(-100);
  expect(shown).toHaveLength(1);
  expect(shown[0]?.text).toMatch(/only in private/u);
  expect(shown[0]?.keyboard.flat()).toEqual([
    { text: 'Write to me in private', url: 'https://t.me/parley_test_bot' },
  ]);
  expect(await feedOf(bench, ana)).toEqual(before);
});

test('a key that is pressed where others can see it does nothing', async () => {
  bench = await openBench({ store: 'memory' });
  const ana = bench.person(7);
  await say(bench, ana, STORY);
  const before = await feedOf(bench, ana);
  const data = `c:${await conversationOf(bench, ana)}:${before.at(-1)?.seq}:0`;
  const message = { message_id: 9, date: 1, chat: { id: -100, type: 'group', title: 'Family' }, text: '' };
  await ana.send({
    callback_query: {
      id: 'q',
      from: { id: 7, is_bot: false, first_name: 'A' },
      chat_instance: '1',
      data,
      message,
    },
  });
  await bench.quiet();
  expect(await feedOf(bench, ana)).toEqual(before);
});

test('a long text of the other side comes in as many messages as it needs, with the keys below the last', async () => {
  bench = await openBench();
  const { ana, ben } = await bothIn(bench);
  const long = 'Wir sind <b>nicht</b> & niemals schuld. '.repeat(95);
  await say(bench, ben, long);
  await press(bench, ben, 'person').catch(() => undefined);
  expect(ana.screen.every(({ text }) => text.length <= 4_096)).toBe(true);
  expect(bench.faults).toEqual([]);
});
