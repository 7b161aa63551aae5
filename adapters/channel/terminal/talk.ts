import type { Reader, Said, SaidChoice, SaidOf } from '../../../core/message/said.ts';
import { words } from '../../../core/message/said.ts';
import type { Input } from '../../../core/turn/input.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import type { Panel } from '../../../core/view/panel.ts';
import { fillForm, LEAVE } from './form.ts';
import { inTurn } from './in-turn.ts';
import { type Keyboard, keyboard, type Screen } from './keyboard.ts';
import type { Talk } from './script.ts';
import type { News, Session } from './session.ts';
import { printed } from './text.ts';

/** What the person can answer right now. */
type Desk = {
  choices: readonly SaidChoice[];
  form: SaidOf<'form'> | null;
  /** The message that asks to be filled in at once, until it was offered. */
  asking: SaidOf<'form'> | SaidOf<'sealedInput'> | null;
  /** The round that a number was sealed for from here: it is not asked for again by itself. */
  sealedFor: string | null;
  panel: Panel | null;
  heading: string;
};

/** The conversation for a person at a keyboard. Ends with the input, or with /quit. */
export const talkInText = async ({ session, input, output, ...talk }: Talk): Promise<void> => {
  const keys = keyboard(input, output as Screen);
  const desk: Desk = { choices: [], form: null, asking: null, sealedFor: null, panel: null, heading: '' };
  const show = inTurn(async () => lay(await session.news(), desk, keys, session));
  keys.print([session.say({ key: 'terminal.welcome' }), ...comeBack(session, talk.resume)]);
  await show();
  const deaf = session.listen(() => void show().catch(talk.fault));
  for (;;) {
    const turn = await nextTurn(desk, keys, session);
    if (turn === null) break;
    try {
      const outcome = await session.take(turn);
      if (outcome.receipt !== undefined) desk.sealedFor = outcome.receipt.roundId;
      await show();
      keys.print(receiptLines(outcome, session));
      await talk.answered();
      await show();
    } catch (fault) {
      talk.fault(fault);
      keys.print([session.say({ key: 'terminal.fault' })]);
    }
  }
  deaf();
  keys.close();
};

const comeBack = (session: Session, code: string | null): readonly string[] =>
  code === null ? [] : [session.say({ key: 'terminal.resume', params: { code } })];

/** Puts what is new on the screen, and what of it can be answered on the desk. */
const lay = ({ messages, panel, reader }: News, desk: Desk, keys: Keyboard, session: Session): void => {
  const others = messages.filter(({ from, kind }) => !(isOwn(from, session) && kind === 'text'));
  const choices: SaidChoice[] = [];
  const lines: string[] = [];
  // Of a whole conversation that is shown at once, only what came last is still to be answered.
  const latest = others.at(-1)?.at;
  for (const message of others) {
    const print = printed(message, message.at === latest ? choices.length + 1 : null, reader);
    lines.push(...print.lines);
    choices.push(...print.choices);
  }
  if (choices.length > 0) desk.choices = choices;
  desk.form = others.findLast((message) => message.kind === 'form') ?? desk.form;
  if (others.length > 0) desk.asking = asksAtOnce(others.at(-1), desk);
  desk.panel = panel;
  const heading = headingOf(panel, reader);
  if (heading !== desk.heading) lines.push('', heading);
  desk.heading = heading;
  keys.print(lines);
};

const isOwn = (from: string, { conversation }: Session): boolean => from === conversation.role;

const asksAtOnce = (last: Said | undefined, { sealedFor }: Desk): Desk['asking'] => {
  if (last?.kind === 'form') return last;
  return last?.kind === 'sealedInput' && last.roundId !== sealedFor ? last : null;
};

/** Where the case is, who is next and by when: one line, shown when it changes. */
const headingOf = ({ phase, next, due, tasks, demonstration }: Panel, reader: Reader): string =>
  [
    ...(demonstration ? [words({ key: 'terminal.demonstration' }, reader)] : []),
    words(phase, reader),
    words(next, reader),
    ...(due === null ? [] : [words({ key: 'terminal.until', params: { at: { at: due.at } } }, reader)]),
    ...tasks.map((task) => words(task, reader)),
  ].join(' · ');

/** Asks until there is a turn to take; null at the end. */
const nextTurn = async (desk: Desk, keys: Keyboard, session: Session): Promise<Input | null> => {
  for (;;) {
    const { asking } = desk;
    desk.asking = null;
    const filled = asking === null ? null : await fill(asking, keys, session);
    if (filled !== null) return filled;
    const line = await keys.line('> ');
    if (line === null) return null;
    const turn = read(line.trim(), desk, keys, session);
    if (turn === 'quit') return null;
    if (turn !== null) return turn;
  }
};

const fill = (
  asking: SaidOf<'form'> | SaidOf<'sealedInput'>,
  keys: Keyboard,
  session: Session,
): Promise<Input | null> =>
  asking.kind === 'form'
    ? fillForm(asking, keys, (phrase) => session.say(phrase))
    : typeSecret(keys, session);

/** A number typed unseen. It is in no line, no history and no message. */
const typeSecret = async (keys: Keyboard, session: Session): Promise<Input | null> => {
  for (;;) {
    const typed = await keys.line(session.say({ key: 'terminal.secretPrompt' }), true);
    if (typed === null || typed.trim() === '' || typed.trim() === LEAVE) return null;
    const sealed = session.sealed(typed);
    if (sealed !== null) return sealed;
    keys.print([session.say({ key: 'terminal.badNumber' })]);
  }
};

/** What a typed line means: a command of the terminal, a number of a choice, or words. Null: asked again. */
const read = (line: string, desk: Desk, keys: Keyboard, session: Session): Input | 'quit' | null => {
  if (line === '') return null;
  if (line.startsWith('/')) return command(line, desk, keys, session);
  const choice = /^\d{1,3}$/u.test(line) ? desk.choices[Number(line) - 1] : undefined;
  if (choice === undefined) return { kind: 'text', text: line };
  const { action, subject } = choice;
  return { kind: 'choice', action, ...(subject === undefined ? {} : { subject }) };
};

type Do = (desk: Desk, keys: Keyboard, session: Session) => Input | 'quit' | null;

const COMMANDS: { readonly [name: string]: Do } = {
  '/person': ({ panel }) => ({ kind: 'choice', action: panel?.person?.action ?? 'person' }),
  '/fill': (desk, keys, session) => later(desk, desk.form, keys, session),
  '/seal': (desk, keys, session) => later(desk, session.round, keys, session),
  '/status': (desk, keys) => {
    keys.print([desk.heading]);
    return null;
  },
  '/quit': () => 'quit',
};

const later = (desk: Desk, asking: Desk['asking'], keys: Keyboard, session: Session): null => {
  desk.asking = asking;
  if (asking === null) keys.print([session.say({ key: 'terminal.nothingOpen' })]);
  return null;
};

const command = (line: string, desk: Desk, keys: Keyboard, session: Session): Input | 'quit' | null => {
  const run = Object.hasOwn(COMMANDS, line) ? COMMANDS[line] : undefined;
  if (run !== undefined) return run(desk, keys, session);
  keys.print([session.say({ key: 'terminal.commands' })]);
  return null;
};

/** What the one who typed a number may keep to prove it later; the number itself is not printed back. */
const receiptLines = ({ receipt }: TurnOutcome, session: Session): readonly string[] =>
  receipt === undefined
    ? []
    : [
        session.say({ key: 'terminal.receipt' }),
        `  ${receipt.roundId}`,
        `  ${receipt.commitment}`,
        `  ${receipt.openingKey}`,
      ];
