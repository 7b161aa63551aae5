import { extractImages, getDocumentProxy } from 'unpdf';
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
  const lines: DocumentLine[] = [];
  for (let page = 1; page <= Math.min(pdf.numPages, MOST_PAGES); page += 1) {
    const written = linesOf(await itemsOf(pdf, page), page);
    lines.push(...(written.length > 0 ? written : await scanned(pdf, page, locale, recognition)));
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

type Item = { readonly text: string; readonly x: number; readonly y: number; readonly size: number };

const itemsOf = async (pdf: Pdf, number: number): Promise<readonly Item[]> => {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  return items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    // The matrix of the text: its height stands third and fourth, its place last.
    const [, , across = 0, up = 0, x = 0, y = 0] = item.transform as readonly number[];
    return [{ text: item.str.trim(), x, y, size: Math.max(Math.hypot(across, up), 1) }];
  });
};

/** Pieces of text at one height are one line, from left to right; heights count from the foot of the page. */
const linesOf = (page: readonly Item[], number: number): readonly DocumentLine[] => {
  const rows: Item[][] = [];
  for (const item of page.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    const [first] = row ?? [];
    if (row !== undefined && first !== undefined && first.y - item.y < first.size / 2) row.push(item);
    else rows.push([item]);
  }
  return rows.map((row) => ({
    text: row
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text)
      .join(' '),
    place: { page: number },
    clear: true,
  }));
};
