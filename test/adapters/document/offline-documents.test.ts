import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { offlineDocuments } from '../../../adapters/document/offline/offline-documents.ts';
import type { Locale } from '../../../core/locale.ts';
import { drawn, pdf } from '../../fixture/paper.ts';

const documents = offlineDocuments();
afterAll(() => documents.close());

const never = new AbortController().signal;
const linesOf = async (bytes: Uint8Array, mime: string, locale: Locale = 'en'): Promise<readonly string[]> =>
  (await documents.read({ bytes, mime, locale }, never)).map(({ text }) => text);

test.each<readonly [Locale, string, readonly string[]]>([
  ['en', 'DejaVu Sans', ['Acme Kitchen Ltd', 'Date: 3 March 2026', 'TOTAL $48.00']],
  ['es', 'DejaVu Sans', ['Tienda Sol, año 2026', 'Fecha: 3 de marzo de 2026', 'Importe total 48,40 €']],
  ['zh-Hant', 'Noto Serif CJK TC', ['快樂家電行', '日期：2026年3月3日', '合計 NT$1,280']],
  ['zh-Hans', 'Noto Serif CJK SC', ['快乐家电店', '日期：2026年3月3日', '合计 1280元']],
])('a receipt in %s is read line by line', async (locale, font, lines) => {
  const read = await linesOf(await drawn(lines, font), 'image/jpeg', locale);
  const plain = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '');
  expect(read.map(plain)).toEqual(lines.map(plain));
});

test('a line says where it stands, in the pixels of the picture that was sent', async () => {
  const [line] = await documents.read(
    { bytes: await drawn(['TOTAL $48.00']), mime: 'image/jpeg', locale: 'en' },
    never,
  );
  const { page, box } = line?.place ?? { page: 0 };
  expect([page, line?.clear]).toEqual([1, true]);
  expect(box?.left).toBeGreaterThan(30);
  expect(box?.left).toBeLessThan(50);
  expect((box?.top ?? 0) + (box?.height ?? 0)).toBeLessThan(85);
  expect((box?.top ?? 0) + (box?.height ?? 0)).toBeGreaterThan(60);
});

test('of a PDF the lines are read across its columns, and its pages are counted', async () => {
  const file = pdf({ lines: ['Invoice 17', 'Kettle\t$38.50', 'Total\t$48.00'] }, { lines: ['Terms'] });
  expect(await documents.pages(file)).toBe(2);
  const lines = await documents.read({ bytes: file, mime: 'application/pdf', locale: 'en' }, never);
  expect(lines.map(({ text, place }) => [place.page, text])).toEqual([
    [1, 'Invoice 17'],
    [1, 'Kettle $38.50'],
    [1, 'Total $48.00'],
    [2, 'Terms'],
  ]);
});

test('a scan in a PDF is looked at; of a long one the first ten pages are read', async () => {
  const scan = await drawn(['TOTAL $48.00', ...Array<string>(8).fill('Thank you')]);
  const pages = Array.from({ length: 11 }, (_each, at) => ({ lines: [`Page ${at + 2}`] }));
  const file = pdf({ scan, width: 800, height: 530 }, ...pages);
  const lines = await linesOf(file, 'application/pdf');
  expect(lines[0]).toBe('TOTAL $48.00');
  expect(lines.at(-1)).toBe('Page 10');
  expect(await documents.pages(file)).toBe(12);
});

test('what cannot be opened has no pages, and no words', async () => {
  const empty = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
  expect(await documents.pages(empty)).toBeNull();
  expect(await documents.pages(Buffer.alloc(0))).toBeNull();
  expect(await linesOf(empty, 'application/pdf')).toEqual([]);
  expect(await linesOf(Buffer.from('no picture'), 'image/jpeg')).toEqual([]);
  // It goes on after that.
  expect(await documents.pages(pdf({ lines: ['One'] }))).toBe(1);
});

test('a picture is written anew, with a small one beside it; what is none, or far too large, is told apart', async () => {
  const bytes = await sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#357' } })
    .withExif({ IFD0: { Make: 'Somebody' } })
    .jpeg()
    .toBuffer();
  const picture = await documents.redraw({ bytes, mime: 'image/jpeg' });
  if (typeof picture === 'string') throw new Error(picture);
  expect(picture.preview).toMatchObject({ width: 480, height: 320 });
  expect((await sharp(picture.preview.bytes).metadata()).format).toBe('webp');
  expect(Buffer.from(bytes).includes('Somebody')).toBe(true);
  expect(Buffer.from(picture.bytes).includes('Somebody')).toBe(false);
  const none = { bytes: Buffer.from('no picture'), mime: 'image/jpeg' };
  expect(await documents.redraw(none)).toBe('broken');
  const wide = sharp({ create: { width: 10_000, height: 6_000, channels: 3, background: '#fff' } });
  expect(await documents.redraw({ bytes: await wide.png().toBuffer(), mime: 'image/png' })).toBe('tooLarge');
  expect(await documents.redraw({ bytes, mime: 'text/plain' })).toBe('broken');
});

test('what takes too long is let be, and what nobody waits for any more is ended', async () => {
  const receipt = { bytes: await drawn(['TOTAL $48.00']), mime: 'image/jpeg', locale: 'en' } as const;
  const hasty = offlineDocuments({ readMs: 5, pagesMs: 1, redrawMs: 1, idleMs: 60_000 });
  expect(await hasty.read(receipt, never)).toEqual([]);
  expect(await hasty.redraw(receipt)).toBe('broken');
  expect(await hasty.pages(pdf({ lines: ['One'] }))).toBeNull();
  const stop = new AbortController();
  const reading = documents.read(receipt, stop.signal);
  stop.abort(new Error('The server ends.'));
  await expect(reading).rejects.toThrow('The server ends.');
  expect(await linesOf(receipt.bytes, receipt.mime)).toEqual(['TOTAL $48.00']);
  await hasty.close();
});

/** Processes that this one started, as the kernel lists them. */
const children = (): string =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();

test('the process that opens files is there only while it is needed', async () => {
  await documents.close();
  await gone();
  const before = children();
  const brief = offlineDocuments({ readMs: 30_000, pagesMs: 4_000, redrawMs: 30_000, idleMs: 100 });
  await brief.read({ bytes: await drawn(['One']), mime: 'image/jpeg', locale: 'en' }, never);
  expect(children()).not.toBe(before);
  await gone();
  expect(children()).toBe(before);
});

const gone = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 600));
