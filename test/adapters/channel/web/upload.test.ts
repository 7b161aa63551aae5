import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { ServerFrame } from '../../../../adapters/channel/web/wire.ts';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { badFiles, goodFiles } from './sample-file.ts';
import { newest } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

let uploads = 0;
const upload = async (
  body: Buffer | ReadableStream,
  name: string,
  own?: string,
): Promise<readonly [number, ServerFrame]> => {
  uploads += 1;
  const id = own ?? `u${uploads}`;
  const query = new URLSearchParams({ id, name, element: 'evidence' });
  const response = await claimant.call(`/api/conversations/${mine}/files?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
    duplex: 'half',
  } as RequestInit);
  return [response.status, (await response.json()) as ServerFrame];
};
const evidence = async () => {
  const { caseId } = (await house.store.conversation(mine)) ?? { caseId: '' };
  return (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded' ? [event.evidence] : [],
  );
};

test('photos, PDF and sound are taken by what they are; what comes back is what the record has the hash of', async () => {
  const files = await goodFiles();
  for (const [mime, content] of Object.entries(files)) {
    expect([mime, ...(await upload(content, 'my file.bin'))]).toEqual([
      mime,
      200,
      { t: 'done', id: `u${uploads}` },
    ]);
    const item = newest(await claimant.feed(mine), 'file');
    const shown = ['image/jpeg', 'image/png', 'image/webp'].includes(mime);
    expect(item).toMatchObject({ from: { me: true }, image: shown });
    const response = await claimant.get(item.href);
    expect(response.headers.get('content-type')).toBe(mime);
    expect(response.headers.get('content-disposition')).toMatch(shown ? /^inline; / : /^attachment; /);
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const back = Buffer.from(await response.arrayBuffer());
    expect((await evidence()).at(-1)).toMatchObject({ sha256: sha256Of(back), bytes: back.length });
    if (!shown) expect(back.equals(content)).toBe(true);
  }
  expect((await evidence()).map(({ mime }) => mime)).toEqual(Object.keys(files));
});

test('a recording can be played where it stands, and is given in the parts that a player asks for', async () => {
  const sound = (await goodFiles())['audio/ogg'] ?? Buffer.alloc(0);
  await upload(sound, 'voice.ogg');
  const item = newest(await claimant.feed(mine), 'file');
  expect(item).toMatchObject({ sound: true, image: false });
  const part = (range: string) => claimant.call(item.href, { headers: { range } });
  const middle = await part('bytes=4-9');
  expect([middle.status, middle.headers.get('content-range')]).toEqual([206, `bytes 4-9/${sound.length}`]);
  expect(Buffer.from(await middle.arrayBuffer()).equals(sound.subarray(4, 10))).toBe(true);
  expect((await part(`bytes=${sound.length}-`)).status).toBe(416);
  const whole = await claimant.get(item.href);
  expect([whole.status, whole.headers.get('accept-ranges')]).toEqual([200, 'bytes']);
});

test('anything else is refused with a sentence, and nothing of it is kept', async () => {
  for (const [name, [content, why]] of Object.entries(await badFiles())) {
    const [status, answer] = await upload(content, name);
    expect([name, status >= 400 && status < 500]).toEqual([name, true]);
    expect([name, answer]).toEqual([
      name,
      { t: 'refused', id: `u${uploads}`, text: expect.stringMatching(why), retry: false },
    ]);
  }
  expect(await evidence()).toEqual([]);
  expect((await claimant.feed(mine)).items.some(({ kind }) => kind === 'file')).toBe(false);
});

test('more than 10 MB are refused, told in advance or not, and exactly 10 MB are not', async () => {
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  const limit = 10 * 1_024 * 1_024;
  const large = Buffer.concat([jpeg, Buffer.alloc(limit + 1 - jpeg.length)]);
  const no = {
    t: 'refused',
    id: expect.any(String),
    text: expect.stringContaining('up to 10 MB'),
    retry: false,
  };
  expect(await upload(large, 'large.jpg')).toEqual([413, no]);
  const streamed = new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < large.length; at += 1_048_576)
        controller.enqueue(large.subarray(at, at + 1_048_576));
      controller.close();
    },
  });
  expect(await upload(streamed, 'large.jpg')).toEqual([413, no]);
  expect((await upload(large.subarray(0, limit), 'fits.jpg'))[0]).toBe(200);
});

test('the same file twice is one piece of evidence, the same upload twice one turn', async () => {
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  expect((await upload(jpeg, 'a.jpg', 'same-1'))[1]).toEqual({ t: 'done', id: 'same-1' });
  const { items } = await claimant.feed(mine);
  expect((await upload(jpeg, 'a.jpg', 'same-1'))[1]).toEqual({ t: 'done', id: 'same-1' });
  expect((await claimant.feed(mine)).items).toHaveLength(items.length);
  expect((await upload(jpeg, 'a copy.jpg', 'same-2'))[1]).toEqual({ t: 'done', id: 'same-2' });
  expect(await evidence()).toHaveLength(1);
});

test.each([
  ['IMG 01.jpg', 'IMG 01.jpg'],
  ['IMG.JPEG', 'IMG.jpg'],
  ['../../etc/passwd', 'passwd.jpg'],
  ['C:\\Users\\me\\photo.png', 'photo.png.jpg'],
  ['invoice.exe', 'invoice.exe.jpg'],
  ['invoice\u202egpj.exe', 'invoicegpj.exe.jpg'],
  ['a\u0000b\nc.jpg', 'abc.jpg'],
  ['收據 2026.jpg', '收據 2026.jpg'],
  ['"quoted" <b>.jpg', 'quoted b.jpg'],
  ['', 'file.jpg'],
  ['...', 'file.jpg'],
  ['.htaccess', 'htaccess.jpg'],
  ['é'.repeat(500), `${'é'.repeat(190)}.jpg`],
  [`${'😀'.repeat(150)}`, `${'😀'.repeat(95)}.jpg`],
])('the name %j is kept as %j', async (name, kept) => {
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  expect((await upload(jpeg, name))[0]).toBe(200);
  const item = newest(await claimant.feed(mine), 'file');
  expect(item.name).toBe(kept);
  const header = (await claimant.get(item.href)).headers.get('content-disposition') ?? '';
  expect(header).toMatch(/^inline; filename="[\w.() -]*"; filename\*=UTF-8''[\w.%!#$&+^`|~-]*$/);
  expect(decodeURIComponent(header.split("UTF-8''")[1] ?? '')).toBe(kept);
});

test('a fault while it is kept loses nothing: the same upload goes through later', async () => {
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  house.trouble.on = true;
  const [status, answer] = await upload(jpeg, 'a.jpg', 'later');
  house.trouble.on = false;
  expect([status, answer]).toMatchObject([500, { t: 'refused', id: 'later', retry: true }]);
  expect((await upload(jpeg, 'a.jpg', 'later'))[0]).toBe(200);
  expect(await evidence()).toHaveLength(1);
});

test('to a case that has ended nothing is added', async () => {
  await claimant.say(mine, 'w1', { kind: 'choice', action: 'withdraw' });
  await claimant.say(mine, 'w2', { kind: 'choice', action: 'withdrawYes' });
  const jpeg = (await goodFiles())['image/jpeg'] ?? Buffer.alloc(0);
  expect(await upload(jpeg, 'late.jpg')).toMatchObject([
    409,
    { t: 'refused', text: expect.stringContaining('has ended') },
  ]);
});
