import { z } from 'zod';
import { Locale } from '../../../../core/locale.ts';
import type { ClientFrame, EnterBody, OpenBody, WireInput } from '../wire.ts';

/** Names that a page sends back as it got them; never shown, never a path. */
const Name = z.string().min(1).max(200);
/** The browser's own id of a turn. */
const UpdateId = z.string().regex(/^[\w.:-]{1,64}$/);
const Version = z.int().nonnegative();

const Input: z.ZodType<WireInput> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('arrive') }),
  z.object({ kind: z.literal('text'), text: z.string(), room: Name.exactOptional() }),
  z.object({ kind: z.literal('edit'), of: Name, text: z.string() }),
  z.object({
    kind: z.literal('choice'),
    action: Name,
    subject: Name.exactOptional(),
    version: Version.exactOptional(),
  }),
  z.object({
    kind: z.literal('form'),
    action: Name,
    subject: Name.exactOptional(),
    values: z
      .record(z.string().regex(/^[A-Za-z][\w.:-]{0,63}$/), z.string())
      .refine((values) => Object.keys(values).length <= 40),
    version: Version.exactOptional(),
  }),
  z.object({ kind: z.literal('sealed'), roundId: Name, amount: z.string().max(200) }),
]);

/** What a POSTed turn holds. */
export const TurnBody = z.object({ id: UpdateId, input: Input });
export type TurnBody = z.infer<typeof TurnBody>;

/** Turns that belong together, in order. */
export const TurnsBody = z.object({ turns: z.array(TurnBody).min(1).max(64) });

/** A frame from the browser. */
export const Frame: z.ZodType<ClientFrame> = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), after: z.int().nonnegative() }),
  z.object({ t: z.literal('say'), id: UpdateId, input: Input }),
  z.object({ t: z.literal('ping') }),
]);

export const UploadQuery = z.object({
  id: UpdateId,
  name: z.string().max(1_000).catch(''),
  element: z.string().exactOptional(),
});
export const AfterQuery = z.object({ after: z.coerce.number().pipe(z.int().nonnegative()).catch(0) });

const KnownLocale = Locale.catch('en');
/** Languages and zones come from the browser as it has them; what is not known here is no reason to turn a person away. */
export const Opening: z.ZodType<OpenBody & { readonly locale: Locale }> = z.object({
  procedureId: Name,
  locale: KnownLocale,
  timeZone: z.string().max(100),
});
export const Entering: z.ZodType<EnterBody & { readonly locale: Locale }> = z.object({ locale: KnownLocale });
/** The language that a conversation is to be read in; an unknown one is refused, since there is one already. */
export const ReadingIn = z.object({ locale: Locale });
