import { extractImages, extractTextItems, getDocumentProxy } from 'unpdf';
import type { Locale } from '../../../core/locale.ts';
import type { DocumentLine } from '../../../core/port/document.ts';
import type { Recognition } from './recognition.ts';

/** Pages that are read; what a claim turns on stands on the first ones. */
const MOST_PAGES = 10;
/** Pixels of an image on a page without text that may be a scan of it. */
const SCAN = 300_000;

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Null for what cannot be opened, an encrypted file among it. */
export const openPdf = (bytes: Uint8Array): Promise<Pdf | null> =>
  // The library keeps the array that it is given, and takes no Buffer.
  getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }).catch(() => null);

/** The lines of the first pages. A page that holds only a picture is a scan, and is looked at as one. */
export const pdfLines = async (
  pdf: Pdf,
  locale: Locale,
  recognition: Recognition,
): Promise<readonly DocumentLine[]> => {
  const { items } = await extractTextItems(pdf);
  const lines: DocumentLine[] = [];
  for (const [index, page] of items.slice(0, MOST_PAGES).entries()) {
    const written = linesOf(page, index + 1);
    lines.push(...(written.length > 0 ? written : await scanned(pdf, index + 1, locale, recognition)));
  }
  return lines;
};

const scanned = async (
  pdf: Pdf,
  page: number,
  locale: Locale,
  recognition: Recognition,
): Promise<readonly DocumentLine[]> => {
  const images = await extractImages(pdf, page);
  const [largest] = images.toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined || largest.width * largest.height < SCAN) return [];
  const { data, width, height, channels } = largest;
  return recognition.lines(new Uint8Array(data), locale, page, { width, height, channels });
};

type Item = Awaited<ReturnType<typeof extractTextItems>>['items'][number][number];

/** Pieces of text at one height are one line, from left to right; heights count from the foot of the page. */
const linesOf = (page: readonly Item[], number: number): readonly DocumentLine[] => {
  const rows: Item[][] = [];
  for (const item of page.filter(({ str }) => str.trim() !== '').toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row !== undefined && first !== undefined && first.y - item.y < Math.max(first.fontSize, 1) / 2)
      row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => ({
    text: row
      .toSorted((a, b) => a.x - b.x)
      .map(({ str }) => str.trim())
      .join(' '),
    place: { page: number },
    clear: true,
  }));
};
