import { type Deliveries, SHOW_AGAIN } from '../../../core/delivery/delivery.ts';
import { cleanText, LONGEST_TEXT } from '../../../core/message/long-text.ts';
import { say } from '../../../core/message/phrasing.ts';
import { type Said, said } from '../../../core/message/said.ts';
import type { Address } from '../../../core/port/store.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { Card } from './card/element.ts';
import { answeredCard, messageCard, wordsCard } from './card/message-card.ts';
import type { Button, Pressed } from './card/pressed.ts';
import type { TeamsChat } from './chat.ts';
import { readerOf } from './deliver.ts';
import { type TeamsParts, wordIn } from './parts.ts';
import { openRound, seal } from './sealed.ts';
import { type Take, updateOf } from './take.ts';
import { turnedDown } from './turned-down.ts';

/** Does what a button asks for; resolves to the card that stands in the place of the old one, with what is true now. */
export type Press = (chat: TeamsChat, id: string, pressed: Pressed) => Promise<Card>;

type Pressing = {
  readonly chat: TeamsChat;
  readonly id: string;
  readonly address: Address;
  /** The message that the button stands below, as its reader has it now. */
  readonly message: Said;
  readonly fields: Pressed['fields'];
};

export const press = (parts: TeamsParts, take: Take, outbox: () => Deliveries): Press => {
  const does: Does = {
    press: (pressing, button) => choose(parts, take, outbox, pressing, button),
    fill: (pressing, button) => fill(parts, take, pressing, button),
    seal: (pressing, button) => sealTyped(parts, take, pressing, button),
  };
  return async (chat, id, { button, fields }) => {
    const { conversationId, seq } = button;
    const address = await parts.door.turnTo(chat, conversationId);
    const shown = address === null ? null : await parts.service.show(conversationId, seq - 1, 1);
    const [item] = shown?.items ?? [];
    if (address === null || shown === null || item?.seq !== seq)
      return wordsCard(wordIn(parts, chat)(say('teams.notYours')));
    const message = said(item, readerOf(parts, { locale: shown.locale, timeZone: shown.timeZone }));
    const reader = { ...chat, locale: shown.locale };
    return (does[button.does] as Do)({ chat: reader, id, address, message, fields }, button);
  };
};

type Of<D extends Button['does']> = Extract<Button, { does: D }>;
type Do<D extends Button['does'] = Button['does']> = (pressing: Pressing, button: Of<D>) => Promise<Card>;
type Does = { readonly [D in Button['does']]: Do<D> };

const choose = async (
  parts: TeamsParts,
  take: Take,
  outbox: () => Deliveries,
  pressing: Pressing,
  button: Of<'press'>,
): Promise<Card> => {
  const { chat, id, address, message } = pressing;
  const { action, subject, version, marks = {} } = button;
  const word = wordIn(parts, chat);
  if (action === SHOW_AGAIN) {
    await outbox().repeat(address, Number(subject));
    return wordsCard(`${word(say('delivery.unsure'))}\n✓ ${word(say('choice.showAgain'))}`);
  }
  const label = labelOf(message, button) ?? word(say('teams.filled'));
  const input: Input = { kind: 'choice', action, version, ...(subject === undefined ? {} : { subject }) };
  const no = await turnedDown(parts, address, () =>
    take(chat, address.conversationId, updateOf(id), [input]),
  );
  if (no !== null) return answeredCard(message, word(no), '');
  const row = rowOf(message, button);
  return row === null
    ? answeredCard(message, label)
    : stillOpen(parts, pressing, [], { ...marks, [row]: label });
};

const sameButton =
  ({ action, subject }: Of<'press'>) =>
  (choice: { readonly action: string; readonly subject?: string }): boolean =>
    choice.action === action && choice.subject === subject;

/** The row of a table that a button stands in: the other rows stay to be answered. */
const rowOf = (message: Said, button: Of<'press'>): string | null =>
  message.kind === 'elementTable'
    ? (message.rows.find(({ choices = [] }) => choices.some(sameButton(button)))?.element ?? null)
    : null;

const labelOf = (message: Said, button: Of<'press'>): string | null => {
  const inRows = message.kind === 'elementTable' ? message.rows.flatMap(({ choices = [] }) => choices) : [];
  const all = 'choices' in message ? [...message.choices, ...inRows] : inRows;
  return all.find(sameButton(button))?.label ?? null;
};

/** The same card with its buttons, for what is still to be done on it. */
const stillOpen = (
  parts: TeamsParts,
  { chat, address: { conversationId }, message }: Pressing,
  heading: readonly string[],
  marks: { readonly [row: string]: string } = {},
): Card => {
  const word = wordIn(parts, chat);
  const context = {
    conversationId,
    heading,
    word: (key: string) => word(say(key)),
    pageUrl: null,
    way: null,
    marks,
  };
  return messageCard(message, context) ?? wordsCard(message.text);
};

const fill = async (
  parts: TeamsParts,
  take: Take,
  pressing: Pressing,
  { action, subject, version }: Of<'fill'>,
): Promise<Card> => {
  const { chat, id, address, message, fields } = pressing;
  const word = wordIn(parts, chat);
  const values = valuesOf(fields);
  if (values === null) return stillOpen(parts, pressing, [word(say('chrome.tooLong'))]);
  const about = subject === undefined ? {} : { subject };
  const input: Input = { kind: 'form', action, values, version, ...about };
  const no = await turnedDown(parts, address, () =>
    take(chat, address.conversationId, updateOf(id), [input]),
  );
  return no === null ? answeredCard(message, word(say('teams.filled'))) : answeredCard(message, word(no), '');
};

/** Fields as the case takes them; null for more than one message may hold. */
const valuesOf = (fields: Pressed['fields']): { readonly [name: string]: string } | null => {
  const clean = Object.entries(fields).map(([name, value]) => [name, cleanText(value)] as const);
  const length = clean.reduce((sum, [, value]) => sum + value.length, 0);
  return length > LONGEST_TEXT ? null : Object.fromEntries(clean);
};

const sealTyped = async (
  parts: TeamsParts,
  take: Take,
  pressing: Pressing,
  { roundId }: Of<'seal'>,
): Promise<Card> => {
  const { chat, id, address, message, fields } = pressing;
  const { conversationId } = address;
  const word = wordIn(parts, chat);
  const round = await openRound(parts, conversationId, roundId);
  if (round === null) return answeredCard(message, word(say('chrome.sealedGone')), '');
  const typed = fields['sealed'] ?? '';
  const sealing = await seal(parts, take, chat, { address, round, typed, id });
  // Where it was not taken, the field stays, empty, with what was wrong above it.
  return sealing.sealed
    ? answeredCard(message, word(say('teams.sealed.done')))
    : stillOpen(parts, pressing, [word(sealing.problem)]);
};
