import type { FileProblem } from '../../../core/port/intake.ts';

// A library of 20 MB that only a file needs; it is loaded with the first one.
const fileTypes = () => import('file-type');

export type Kind = { readonly mime: string; readonly endings: readonly [string, ...string[]] };
const PICTURES: readonly Kind[] = [
  { mime: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  { mime: 'image/png', endings: ['png'] },
  { mime: 'image/webp', endings: ['webp'] },
];
const HEIC: Kind = { mime: 'image/heic', endings: ['heic', 'heif'] };
const WEBM: Kind = { mime: 'audio/webm', endings: ['webm', 'weba'] };
const OTHERS: readonly Kind[] = [
  { mime: 'application/pdf', endings: ['pdf'] },
  { mime: 'audio/mpeg', endings: ['mp3'] },
  { mime: 'audio/mp4', endings: ['m4a'] },
  { mime: 'audio/wav', endings: ['wav'] },
  { mime: 'audio/ogg', endings: ['ogg', 'oga', 'opus'] },
];

/** What a format is called by the reader of its first bytes, where that differs from the type under which it is kept. */
const SAME: { readonly [mime: string]: string } = {
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
  'image/heif': HEIC.mime,
};

/** What a file is, by its content alone: the name and the type that came with it say nothing. */
export const kindOf = async (
  bytes: Uint8Array,
): Promise<{ readonly kind: Kind } | { readonly problem: FileProblem }> => {
  if (bytes.length === 0) return { problem: 'empty' };
  const { fileTypeFromBuffer } = await fileTypes();
  const found = await fileTypeFromBuffer(bytes);
  const mime = SAME[found?.mime ?? ''] ?? found?.mime;
  const picture = PICTURES.find((kind) => kind.mime === mime);
  if (picture !== undefined) return { kind: picture };
  if (mime === HEIC.mime) return sized(HEIC, heicPixels(bytes));
  if (mime === 'video/webm') return soundOnly(bytes) ? { kind: WEBM } : { problem: 'type' };
  const other = OTHERS.find((kind) => kind.mime === mime);
  return other === undefined ? { problem: 'type' } : { kind: other };
};

/** Larger pictures than any phone takes would only be there to fill memory when they are opened. */
const MOST_PIXELS = 50_000_000;

const sized = (kind: Kind, pixels: number | null) => {
  if (pixels === null || pixels === 0) return { problem: 'broken' } as const;
  return pixels > MOST_PIXELS ? ({ problem: 'pixels' } as const) : { kind };
};

/** The largest `ispe` box, "image spatial extents" (ISO/IEC 23008-12, 6.5.3): the library reads no HEVC. */
const heicPixels = (bytes: Uint8Array): number | null => {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let most: number | null = null;
  for (let at = view.indexOf('ispe'); at !== -1; at = view.indexOf('ispe', at + 4))
    if (at + 16 <= view.length)
      most = Math.max(most ?? 0, view.readUInt32BE(at + 8) * view.readUInt32BE(at + 12));
  return most;
};

/** Names of tracks' codecs stand before the first sound or frame (Matroska, 5.1.4.1.21); those of pictures begin with `V_`. */
const soundOnly = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536)).toString(
    'latin1',
  );
  return /A_(?:OPUS|VORBIS)/.test(head) && !/V_(?:VP[89]|AV1|MPEG|MS|THEORA|UNCOMPRESSED)/.test(head);
};

const LONGEST_NAME = 200;

/**
 * A file's name as it may be shown and saved: no path, no control or direction characters, and an ending that says
 * what the file is, so that nobody saves a picture as a program.
 */
export const cleanName = (name: string, { endings }: Kind): string => {
  const [ending] = endings;
  const last = name.toWellFormed().split(/[/\\]/u).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+|[. ]+$/gu, '');
  const stem = plain.replace(/\.([^.]{1,10})$/u, (whole, said: string) =>
    endings.includes(said.toLowerCase()) ? '' : whole,
  );
  const short = [...(stem === '' ? 'file' : stem)]
    .slice(0, LONGEST_NAME - 10)
    .join('')
    .slice(0, LONGEST_NAME - 10);
  return `${short.toWellFormed()}.${ending}`;
};
