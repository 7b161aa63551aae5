import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { type TestBrowser, testBrowser } from './browser.ts';
import { type House, openHouse } from './house.ts';
import { newest } from './scene.ts';

let house: House;
let claimant: TestBrowser;
let mine: string;
beforeAll(async () => {
  house = await openHouse();
  claimant = testBrowser(house.url);
  mine = await claimant.openCase();
});
afterAll(() => house.close());

const upload = async (body: Buffer, name: string): Promise<number> => {
  const query = new URLSearchParams({ id: name, name });
  const path = `/api/conversations/${mine}/files?${query}`;
  return (await claimant.call(path, { method: 'POST', body: new Uint8Array(body) })).status;
};
/** The newest file as it comes back, and the small picture of it. */
const cameBack = async (): Promise<readonly [Buffer, Response]> => {
  const { href } = newest(await claimant.feed(mine), 'file');
  const whole = await claimant.get(href);
  return [Buffer.from(await whole.arrayBuffer()), await claimant.get(`${href}/preview`)];
};
const evidence = async () => {
  const { caseId } = (await house.store.conversation(mine)) ?? { caseId: '' };
  return (await house.store.record(caseId)).flatMap(({ recorded: { event } }) =>
    event.type === 'evidenceAdded' ? [event.evidence] : [],
  );
};
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** 600 wide and 400 high as it is stored; a phone that was held upright says "turn me" beside it. */
const HOME = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 3230/100', GPSLongitude: '0/1 7/1 3366/100' };
const photo = () =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#0b5f55' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { Artist: 'Ms Example' }, IFD3: HOME })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>at home</place></x:xmpmeta>');

test.each(['jpeg', 'png', 'webp'] as const)('a %s is stored upright, without its place', async (format) => {
  const sent = await photo().toFormat(format).toBuffer();
  const before = await sharp(sent).metadata();
  expect([before.orientation, before.exif !== undefined, before.xmp !== undefined]).toEqual([6, true, true]);
  expect(sent.includes('Ms Example')).toBe(true);

  expect(await upload(sent, `photo.${format}`)).toBe(200);
  const [kept, small] = await cameBack();
  const { width, height, orientation, exif, xmp, iptc } = await sharp(kept).metadata();
  expect([width, height]).toEqual([400, 600]);
  expect([orientation, exif, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  expect(kept.includes('Ms Example')).toBe(false);
  expect(kept.includes('at home')).toBe(false);
  const [on] = (await evidence()).slice(-1);
  expect(on).toMatchObject({ sha256: sha256(kept), bytes: kept.length });

  expect(small.headers.get('content-type')).toBe('image/webp');
  const look = await sharp(await small.arrayBuffer()).metadata();
  expect([look.format, look.width, look.height, look.exif]).toEqual(['webp', 320, 480, undefined]);
  expect(on?.preview).toMatchObject({ width: 320, height: 480 });
  expect(newest(await claimant.feed(mine), 'file').preview).toMatchObject({ width: 320, height: 480 });
});

test('a HEIC, which cannot be opened here, loses what its camera noted and stays a picture', async () => {
  const avif = await photo().heif({ compression: 'av1' }).toBuffer();
  expect(avif.includes('Ms Example')).toBe(true);
  // The same container under the name that a phone gives it: that is how the server meets it.
  const named = (from: Buffer, brand: string): Buffer => {
    const copy = Buffer.from(from);
    copy.write(brand, 8, 'latin1');
    return copy;
  };
  expect(await upload(named(avif, 'heic'), 'photo.heic')).toBe(200);
  const [kept, small] = await cameBack();
  expect(kept.includes('Ms Example')).toBe(false);
  expect(kept.includes('at home')).toBe(false);
  expect(kept.length).toBe(avif.length);
  const again = named(kept, 'avif');
  expect(await sharp(again).raw().toBuffer()).toEqual(await sharp(avif).raw().toBuffer());
  expect(small.status).toBe(404);
});

const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};

test('a recording of a phone does not say where it was made', async () => {
  const place = Buffer.from('+51.5090-000.1260/');
  const sound = Buffer.from('the sound itself');
  const sent = Buffer.concat([
    box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('tkhd', Buffer.alloc(84)), box('udta', box('loci', place))),
      box('udta', box('\xa9xyz', place)),
      box('meta', Buffer.alloc(4), place),
    ),
    box('mdat', sound),
  ]);
  expect(await upload(sent, 'voice.m4a')).toBe(200);
  const [kept] = await cameBack();
  expect(kept.includes('+51.5')).toBe(false);
  expect(kept.length).toBe(sent.length);
  expect(kept.includes(sound)).toBe(true);
});

test('boxes that lie about their size are kept as they came', async () => {
  const head = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic'));
  const size = box('ispe', Buffer.from([0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 30]));
  const cut = box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0x40, 0xff, 0xff, 0, 1]));
  const broken = Buffer.concat([head, box('meta', Buffer.alloc(4), box('iinf', Buffer.alloc(6)), cut, size)]);
  broken.writeUInt32BE(0xffffff, broken.length - size.length - cut.length);
  expect(await upload(broken, 'broken.heic')).toBe(200);
  expect((await cameBack())[0].equals(broken)).toBe(true);
});
