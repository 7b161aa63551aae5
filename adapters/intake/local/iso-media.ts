/**
 * Takes the place out of files that no library here can write anew: HEIC pictures and MPEG-4 sound. Both are made of
 * boxes (ISO/IEC 14496-12, 4.2): four bytes of length, four letters, content. What is taken out is overwritten in place,
 * so that no offset in the file changes.
 */
type Box = { readonly type: string; readonly start: number; readonly body: number; readonly end: number };

/** The boxes that lie side by side from `from` to `to`; ends at the first that cannot be one. */
const boxes = (view: Buffer, from: number, to: number): readonly Box[] => {
  const found: Box[] = [];
  for (let start = from; start + 8 <= to; ) {
    const short = view.readUInt32BE(start);
    const long = short === 1 && start + 16 <= to;
    const length = short === 0 ? to - start : long ? Number(view.readBigUInt64BE(start + 8)) : short;
    const end = start + length;
    if (length < 8 || end > to) break;
    const type = view.toString('latin1', start + 4, start + 8);
    found.push({ type, start, body: start + (long ? 16 : 8), end });
    start = end;
  }
  return found;
};

const child = (view: Buffer, { body, end }: Box, type: string, skip = 0): Box | undefined =>
  boxes(view, body + skip, end).find((box) => box.type === type);

/** A copy without what an MPEG-4 recorder notes about itself, among it where it stood: `udta` and `meta` become free space. */
export const withoutPlaceInSound = (bytes: Uint8Array): Uint8Array => {
  const view = Buffer.from(bytes);
  for (const movie of boxes(view, 0, view.length).filter(({ type }) => type === 'moov'))
    for (const box of boxes(view, movie.body, movie.end)) {
      free(view, box);
      if (box.type === 'trak') for (const inner of boxes(view, box.body, box.end)) free(view, inner);
    }
  return view;
};

const free = (view: Buffer, { type, start, body, end }: Box): void => {
  if (type !== 'udta' && type !== 'meta') return;
  view.write('free', start + 4, 'latin1');
  view.fill(0, body, end);
};

/** Full boxes begin with a version and flags. */
const FULL = 4;

/** A copy of a HEIC picture whose Exif and XMP items hold nothing (ISO/IEC 23008-12, annex A). The turn is a box of its own and stays. */
export const withoutPlaceInHeic = (bytes: Uint8Array): Uint8Array => {
  const view = Buffer.from(bytes);
  const meta = boxes(view, 0, view.length).find(({ type }) => type === 'meta');
  if (meta === undefined) return view;
  const information = child(view, meta, 'iinf', FULL);
  const location = child(view, meta, 'iloc', FULL);
  if (information === undefined || location === undefined) return view;
  const ids = noted(view, information);
  const inside = child(view, meta, 'idat', FULL);
  const described = extents(view, location).flatMap(({ id, method, at, length }) => {
    const from = method === 0 ? at : method === 1 && inside !== undefined ? inside.body + at : view.length;
    return ids.has(id) ? [{ from, to: Math.min(from + length, view.length) }] : [];
  });
  // In order, and each byte once: a table may name the whole file a million times.
  let done = 0;
  for (const { from, to } of described.toSorted((one, other) => one.from - other.from)) {
    if (to > done) view.fill(0, Math.max(from, done), to);
    done = Math.max(done, to);
  }
  return view;
};

/** Ids of the items that describe the picture instead of being one. */
const noted = (view: Buffer, { body, end }: Box): ReadonlySet<number> => {
  const first = body + FULL + (view[body] === 0 ? 2 : 4);
  const ids = boxes(view, first, end).flatMap((entry) => {
    const version = view[entry.body] ?? 0;
    const at = entry.body + FULL;
    const wide = version === 3 ? 4 : 2;
    if (version < 2 || at + wide + 6 > entry.end) return [];
    const type = view.toString('latin1', at + wide + 2, at + wide + 6);
    return type === 'Exif' || type === 'mime' ? [view.readUIntBE(at, wide)] : [];
  });
  return new Set(ids);
};

type Extent = {
  readonly id: number;
  readonly method: number;
  readonly at: number;
  readonly length: number;
};

/** Where each item lies (`iloc`, ISO/IEC 14496-12, 8.11.3); what is cut short gives what could be read. */
const extents = (view: Buffer, box: Box): readonly Extent[] => {
  const found: Extent[] = [];
  try {
    for (const extent of readExtents(reader(view, box))) found.push(extent);
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
  }
  return found;
};

type Reader = { read(size: number): number; at(): number };

const reader = (view: Buffer, { body, end }: Box): Reader => {
  let at = body;
  const read = (size: number): number => {
    const from = at;
    at += size;
    if (at > end) throw new RangeError('The table of items is cut short.');
    // Eight bytes: the upper half of an offset into a file of at most 10 MB is nothing.
    if (size === 8) return view.readUInt32BE(from + 4);
    return size === 0 ? 0 : view.readUIntBE(from, size);
  };
  return { read, at: () => at };
};

function* readExtents({ read, at }: Reader): Generator<Extent> {
  const version = read(1);
  read(3);
  const sizes = read(2);
  const size = (bits: number): number => (sizes >> bits) & 15;
  for (let left = read(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = read(version < 2 ? 2 : 4);
    const method = version > 0 ? read(2) & 15 : 0;
    read(2);
    const base = read(size(4));
    for (let more = read(2); more > 0; more -= 1) {
      const from = at();
      if (version > 0) read(size(0));
      const offset = read(size(12));
      yield { id, method, at: base + offset, length: read(size(8)) };
      // Extents that take no room in the table are all the same one, however many it says there are.
      if (at() === from) break;
    }
  }
}
