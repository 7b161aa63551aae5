import type { Locale } from '../../../core/locale.ts';
import type { Conversation } from '../../../core/port/store.ts';
import { newResumeLink } from '../../../core/turn/resume-link.ts';
import { type ChatOptions, readChatOptions } from './options.ts';
import { type Talk, talkInJson } from './script.ts';
import { Session, type TerminalParts } from './session.ts';
import { talkInText } from './talk.ts';

/** The other side where nobody real sits there: made up, and talking through the same turns. */
export type Counterpart = {
  /** The code of the invitation that it made; null where it waits for one. */
  readonly code: string | null;
  /** Lets it read what is new and answer. */
  answered(): Promise<void>;
};
export type SeatCounterpart = (
  parts: TerminalParts,
  about: { readonly procedureId: string; readonly locale: Locale; readonly invitedBy: Conversation | null },
) => Promise<Counterpart>;

/** What the composition root lends to the command. */
export type ChatOutside = {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
  /** Puts Parley together; `data` is the directory that was asked for. */
  readonly open: (data: string | undefined) => Promise<{
    readonly parts: TerminalParts;
    /** Will the case be there the next time? */
    readonly kept: boolean;
    /** The address that a link's code opens. */
    readonly urlOf: (code: string) => string;
    /** The address at which browsers find this case, without a slash at its end; null where none does. */
    readonly publicUrl: string | null;
  }>;
  readonly seatCounterpart: SeatCounterpart;
};

/** `npm run chat`: a conversation at this terminal until the input ends. Resolves to the exit code. */
export const chatCommand = async (args: readonly string[], outside: ChatOutside): Promise<number> => {
  const options = readChatOptions(args);
  if (typeof options === 'string') return refuse(outside, options);
  const { parts, kept, urlOf, publicUrl } = await outside.open(options.data);
  try {
    if (!parts.procedures.some(({ id }) => id === options.procedureId))
      return refuse(outside, `--procedure is one of ${parts.procedures.map(({ id }) => id).join(', ')}.`);
    const seated = await seat(parts, options, outside.seatCounterpart);
    if (typeof seated === 'string') return refuse(outside, seated);
    const { conversation, counterpart } = seated;
    const session = new Session(parts, conversation, options.locale, { urlOf, publicUrl });
    const { stdin: input, stdout: output } = outside;
    const { conversationId, caseId } = conversation;
    const talk: Talk = {
      session,
      input,
      output,
      resume: kept ? await newResumeLink(parts, conversation) : null,
      answered: () => counterpart?.answered() ?? Promise.resolve(),
      fault: (fault) => parts.log.error({ what: 'turn', channel: 'terminal', conversationId, caseId, fault }),
    };
    await (options.json ? talkInJson(talk) : talkInText(talk));
    return 0;
  } finally {
    await parts.close();
  }
};

const refuse = ({ stderr }: ChatOutside, sentence: string): number => {
  stderr.write(`${sentence}\n`);
  return 2;
};

type Seated = { readonly conversation: Conversation; readonly counterpart: Counterpart | null };

/** Who sits at the terminal: whom a link lets in, a new claimant, or the one whom a made-up claimant invited. */
const seat = async (
  parts: TerminalParts,
  options: ChatOptions,
  seatCounterpart: SeatCounterpart,
): Promise<Seated | string> => {
  const { procedureId, locale, role, otherSide } = options;
  if (options.link !== undefined) return enter(parts, options.link, locale, null);
  if (role === 'respondent') {
    const claimant = await seatCounterpart(parts, { procedureId, locale, invitedBy: null });
    return enter(parts, claimant.code ?? '', locale, claimant);
  }
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const conversation = await parts.turns.open({ procedureId, locale, timeZone, demonstration: otherSide });
  const counterpart = otherSide
    ? await seatCounterpart(parts, { procedureId, locale, invitedBy: conversation })
    : null;
  return { conversation, counterpart };
};

/** A terminal that knows the code is the one that it was bound to: there is no cookie to tell two of them apart. */
const enter = async (
  parts: TerminalParts,
  code: string,
  locale: Locale,
  counterpart: Counterpart | null,
): Promise<Seated | string> => {
  const sessionId = parts.digest(`terminal/${code.trim().toLowerCase()}`);
  const entered = await parts.turns.enter({ code, sessionId, locale });
  if (!entered.ok) return LINK_PROBLEM[entered.problem];
  return entered.kind === 'party'
    ? { conversation: entered.conversation, counterpart }
    : 'This link opens the desk of the team, in a browser.';
};

const LINK_PROBLEM = {
  linkUnknown: 'This link is not known here. Check its letters, and that --data names the right directory.',
  linkExpired: 'This link has run out. Ask the one who sent it for a new one.',
  linkUsed: 'This link was used somewhere else already. It lets in the one who used it first.',
} as const;
