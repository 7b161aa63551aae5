import type { Command } from '../../../../core/case/command.ts';
import type { CaseState } from '../../../../core/case/state.ts';
import type { Role } from '../../../../core/case/party.ts';
import type { Body, Message } from '../../../../core/message/message.ts';
import type { Bot } from '../../../../core/turn/bot.ts';
import { valueWords } from '../../../../bots/phrase.ts';

/** As much of a bot as the other seats need here: joins by a name, sends messages, agrees to a sealed round. */
export const otherSideBot = (role: Role): Bot<CaseState, null> => ({
  role,
  view: (state) => state,
  remember: () => null,
  hear: (state, _memory, heard, about) => {
    const commands: Command[] = [];
    if (heard.kind === 'form' && heard.action === 'join')
      commands.push({
        type: 'joinAsRespondent',
        respondentId: about.personId,
        name: heard.values['name'] ?? '',
        locale: 'en',
      });
    if (heard.kind === 'choice' && heard.action === 'takeOver') commands.push({ type: 'takeOver' });
    if (heard.kind === 'choice' && heard.action === 'release') commands.push({ type: 'release' });
    if (heard.kind === 'choice' && heard.action === 'refuse')
      commands.push({ type: 'refuseClaim', reason: 'amountTooHigh' });
    if (heard.kind === 'choice' && heard.action === 'propose')
      commands.push({
        type: 'proposeSealedRound',
        roundId: about.newId(),
        rule: 'respondentPrice',
        timing: 'scheduled',
      });
    if (heard.kind === 'choice' && heard.action === 'agree' && 'sealedProposal' in state)
      commands.push({ type: 'agreeSealedRound', roundId: state.sealedProposal?.roundId ?? '' });
    if (heard.kind === 'file' && role === 'respondent')
      commands.push({
        type: 'addEvidence',
        evidence: { evidenceId: about.newId(), by: 'respondent', ...heard.file, at: about.now },
      });
    if (heard.kind === 'text' && state.phase !== 'invited')
      commands.push({
        type: 'sendMessage',
        messageId: heard.messageId,
        audience: 'joint',
        text: heard.text.slice(0, 4_000),
      });
    return { commands, notes: [], memory: null };
  },
  speak: (state, _memory, { events, own, refusals }) => {
    const messages: Message[] = [];
    for (const event of events) {
      if (event.type === 'messageSent' && event.by.role !== role)
        messages.push({ from: event.by.role === 'parley' ? { role: 'bot' } : event.by, body: text(event.text) });
      if (event.type === 'evidenceAdded' && event.evidence.by !== role) {
        const { evidenceId, name, mime, by } = event.evidence;
        messages.push({ from: { role: by }, body: { kind: 'file', text: { verbatim: name }, evidenceId, name, mime } });
      }
      if (event.type === 'sealedRoundOpened') {
        const { roundId, currency, low, high, closesAt } = event.round;
        messages.push(
          fromBot({
            kind: 'sealedInput',
            text: { verbatim: 'Type a number.' },
            roundId,
            currency,
            low: { minor: low, currency },
            high: { minor: high, currency },
            closesAt,
            choices: [],
          }),
        );
      }
    }
    if (own) messages.push(fromBot({ ...text(`Now: ${state.phase}. Refused: ${refusals.length}.`) }), table(state));
    return { messages, memory: null };
  },
});

const text = (words: string): Extract<Body, { kind: 'text' }> => ({ kind: 'text', text: { verbatim: words } });
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
