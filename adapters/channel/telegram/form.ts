import type { Body } from '../../../core/message/message.ts';
import { type SaidField, type SaidOf, said } from '../../../core/message/said.ts';
import type { Input } from '../../../core/turn/input.ts';
import { type Keyboard, key, keyboardOf, markupOf } from './keyboard.ts';
import type { ChatMemory, Filling } from './memory.ts';
import type { TelegramParts } from './parts.ts';
import type { Seated } from './turn.ts';

type Parts = TelegramParts & { readonly memory: ChatMemory };
type Form = SaidOf<'form'>;

/** A form as its reader has it; null where that item is none. */
export const formAt = async (parts: Parts, seated: Seated, seq: number): Promise<Form | null> => {
  const [item] = await parts.store.feed(seated.address.conversationId, seq - 1, 1);
  if (item?.seq !== seq || item.message.body.kind !== 'form') return null;
  const { locale, timeZone } = seated.listener;
  const message = said(item, { wording: parts.wording, locale, timeZone, urlOf: () => '' });
  return message.kind === 'form' ? message : null;
};

/** Begins to ask for the fields of a form, one by one. */
export const beginForm = async (parts: Parts, seated: Seated, seq: number): Promise<void> => {
  const { conversationId } = seated.address;
  await goOn(parts, seated, { conversationId, seq, values: {}, field: 0, prompt: null });
};

/**
 * What was typed while a form is filled in: the answer to the field that is asked for. False where no form is, or the
 * words are no answer to it.
 */
export const typedIntoForm = async (parts: Parts, seated: Seated, text: string): Promise<boolean> => {
  const filling = await openFilling(parts, seated);
  const form = filling === null ? null : await formAt(parts, seated, filling.seq);
  const field = filling === null ? undefined : form?.fields[filling.field];
  if (filling === null || field === undefined) return false;
  const value = answerOf(field, text);
  if (value === null) return false;
  await takeKeys(parts, seated, filling);
  await goOn(parts, seated, withValue(filling, field, value));
  return true;
};

/** An amount, a day or a number of days has a digit or a Chinese numeral in it; other words are not for this field. */
const NUMBERED: ReadonlySet<Body['kind'] | SaidField['type']> = new Set(['amount', 'date', 'days']);
const NUMERAL = /[\p{N}〇零一二兩两三四五六七八九十百千萬万]/u;

const answerOf = ({ type, options = [] }: SaidField, text: string): string | null => {
  const typed = text.trim();
  if (type === 'choice')
    return options.find(({ label }) => label.toLowerCase() === typed.toLowerCase())?.value ?? null;
  return typed === '' || (NUMBERED.has(type) && !NUMERAL.test(typed)) ? null : typed;
};

/** A key of the field that is asked for; false where the form has moved on. */
export const pressedInForm = async (
  parts: Parts,
  seated: Seated,
  press: {
    readonly kind: 'option' | 'keep' | 'skip' | 'rest';
    readonly seq: number;
    readonly field: number;
    readonly index?: number;
  },
): Promise<boolean> => {
  const filling = await openFilling(parts, seated);
  if (filling?.seq !== press.seq || filling.field !== press.field) return false;
  const form = await formAt(parts, seated, filling.seq);
  const field = form?.fields[press.field];
  if (form === null || field === undefined) return false;
  if (press.kind === 'rest') {
    if (!restIsOptional(form, press.field)) return false;
    await goOn(parts, seated, { ...filling, field: form.fields.length });
    return true;
  }
  const value = {
    option: () => field.options?.[press.index ?? -1]?.value,
    keep: () => field.value,
    skip: () => (field.required ? undefined : ''),
  }[press.kind]();
  if (value === undefined) return false;
  await goOn(parts, seated, withValue(filling, field, value));
  return true;
};

const restIsOptional = ({ fields }: Form, from: number): boolean =>
  fields.slice(from).every(({ required }) => !required);

/** The keys under a question that was answered in words. */
const takeKeys = async (
  { client, pace }: Parts,
  { listener }: Seated,
  { prompt }: Filling,
): Promise<void> => {
  if (prompt === null) return;
  await pace.other();
  await client.call('editMessageReplyMarkup', {
    chat_id: listener.chatId,
    message_id: prompt,
    reply_markup: markupOf([]),
  });
};

/** What was filled in, as it goes to the case; null where that form is not the one under work. */
export const filledForm = async (parts: Parts, seated: Seated, seq: number): Promise<Input | null> => {
  const filling = await openFilling(parts, seated);
  const form = filling?.seq === seq ? await formAt(parts, seated, seq) : null;
  if (filling === null || form === null || filling.field < form.fields.length) return null;
  const { action, subject, version } = form;
  const { values } = filling;
  return { kind: 'form', action, values, version, ...(subject === undefined ? {} : { subject }) };
};

/** Ends the asking without sending anything. */
export const leaveForm = async (
  { memory }: Parts,
  { listener: { chatId } }: Pick<Seated, 'listener'>,
): Promise<void> => {
  if ((await memory.filling(chatId)) !== null) await memory.putFilling(chatId, null);
};

const openFilling = async ({ memory }: Parts, { address, listener }: Seated): Promise<Filling | null> => {
  const filling = await memory.filling(listener.chatId);
  return filling?.conversationId === address.conversationId ? filling : null;
};

const withValue = (filling: Filling, { name }: SaidField, value: string): Filling => {
  const { [name]: _before, ...others } = filling.values;
  return {
    ...filling,
    values: value === '' ? others : { ...others, [name]: value },
    field: filling.field + 1,
  };
};

/** Asks for the next field; after the last one, shows what will be sent. */
const goOn = async (parts: Parts, seated: Seated, filling: Filling): Promise<void> => {
  const form = await formAt(parts, seated, filling.seq);
  if (form === null) return;
  const { chatId } = seated.listener;
  const field = form.fields[filling.field];
  await parts.memory.putFilling(chatId, { ...filling, prompt: null });
  if (field === undefined) return readBack(parts, seated, form, filling);
  const say = (name: string) => parts.speak.words({ key: name }, seated.listener);
  const place = { seq: form.seq, field: filling.field };
  const keys = [
    ...(field.options ?? []).map(({ label }, index) => key(label, { kind: 'option', ...place, index })),
    ...(field.value === undefined ? [] : [key(field.value, { kind: 'keep', ...place })]),
    ...(field.required ? [] : [key(say('telegram.form.skip'), { kind: 'skip', ...place })]),
    ...(filling.field > 0 && filling.field < form.fields.length - 1 && restIsOptional(form, filling.field)
      ? [key(say('telegram.form.rest'), { kind: 'rest', ...place })]
      : []),
  ];
  const keyboard: Keyboard = [
    ...keyboardOf(keys),
    [key(say('telegram.form.leave'), { kind: 'leave', seq: form.seq })],
  ];
  const prompt = await parts.speak.say(seated.listener, [{ verbatim: field.label }], keyboard);
  await parts.memory.putFilling(chatId, { ...filling, prompt });
};

/** Nothing is sent by typing alone: a name under an agreement is a signature. */
const readBack = async (parts: Parts, seated: Seated, form: Form, filling: Filling): Promise<void> => {
  const lines = form.fields.flatMap(({ name, label, options }) => {
    const value = filling.values[name];
    if (value === undefined) return [];
    return [`${label}: ${options?.find((option) => option.value === value)?.label ?? value}`];
  });
  const say = (name: string) => parts.speak.words({ key: name }, seated.listener);
  await parts.speak.say(
    seated.listener,
    [{ key: 'telegram.form.check' }, ...(lines.length === 0 ? [] : [{ verbatim: lines.join('\n') }])],
    [
      [key(form.submit, { kind: 'send', seq: form.seq })],
      [
        key(say('telegram.form.again'), {
          kind: 'fill',
          conversationId: filling.conversationId,
          seq: form.seq,
        }),
        key(say('telegram.form.leave'), { kind: 'leave', seq: form.seq }),
      ],
    ],
  );
};
