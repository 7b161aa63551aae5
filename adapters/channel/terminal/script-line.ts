import { z } from 'zod';
import type { Phrase } from '../../../core/message/message.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Session } from './session.ts';

const Id = z.string().min(1).max(200).optional();
const Name = z.string().min(1).max(200);

/** A turn as a script writes it; `id` makes the same line sent again have one effect. */
const Line = z.union([
  z.strictObject({ id: Id, say: z.string() }),
  z.strictObject({ id: Id, press: Name, subject: Name.optional() }),
  z.strictObject({
    id: Id,
    fill: z.strictObject({
      action: Name,
      subject: Name.optional(),
      values: z.record(z.string(), z.string()),
    }),
  }),
  z.strictObject({ id: Id, seal: z.string() }),
]);

export type ScriptTurn = { readonly id?: string; readonly input: Input };

/**
 * Reads one line of a script: a JSON object, or plain text that is said as it stands. A problem is a phrase that says
 * what to write instead; it never repeats the line, which may hold a number to be sealed.
 */
export const readScriptLine = (line: string, session: Pick<Session, 'sealed'>): ScriptTurn | Phrase => {
  const text = line.trim();
  if (!text.startsWith('{')) return { input: { kind: 'text', text } };
  const parsed = Line.safeParse(parsedJson(text));
  if (!parsed.success) return { key: 'terminal.badLine' };
  const turn = parsed.data;
  const input = inputOf(turn, session);
  if (input === null) return { key: 'terminal.badNumber' };
  return turn.id === undefined ? { input } : { id: turn.id, input };
};

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const inputOf = (turn: z.infer<typeof Line>, session: Pick<Session, 'sealed'>): Input | null => {
  if ('say' in turn) return { kind: 'text', text: turn.say };
  if ('seal' in turn) return session.sealed(turn.seal);
  if ('press' in turn)
    return {
      kind: 'choice',
      action: turn.press,
      ...(turn.subject === undefined ? {} : { subject: turn.subject }),
    };
  const { action, subject, values } = turn.fill;
  return { kind: 'form', action, values, ...(subject === undefined ? {} : { subject }) };
};
