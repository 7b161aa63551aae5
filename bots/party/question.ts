import type { Phase, PromiseState } from '../../core/case/state.ts';
import type { Message } from '../../core/message/message.ts';
import type { Instant } from '../../core/time.ts';
import type { PartyView } from '../../core/view/party.ts';
import {
  choice,
  choices,
  fromBot,
  personChoice,
  say,
  termRows,
  termsLine,
  text,
  valueParam,
} from '../phrase.ts';
import type { PartyMemory, Pending } from './memory.ts';
import { askKey, keyFor, labelFor } from './own-words.ts';
import { promiseAsked } from './promise.ts';
import { openProposal, tableQuestion } from './question-table.ts';
import { ratingQuestion } from './rating.ts';
import { roomOf, talksCard } from './talks.ts';

export type Question = {
  readonly message: Message;
  readonly memory: PartyMemory;
  /** False where the reader only waits: such words are said to the one who wrote, never pushed. */
  readonly acts: boolean;
};

export const acts = (message: Message, memory: PartyMemory): Question => ({ message, memory, acts: true });
export const waits = (key: string, memory: PartyMemory): Question => ({
  message: text(key),
  memory,
  acts: false,
});
export const waitsUntil = (key: string, view: PartyView, memory: PartyMemory): Question => ({
  message: view.until === null ? text(key) : text(`${key}.until`, { at: { at: view.until } }),
  memory,
  acts: false,
});

/** A question that the bot put and that waits for yes or no, or for words. */
export const pendingQuestion = (pending: Pending, { side, demand }: PartyView): Message => {
  switch (pending.kind) {
    case 'value':
      return choices(
        say('confirm.value', { label: labelFor(side, pending.element), value: valueParam(pending.value) }),
        yesNo(pending.element),
      );
    case 'contradiction':
      return choices(
        say('confirm.contradiction', {
          label: labelFor(side, pending.element),
          before: valueParam(pending.before),
          after: valueParam(pending.value),
        }),
        [
          choice('keepValue', 'choice.value', {
            subject: pending.element,
            params: { value: valueParam(pending.before) },
          }),
          choice('takeValue', 'choice.value', {
            subject: pending.element,
            params: { value: valueParam(pending.value) },
          }),
        ],
      );
    case 'revise':
      return choices(
        say('confirm.revise', { terms: demand === null ? '' : termsLine(demand.terms) }),
        yesNo('revise'),
      );
    case 'offer':
      return choices(say('confirm.offer', { amount: { money: pending.amount } }), yesNo('offer'));
    case 'counter':
      return counterForm(side);
    case 'withdraw':
      return choices(say('confirm.withdraw'), [
        choice('withdrawYes', 'choice.withdrawYes', { style: 'danger' }),
        choice('keep', 'choice.keep'),
      ]);
    case 'stepBack':
      return choices(say('confirm.stepBack'), [
        choice('stepBackYes', 'choice.stepBackYes', { subject: pending.agreementId, style: 'danger' }),
        choice('keep', 'choice.keep'),
      ]);
    case 'dispute':
      return choices(say('ask.dispute'), [choice('keep', 'choice.back')]);
    case 'ownVersion':
      return choices(say('ask.ownVersion', { label: labelFor(side, pending.element) }), [
        choice('keep', 'choice.skipOwn'),
      ]);
    case 'refusal':
      return choices(say('ask.refusalWords'), [
        choice('refuse', 'choice.refuseWithout', { subject: 'other' }),
      ]);
    case 'ownRetelling':
      return choices(say('ask.ownRetelling'), [choice('keep', 'choice.leaveOut')]);
    case 'authority':
      return authorityForm();
    case 'acceptance':
      return choices(
        demand === null ? say('ask.answer') : say('confirm.acceptance', { terms: termsLine(demand.terms) }),
        yesNo('acceptance'),
      );
    case 'otherMatter':
      return choices(say('topic.otherMatter'), [
        choice('park', 'choice.park', { style: 'primary' }),
        choice('back', 'choice.back'),
      ]);
    case 'message':
      return choices(
        say(/[?？]\s*$/u.test(pending.text) ? 'confirm.question' : 'confirm.message', { text: pending.text }),
        yesNo('message'),
      );
  }
};

const yesNo = (subject: string) => [
  choice('yes', 'choice.yes', { subject, style: 'primary' }),
  choice('no', 'choice.no', { subject }),
];

const counterForm = (side: PartyView['side']): Message =>
  fromBot({
    kind: 'form',
    text: say(keyFor(side, 'ask.counter')),
    action: 'counterOffer',
    fields: [
      { name: 'amount', label: say('field.amount'), type: 'amount', required: false },
      { name: 'days', label: say('field.days'), type: 'days', required: false },
      {
        name: 'other',
        label: say('field.other'),
        type: 'choice',
        required: false,
        options: (['repair', 'replacement', 'collect', 'return', 'cancel', 'apology', 'other'] as const).map(
          (kind) => ({ value: kind, label: say(`term.${kind}`) }),
        ),
      },
      { name: 'otherText', label: say('field.otherText'), type: 'text', required: false },
      { name: 'reason', label: say('field.reason'), type: 'longText', required: false },
    ],
    submit: say('choice.sendOffer'),
  });

/** It is over: that, and once the question how it went, which nobody has to answer. */
const over =
  (key: string): ByPhase =>
  (view, memory) =>
    view.rating === null || view.rating.own !== null || memory.surveyed === true
      ? waits(key, memory)
      : acts(ratingQuestion(say(key)), { ...memory, surveyed: true });

type ByPhase = (view: PartyView, memory: PartyMemory) => Question;
/** Phases in which both sides are asked in the same way. */
type SharedPhase = Exclude<Phase, 'narrating' | 'filed' | 'invited' | 'answering'>;

/** One row a phase; a phase without a row does not compile. */
export const PARTY_QUESTIONS: { readonly [P in SharedPhase]: ByPhase } = {
  negotiating: (view, memory) => {
    const { message, acts: mine } = tableQuestion(view, memory);
    return { message, memory, acts: mine };
  },
  sealedRound: (view, memory) => acts(sealedInput(view), memory),
  matched: (view, memory) =>
    view.agreement === null || view.agreement.confirmed
      ? waits('wait.matched', memory)
      : acts(termSheet(view.agreement, view, memory.misses), memory),
  reflection: (view, memory) => reflection(view, memory),
  signed: (view, memory) => promises(view, memory),
  broken: (view, memory) => promises(view, memory),
  disputed: (view, memory) => promises(view, memory),
  kept: over('wait.kept'),
  mediation: (view, memory) => {
    const proposal = openProposal(view, memory);
    if (proposal !== null) return acts(proposal.message, memory);
    const room = roomOf(view, memory);
    if (room === null) return waitsUntil('wait.mediation', view, memory);
    const mine = room === 'unchosen' || view.mediation.turn?.own === true;
    return { message: talksCard(view, memory), memory, acts: mine };
  },
  withdrawn: over('ended.withdrawn'),
  referred: over('ended.referred'),
  closed: over('ended.closed'),
  archived: (_view, memory) => waits('ended.archived', memory),
};

/** How far somebody of a business may go; its own side alone reads it. */
const authorityForm = (): Message =>
  fromBot({
    kind: 'form',
    text: say('ask.authority'),
    action: 'authority',
    fields: [{ name: 'amount', label: say('field.amount'), type: 'amount', required: true }],
    submit: say('choice.saveAuthority'),
  });

const sealedInput = ({ round, side }: PartyView): Message => {
  if (round === null) return text('wait.sealedRound');
  const { roundId, rule, currency, low, high, closesAt } = round;
  return fromBot({
    kind: 'sealedInput',
    text: say(keyFor(side, `sealed.open.${rule}`), { at: { at: closesAt } }),
    roundId,
    currency,
    low: { minor: low, currency },
    high: { minor: high, currency },
    closesAt,
    choices: [personChoice()],
  });
};

const termSheet = (
  agreement: NonNullable<PartyView['agreement']>,
  { side }: PartyView,
  misses: number,
): Message =>
  fromBot({
    kind: 'termSheet',
    text: say(askKey('agreement', misses)),
    agreementId: agreement.agreementId,
    rows: termRows(agreement.terms, side),
    notes: [say(keyFor(side, 'sheet.reflection')), say('sheet.release'), say('sheet.advice')],
    choices: [
      choice('confirm', 'choice.confirm', { subject: agreement.agreementId, style: 'primary' }),
      choice('refuseAgreement', 'choice.refuseAgreement', { subject: agreement.agreementId }),
    ],
  });

const reflection = (view: PartyView, memory: PartyMemory): Question => {
  const { agreement, until, side } = view;
  if (agreement === null || until === null) return waits('wait.matched', memory);
  if (agreement.signed) return waits('wait.signature', memory);
  const over = agreement.reflectionEnded || view.now >= until;
  // A business binds itself when it signs; a consumer may step back until the time to think is over.
  if (side === 'respondent' || over) return acts(signForm(agreement.agreementId, side, until), memory);
  const stepBack = choice('stepBack', 'choice.stepBack', { subject: agreement.agreementId });
  return acts(choices(say('wait.reflection', { at: { at: until } }), [stepBack]), memory);
};

const signForm = (agreementId: string, side: PartyView['side'], until: Instant): Message =>
  fromBot({
    kind: 'form',
    text: say(keyFor(side, 'ask.sign'), { at: { at: until } }),
    action: 'sign',
    subject: agreementId,
    fields: [{ name: 'name', label: say('field.name'), type: 'text', required: true }],
    submit: say('choice.sign'),
  });

const promises = (view: PartyView, memory: PartyMemory): Question => {
  const asked = promiseAsked(view);
  if (asked === null) return waits('wait.promise', memory);
  const { promise, asks } = asked;
  if (asks === 'keep') return acts(ownPromise(promise), memory);
  if (asks === 'differ') return waits('wait.disputed', memory);
  const key = promise.status === 'reported' ? 'ask.received' : keyFor(view.side, 'ask.promise');
  return acts(
    choices(say(key, { at: { at: promise.dueAt } }), [
      choice('received', 'choice.received', { subject: promise.promiseId, style: 'primary' }),
      choice('notReceived', 'choice.notReceived', { subject: promise.promiseId }),
    ]),
    memory,
  );
};

/** A payment is reported with its reference, so that the other side can find it. */
const ownPromise = ({ promiseId, dueAt, money, status }: PromiseState): Message =>
  money === undefined
    ? choices(say(status === 'due' ? 'ask.ownPromise' : 'ask.ownLate', { at: { at: dueAt } }), [
        choice('done', 'choice.done', { subject: promiseId, style: 'primary' }),
      ])
    : fromBot({
        kind: 'form',
        text: say(status === 'due' ? 'ask.ownPayment' : 'ask.ownPaymentLate', {
          amount: { money },
          at: { at: dueAt },
        }),
        action: 'paid',
        subject: promiseId,
        fields: [{ name: 'reference', label: say('field.reference'), type: 'text', required: false }],
        submit: say('choice.paid'),
      });
