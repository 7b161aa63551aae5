import { deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const bytes = (...parts: readonly (string | readonly number[] | Buffer)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );
const be32 = (value: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(value);
  return four;
};
const rest = Buffer.alloc(2_000);

const picture = (format: 'jpeg' | 'png' | 'webp'): Promise<Buffer> =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#0b5f55' } })
    .toFormat(format)
    .toBuffer();

/** A HEIC as a phone writes its head: brand, and how large the picture is. */
const heic = (width: number, height: number): Buffer =>
  bytes(
    be32(24),
    'ftypheic',
    be32(0),
    'mif1heic',
    be32(20),
    'ispe',
    be32(0),
    be32(width),
    be32(height),
    rest,
  );

/** A PNG that says how large it is and has nothing in it: a few bytes that would be gigabytes of pixels. */
const pngOf = (width: number, height: number): Buffer => {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = bytes(type, data);
    return bytes(be32(data.length), body, be32(crc32(body)));
  };
  const head = bytes(be32(width), be32(height), [8, 2, 0, 0, 0]);
  return bytes(
    [0x89],
    'PNG\r\n\x1a\n',
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  );
};

const crc32 = (data: Buffer): number => {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
};

const zip = (): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(1_000_000));
  return bytes(
    'PK\x03\x04',
    [20, 0, 0, 0, 8, 0, 0, 0, 0, 0],
    be32(0),
    be32(packed.length),
    be32(1_000_000),
    [4, 0, 0, 0],
    'bomb',
    packed,
  );
};

const webm = (codec: string): Buffer =>
  bytes(
    [0x1a, 0x45, 0xdf, 0xa3, 0x87],
    [0x42, 0x82, 0x84],
    'webm',
    [0x18, 0x53, 0x80, 0x67, 0xff],
    [0x86, 0x80 + codec.length],
    codec,
    rest,
  );

/** One of each kind that is taken, by the type under which it is kept. */
export const goodFiles = async (): Promise<{ readonly [mime: string]: Buffer }> => ({
  'image/jpeg': await picture('jpeg'),
  'image/png': await picture('png'),
  'image/webp': await picture('webp'),
  'image/heic': heic(4_032, 3_024),
  'application/pdf': bytes('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  'audio/mpeg': bytes('ID3', [3, 0, 0, 0, 0, 0, 10], Buffer.alloc(10), [0xff, 0xfb, 0x90, 0x64], rest),
  'audio/mp4': bytes(be32(24), 'ftypM4A ', be32(0), 'M4A mp42', rest),
  'audio/wav': bytes('RIFF', [36, 8, 0, 0], 'WAVEfmt ', [16, 0, 0, 0, 1, 0, 1, 0], rest),
  'audio/ogg': bytes(
    'OggS',
    [0, 2],
    Buffer.alloc(8),
    Buffer.alloc(4),
    Buffer.alloc(4),
    Buffer.alloc(4),
    [1, 19],
    'OpusHead',
    rest,
  ),
  'audio/webm': webm('A_OPUS'),
});

/** What is not taken, by name, with a part of the sentence that says why. */
export const badFiles = async (): Promise<{ readonly [name: string]: readonly [Buffer, RegExp] }> => {
  const jpeg = await picture('jpeg');
  return {
    'nothing.jpg': [Buffer.alloc(0), /empty/],
    'bomb.zip': [zip(), /cannot be added/],
    'zip-as-picture.jpg': [zip(), /cannot be added/],
    'program.exe': [bytes('MZ', rest), /cannot be added/],
    'page.html': [bytes('<!doctype html><script>alert(1)</script>'), /cannot be added/],
    'drawing.svg': [bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), /cannot be added/],
    'moving.gif': [bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0], rest), /cannot be added/],
    'film.webm': [webm('V_VP8'), /cannot be added/],
    'film.mp4': [bytes(be32(24), 'ftypisom', be32(0), 'isommp42', rest), /cannot be added/],
    'notes.txt': [bytes('just words'), /cannot be added/],
    'bomb.png': [pngOf(60_000, 60_000), /too large to open/],
    'bomb.heic': [heic(40_000, 40_000), /too large to open/],
    'torn.jpg': [jpeg.subarray(0, 20), /cannot be opened/],
    'headless.heic': [bytes(be32(24), 'ftypheic', be32(0), 'mif1heic', rest), /cannot be opened/],
  };
};
