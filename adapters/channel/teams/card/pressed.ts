import { z } from 'zod';
import type { CardAction } from './element.ts';

const Name = z.string().min(1).max(200);
/** The message that a button stands below, and the version of the case that it was made for. */
const Origin = z.object({ conversationId: Name, seq: z.int().positive(), version: z.int().nonnegative() });

/** What a button of ours carries, and brings back. It survives any restart, because nothing of it is kept here. */
const Button = z.discriminatedUnion('does', [
  Origin.extend({
    does: z.literal('press'),
    action: Name,
    subject: Name.exactOptional(),
    marks: z.record(Name, z.string().max(500)).exactOptional(),
  }),
  Origin.extend({ does: z.literal('fill'), action: Name, subject: Name.exactOptional() }),
  Origin.extend({ does: z.literal('seal'), roundId: Name }),
]);
export type Button = z.infer<typeof Button>;

/** Fields come back beside what the button carries, under their ids; so theirs begin with this. */
export const FIELD = 'field:';
export const SEALED_FIELD = `${FIELD}sealed`;

/** What came back with a button: the button, and what stands in the fields of its card. */
export type Pressed = { readonly button: Button; readonly fields: { readonly [name: string]: string } };

const Typed = z.union([z.string(), z.number().transform(String)]);
const Data = z.looseObject({ parley: Button });

/** Reads what a card sent; null for what is no button of ours. */
export const readPressed = (data: unknown): Pressed | null => {
  const read = Data.safeParse(data);
  if (!read.success) return null;
  const { parley, ...rest } = read.data;
  const fields = Object.entries(rest).flatMap(([id, value]) => {
    const typed = Typed.safeParse(value);
    return id.startsWith(FIELD) && typed.success ? [[id.slice(FIELD.length), typed.data] as const] : [];
  });
  return { button: parley, fields: Object.fromEntries(fields) };
};

/** A button that is answered in place, with a fallback that comes back as a message (`Action.Submit`). */
export const execute = (
  title: string,
  button: Button,
  {
    style,
    takesFields = false,
  }: { readonly style?: 'positive' | 'destructive'; readonly takesFields?: boolean } = {},
): CardAction => {
  const data = { parley: button };
  const inputs = takesFields ? {} : ({ associatedInputs: 'none' } as const);
  return {
    type: 'Action.Execute',
    title,
    verb: button.does,
    data,
    ...(style === undefined ? {} : { style }),
    ...inputs,
    fallback: { type: 'Action.Submit', title, data, ...inputs },
  };
};
