import { z } from 'zod';

/** As what somebody speaks for a side: each with its word at `representative.kind.<kind>`. */
export const RepresentativeKind = z.enum(['lawyer', 'association', 'relative', 'other']);
export type RepresentativeKind = z.infer<typeof RepresentativeKind>;

/** Somebody else through whom a side acts; `id` is that of their mandate. */
export const Through = z.object({ id: z.string(), name: z.string(), kind: RepresentativeKind }).readonly();
export type Through = z.infer<typeof Through>;
