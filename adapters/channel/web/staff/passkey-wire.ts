import { z } from 'zod';

/* What the pages of the team and its server say to each other of keys, beside what WebAuthn itself has for JSON. */

/** A key as its owner sees it. `id` opens nothing. */
export type OwnKey = {
  readonly id: string;
  readonly name: string;
  readonly addedAt: number;
  readonly usedAt: number | null;
};
export type OwnKeys = {
  /** False where Parley is reached by an address that browsers make no keys for. */
  readonly possible: boolean;
  readonly keys: readonly OwnKey[];
  /** The only key is the only way back in, so it stays. */
  readonly lastStays: boolean;
};

/** Bytes as WebAuthn has them in JSON. A key with the longest signature that is in use stays far below. */
const Bytes = z
  .string()
  .max(16_384)
  .regex(/^[\w-]*$/);
const Id = Bytes.min(1).max(1_400);
const credential = <S extends z.ZodRawShape>(response: S) =>
  z.object({
    id: Id,
    rawId: Id,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: Bytes, ...response }),
    clientExtensionResults: z.object({}).catch({}),
  });

/** What a new key answered, and what its owner calls it. */
export const NewKey = z.object({
  name: z.string().trim().min(1).max(60),
  answer: credential({
    attestationObject: Bytes,
    transports: z.array(z.string().max(32)).max(10).exactOptional(),
  }),
});
export type NewKey = z.infer<typeof NewKey>;

/** What a key answered that somebody signs in with. It names its owner: nobody types who they are. */
export const UsedKey = z.object({
  answer: credential({ authenticatorData: Bytes, signature: Bytes, userHandle: Bytes.min(1) }),
});
export type UsedKey = z.infer<typeof UsedKey>;
