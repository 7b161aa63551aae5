import { crc32, deflateRawSync } from 'node:zlib';

export type ZipFile = { readonly name: string; readonly bytes: Uint8Array };

/** 2.0: the first version of the format with folders and deflate. */
const VERSION = 20;
/** Names are UTF-8 (general purpose bit 11). */
const UTF8 = 1 << 11;
const DEFLATED = 8;
/** 1 January 1980, the format's first day: the same content makes the same bytes on any day. */
const DAY_ONE = (1 << 5) | 1;

/**
 * A zip archive of these files, deflated, in this order. Small archives only: no file, and not the whole, may reach
 * 4 GB, and there is no encryption. PKWARE APPNOTE 6.3.10, 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end).
 */
export const zip = (files: readonly ZipFile[]): Uint8Array => {
  const content: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const packed = deflateRawSync(file.bytes, { level: 9 });
    const shared = commonHeader(file.bytes, packed, name);
    const local = Buffer.concat([signature(0x04034b50), shared, name, packed]);
    content.push(local);
    directory.push(directoryHeader(shared, offset), name);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  return Buffer.concat([...content, listed, end(files.length, listed.length, offset)]);
};

/** The 26 bytes that a file's own header and its line in the directory have in common. */
const commonHeader = (bytes: Uint8Array, packed: Buffer, name: Buffer): Buffer => {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(VERSION, 0);
  header.writeUInt16LE(UTF8, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt16LE(DAY_ONE, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed.length, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
};

/** Comment length, disk and attributes stay 0; `offset` is where the file's own header begins. */
const directoryHeader = (shared: Buffer, offset: number): Buffer => {
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(VERSION);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([signature(0x02014b50), madeBy, shared, rest]);
};

const end = (count: number, length: number, offset: number): Buffer => {
  const record = Buffer.alloc(18);
  record.writeUInt16LE(count, 4);
  record.writeUInt16LE(count, 6);
  record.writeUInt32LE(length, 8);
  record.writeUInt32LE(offset, 12);
  return Buffer.concat([signature(0x06054b50), record]);
};

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
