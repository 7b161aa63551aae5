import { z } from 'zod';
import { Locale } from '../../../core/locale.ts';
import { Place } from '../../../core/narrative/file-reading.ts';

/** What goes to the process that opens files, and what comes back. */
export const Task = z.object({
  id: z.int(),
  kind: z.enum(['pages', 'redraw', 'read']),
  bytes: z.instanceof(Uint8Array),
  mime: z.string(),
  locale: Locale,
});
export type Task = z.infer<typeof Task>;

const Line = z.object({ text: z.string(), place: Place, clear: z.boolean() });

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const Picture = z.object({
  bytes: Bytes,
  preview: z.object({ bytes: Bytes, width: z.int().positive(), height: z.int().positive() }),
});

/** `null`: the file cannot be opened. `fault`: the process could not do its work, whatever the file. */
export const Done = z.union([
  z.object({ id: z.int(), pages: z.int().positive().nullable() }),
  z.object({ id: z.int(), lines: z.array(Line) }),
  z.object({ id: z.int(), picture: z.union([Picture, z.enum(['broken', 'tooLarge'])]) }),
  z.object({ id: z.int(), fault: z.string() }),
]);
export type Done = z.infer<typeof Done>;
