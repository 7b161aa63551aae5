import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { createWorker, OEM, type Worker } from 'tesseract.js';
import type { Locale } from '../../../core/locale.ts';
import type { DocumentLine } from '../../../core/port/document.ts';

/** Where the models of each language lie. */
const MODELS = {
  eng: import.meta.resolve('@tesseract.js-data/eng/package.json'),
  spa: import.meta.resolve('@tesseract.js-data/spa/package.json'),
  chi_tra: import.meta.resolve('@tesseract.js-data/chi_tra/package.json'),
  chi_sim: import.meta.resolve('@tesseract.js-data/chi_sim/package.json'),
};
type Language = keyof typeof MODELS;

/** The languages that a picture is read in; English too, because receipts mix. */
const LANGUAGES: { readonly [L in Locale]: readonly Language[] } = {
  en: ['eng'],
  es: ['spa', 'eng'],
  'zh-Hant': ['chi_tra', 'eng'],
  'zh-Hans': ['chi_sim', 'eng'],
};
/** Letters are read best some 30 pixels high: a page is brought to this length, a small picture doubled. */
const LONGEST_SIDE = 2_600;
const SMALL_SIDE = 1_300;
/** Percent of confidence, by the recogniser's own count, under which a word is not trusted with a number. */
const CLEAR = 75;

type Raw = { readonly width: number; readonly height: number; readonly channels: 1 | 3 | 4 };

/** A picture as the recogniser reads it best, and how much larger than the original; null for what is no picture. */
const prepared = async (
  picture: Uint8Array,
  raw?: Raw,
): Promise<{ readonly picture: Buffer; readonly scale: number } | null> => {
  try {
    const input = sharp(picture, raw === undefined ? {} : { raw });
    const { width, height } = await input.metadata();
    const longest = Math.max(width, height);
    const scale = longest > LONGEST_SIDE ? LONGEST_SIDE / longest : longest < SMALL_SIDE ? 2 : 1;
    const ready = input
      .flatten({ background: '#fff' })
      .greyscale()
      .resize(Math.round(width * scale))
      .png({ compressionLevel: 1 });
    return { picture: await ready.toBuffer(), scale };
  } catch {
    return null;
  }
};

/** Reads words in pictures. The recogniser of the last language stays loaded. */
export class Recognition {
  #loaded: { readonly languages: string; readonly worker: Worker } | null = null;

  /** The lines of a picture, with boxes in its own pixels. `raw`: pixels that no file format surrounds. */
  async lines(
    picture: Uint8Array,
    locale: Locale,
    page: number,
    raw?: Raw,
  ): Promise<readonly DocumentLine[]> {
    const ready = await prepared(picture, raw);
    if (ready === null) return [];
    const worker = await this.#worker(locale);
    const { data } = await worker.recognize(ready.picture, {}, { text: false, blocks: true });
    return (data.blocks ?? [])
      .flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
      .map(({ text, words, bbox: { x0, y0, x1, y1 } }) => ({
        text: joined(text),
        clear: words.every(({ confidence }) => confidence >= CLEAR),
        place: {
          page,
          box: {
            left: Math.round(x0 / ready.scale),
            top: Math.round(y0 / ready.scale),
            width: Math.round((x1 - x0) / ready.scale),
            height: Math.round((y1 - y0) / ready.scale),
          },
        },
      }))
      .filter(({ text }) => text !== '');
  }

  async #worker(locale: Locale): Promise<Worker> {
    const list = LANGUAGES[locale];
    const languages = list.join('+');
    if (this.#loaded?.languages === languages) return this.#loaded.worker;
    await this.#loaded?.worker.terminate();
    this.#loaded = null;
    const worker = await withLanguages(list, (langPath) =>
      createWorker(languages, OEM.LSTM_ONLY, {
        langPath,
        cacheMethod: 'none',
        errorHandler: () => undefined,
      }),
    );
    this.#loaded = { languages, worker };
    return worker;
  }
}

/** The library looks for all its languages in one directory; they come as a package each. */
const withLanguages = async <T>(
  languages: readonly Language[],
  use: (directory: string) => Promise<T>,
): Promise<T> => {
  const directory = await mkdtemp(join(tmpdir(), 'parley-languages-'));
  try {
    for (const language of languages) {
      const file = `${language}.traineddata.gz`;
      const at = dirname(fileURLToPath(MODELS[language]));
      await symlink(join(at, '4.0.0_best_int', file), join(directory, file));
    }
    return await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};

/** Chinese comes with a space behind every character, and around the numbers of a date. */
const joined = (text: string): string =>
  text
    .trim()
    .replace(/(?<=[\p{Script=Han}，。：:、])\s+(?=[\p{Script=Han}，。：:、])/gu, '')
    .replace(/(?<=\d)\s+(?=[年月日號号])|(?<=[年月])\s+(?=\d)/gu, '');
