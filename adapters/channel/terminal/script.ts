import { createInterface } from 'node:readline/promises';
import type { Phrase } from '../../../core/message/message.ts';
import type { BidReceipt } from '../../../core/port/vault.ts';
import type { TurnOutcome } from '../../../core/turn/service.ts';
import { inTurn } from './in-turn.ts';
import { readScriptLine, type ScriptTurn } from './script-line.ts';
import type { Session } from './session.ts';

export type Talk = {
  readonly session: Session;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** The code that brings this person back, where the case is kept. */
  readonly resume: string | null;
  /** Lets the other side answer, where a made-up one sits there. */
  readonly answered: () => Promise<void>;
  readonly fault: (fault: unknown) => void;
};

/**
 * The conversation for scripts. Out: one JSON line a message, `{"turn":n,"status":"done"}` once the n-th line is
 * durable and answered, `{"problem":"…"}` where a line was no turn. In: one turn a line. Ends with the input.
 */
export const talkInJson = async ({ session, input, output, ...talk }: Talk): Promise<void> => {
  const write = (line: object): void => {
    output.write(`${JSON.stringify(line)}\n`);
  };
  const show = inTurn(async () => {
    for (const message of (await session.news()).messages) write(message);
  });
  const { role } = session.conversation;
  write({ opened: { role, ...(talk.resume === null ? {} : { resume: talk.resume }) } });
  await show();
  const deaf = session.listen(() => void show().catch(talk.fault));
  let count = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    count += 1;
    const turn = readScriptLine(line, session);
    write({ turn: count, ...(await takeLine(session, turn, talk, show)) });
  }
  deaf();
  await show();
};

const takeLine = async (
  session: Session,
  turn: ScriptTurn | Phrase,
  talk: Pick<Talk, 'answered' | 'fault'>,
  show: () => Promise<void>,
): Promise<object> => {
  if ('key' in turn) return { problem: session.say(turn) };
  try {
    const outcome = await session.take(turn.input, turn.id);
    await show();
    await talk.answered();
    await show();
    return done(outcome);
  } catch (fault) {
    talk.fault(fault);
    return { problem: session.say({ key: 'terminal.fault' }) };
  }
};

const done = ({ status, receipt }: TurnOutcome): object => ({
  status,
  ...(receipt === undefined ? {} : { receipt: withoutNumber(receipt) }),
});

/** Enough to prove the number that the script itself typed; the number stays out of what is printed. */
const withoutNumber = ({ minor: _minor, currency: _currency, ...receipt }: BidReceipt): object => receipt;
