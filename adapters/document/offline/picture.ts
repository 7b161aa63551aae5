import sharp, { type Sharp } from 'sharp';
import type { Redrawn } from '../../../core/port/document.ts';

/** Larger pictures than any phone takes would only be there to fill memory when they are opened. */
const MOST_PIXELS = 50_000_000;
/** The longest side of a preview, in pixels: sharp on a phone, some 20 kB. */
const PREVIEW_SIDE = 480;
/** Pages of a moving picture. */
const MOST_PAGES = 1_000;

/** Reads the header only; nothing is decoded. */
const pixelsOf = async (bytes: Uint8Array): Promise<number> => {
  const { width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false, pages: -1 }).metadata();
  // Of a moving picture, `height` is that of all its pages under each other.
  return pages > MOST_PAGES ? Number.POSITIVE_INFINITY : width * height;
};

/** The formats that are written anew, each as near to the original as its format can be. */
const WRITTEN: { readonly [mime: string]: (picture: Sharp) => Sharp } = {
  'image/jpeg': (picture) => picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: 95 }),
};

/**
 * A picture without what its camera wrote into it: where and when it was taken, with which device, by whom (EXIF, XMP,
 * IPTC), and without anything behind its end. It is turned upright first, and its colours keep their profile.
 */
export const redrawn = async (bytes: Uint8Array, mime: string): Promise<Redrawn | 'broken' | 'tooLarge'> => {
  const write = WRITTEN[mime];
  if (write === undefined) return 'broken';
  try {
    const pixels = await pixelsOf(bytes);
    if (pixels > MOST_PIXELS) return 'tooLarge';
    if (pixels === 0) return 'broken';
    const open = { failOn: 'error', limitInputPixels: MOST_PIXELS } as const;
    const { pages = 1 } = await sharp(bytes, open).metadata();
    const picture = pages > 1 ? sharp(bytes, { ...open, animated: true }) : sharp(bytes, open).autoOrient();
    const clean = await write(picture.keepIccProfile()).toBuffer();
    const small = await sharp(clean, open)
      .resize(PREVIEW_SIDE, PREVIEW_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = small.info;
    return { bytes: clean, preview: { bytes: small.data, width, height } };
  } catch {
    return 'broken';
  }
};
