import sharp from 'sharp';

const be = (size: 1 | 2 | 4, value: number): Buffer => {
  const bytes = Buffer.alloc(size);
  bytes.writeUIntBE(value, 0, size);
  return bytes;
};
const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([be(4, body.length + 8), Buffer.from(type, 'latin1'), body]);
};

const EXIF = Buffer.from('GPS 25.0330 N 121.5654 E');

/** A HEIC whose one item of Exif lies where `extents` of its table say (ISO/IEC 14496-12, 8.11.3). */
export const heicOf = (sizes: number, extents: readonly Buffer[], count: number = extents.length): Buffer => {
  const item = box('infe', be(4, 0x02000000), be(2, 1), be(2, 0), Buffer.from('Exif\0', 'latin1'));
  const table = [be(4, 0), be(2, sizes), be(2, 1), be(2, 1), be(2, 0), be(2, count), ...extents];
  return Buffer.concat([
    box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')),
    box(
      'meta',
      be(4, 0),
      box('iinf', be(4, 0), be(2, 1), item),
      box('ispe', be(4, 0), be(4, 60), be(4, 40)),
      box('iloc', ...table),
    ),
    box('mdat', EXIF),
  ]);
};

export const heicWithPlaces = (): Buffer => {
  const [first] = [heicOf(0x4400, [be(4, 0), be(4, 0)], 1)];
  return heicOf(0x4400, [be(4, first.length - EXIF.length), be(4, EXIF.length)], 1);
};

/** A small one of each kind of picture, and the beginnings of sounds and papers. */
export const wholeFiles = async (): Promise<readonly Buffer[]> => {
  const picture = sharp({ create: { width: 6, height: 4, channels: 3, background: '#0b5f55' } });
  const sound = box('moov', box('udta', Buffer.from('©xyz+25.03+121.56/')), box('trak', box('meta', EXIF)));
  return [
    await picture.clone().png().toBuffer(),
    await picture.clone().jpeg().toBuffer(),
    await picture.clone().webp().toBuffer(),
    Buffer.concat([box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42', 'latin1')), sound, box('mdat', EXIF)]),
    Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
    Buffer.from('ID3\u0003\0\0\0\0\0\u000Fthis is a sound ', 'latin1'),
    Buffer.from('OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u0013OpusHead\u0001', 'latin1'),
    Buffer.from('RIFF\u0024\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0', 'latin1'),
    Buffer.from('PK\u0003\u0004\u0014\0\0\0\b\0', 'latin1'),
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ];
};
