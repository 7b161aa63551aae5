import { valueWords } from '../../../../bots/phrase.ts';
import type { Command } from '../../../../core/case/command.ts';
import type { CaseEvent } from '../../../../core/case/event.ts';
import type { Role } from '../../../../core/case/party.ts';
import type { CaseState } from '../../../../core/case/state.ts';
import type { Body, Message } from '../../../../core/message/message.ts';
import type { Bot, HearContext } from '../../../../core/turn/bot.ts';
import type { Heard } from '../../../../core/turn/input.ts';

/** As much of a bot as the other seats need here: joins by a name, sends messages and files, agrees to a sealed round. */
export const otherSideBot = (role: Role): Bot<CaseState, null> => ({
  role,
  view: (state) => state,
  remember: () => null,
  hear: (state, _memory, heard, about) => ({
    commands: commandsOf(role, state, heard, about),
    notes: [],
    memory: null,
  }),
  speak: (state, _memory, { events, own, refusals }) => {
    const messages = events.flatMap((event) => news(role, event));
    const now = fromBot(text(`Now: ${state.phase}. Refused: ${refusals.length}.`));
    return { messages: own ? [...messages, now, table(state)] : messages, memory: null };
  },
});

const commandsOf = (role: Role, state: CaseState, heard: Heard, about: HearContext): readonly Command[] => {
  if (heard.kind === 'form') {
    const name = heard.values['name'] ?? '';
    return [{ type: 'joinAsRespondent', respondentId: about.personId, name, locale: 'en' }];
  }
  if (heard.kind === 'file' && role === 'respondent') {
    const evidence = { evidenceId: about.newId(), by: role, ...heard.file, at: about.now };
    return [{ type: 'addEvidence', evidence }];
  }
  if (heard.kind === 'text' && state.phase !== 'invited') {
    const words = heard.text.slice(0, 4_000);
    return [{ type: 'sendMessage', messageId: heard.messageId, audience: 'joint', text: words }];
  }
  return heard.kind === 'choice' ? pressed(state, heard.action, about) : [];
};

const pressed = (state: CaseState, action: string, about: HearContext): readonly Command[] => {
  const roundId = 'sealedProposal' in state ? (state.sealedProposal?.roundId ?? '') : '';
  const buttons: { readonly [action: string]: Command } = {
    takeOver: { type: 'takeOver' },
    refuse: { type: 'refuseClaim', reason: 'amountTooHigh' },
    propose: {
      type: 'proposeSealedRound',
      roundId: about.newId(),
      rule: 'respondentPrice',
      timing: 'scheduled',
    },
    agree: { type: 'agreeSealedRound', roundId },
  };
  const command = buttons[action];
  return command === undefined ? [] : [command];
};

const news = (role: Role, event: CaseEvent): readonly Message[] => {
  if (event.type === 'messageSent' && event.by.role !== role)
    return [{ from: event.by.role === 'parley' ? { role: 'bot' } : event.by, body: text(event.text) }];
  if (event.type === 'evidenceAdded' && event.evidence.by !== role) {
    const { evidenceId, name, mime, by } = event.evidence;
    return [{ from: { role: by }, body: { kind: 'file', text: { verbatim: name }, evidenceId, name, mime } }];
  }
  if (event.type !== 'sealedRoundOpened') return [];
  const { roundId, currency, low, high, closesAt } = event.round;
  const bounds = { low: { minor: low, currency }, high: { minor: high, currency } };
  return [
    fromBot({
      ...text('Type a number.'),
      kind: 'sealedInput',
      roundId,
      currency,
      ...bounds,
      closesAt,
      choices: [],
    }),
  ];
};

const text = (words: string): Extract<Body, { kind: 'text' }> => ({
  kind: 'text',
  text: { verbatim: words },
});
const fromBot = (body: Body): Message => ({ from: { role: 'bot' }, body });

const table = (state: CaseState): Message =>
  fromBot({
    kind: 'elementTable',
    text: { verbatim: 'What was told' },
    rows: Object.values(state.elements).map(({ element, value }) => ({
      element,
      claimed: valueWords(value),
      stance: null,
      choices: [{ action: 'agree', subject: element, label: { key: 'choice.yes' } }],
    })),
    choices: [],
  });
