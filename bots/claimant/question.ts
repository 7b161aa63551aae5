import type { Phase } from '../../core/case/state.ts';
import type { Message } from '../../core/message/message.ts';
import type { ElementId } from '../../core/narrative/element.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import {
  choice,
  choices,
  elementLabel,
  fromBot,
  personChoice,
  say,
  termRows,
  text,
  valueParam,
} from '../phrase.ts';
import { askElement, fileCard, nextElement } from './ask.ts';
import { asking, type ClaimantMemory, type Pending } from './memory.ts';
import { tableQuestion } from './question-table.ts';

export type Question = {
  readonly message: Message;
  readonly memory: ClaimantMemory;
  /** False where the claimant only waits: such words are said to the one who wrote, never pushed. */
  readonly acts: boolean;
};

/** What the claimant is asked now; the one place that knows it. Null where nothing is open and nothing is awaited. */
export const question = (view: ClaimantView, memory: ClaimantMemory): Question => {
  const { asked: _asked, ...rest } = memory;
  if (view.paused !== null) return waits('wait.paused', rest);
  if (memory.pending !== null) return { message: pendingQuestion(memory.pending), memory: rest, acts: true };
  if (view.phase === 'narrating') return telling(view, memory);
  if (memory.asked !== undefined)
    return { message: askElement(memory.asked, memory.misses), memory, acts: true };
  return BY_PHASE[view.phase](view, rest);
};

const acts = (message: Message, memory: ClaimantMemory): Question => ({ message, memory, acts: true });
const waits = (key: string, memory: ClaimantMemory): Question => ({
  message: text(key),
  memory,
  acts: false,
});
const waitsUntil = (key: string, view: ClaimantView, memory: ClaimantMemory): Question => ({
  message: view.until === null ? text(key) : text(`${key}.until`, { at: { at: view.until } }),
  memory,
  acts: false,
});

/** A question that the bot put and that waits for yes or no, or for words. */
const pendingQuestion = (pending: Pending): Message => {
  switch (pending.kind) {
    case 'value':
      return choices(
        say('confirm.value', { label: elementLabel(pending.element), value: valueParam(pending.value) }),
        yesNo(pending.element),
      );
    case 'offer':
      return choices(say('confirm.offer', { amount: { money: pending.amount } }), yesNo('offer'));
    case 'counter':
      return counterForm();
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
  }
};

const yesNo = (subject: string) => [
  choice('yes', 'choice.yes', { subject, style: 'primary' }),
  choice('no', 'choice.no', { subject }),
];

const counterForm = (): Message =>
  fromBot({
    kind: 'form',
    text: say('ask.counter'),
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

const telling = (view: ClaimantView, memory: ClaimantMemory): Question => {
  const { asked, ...rest } = memory;
  if (!view.told) return firstTelling(view, rest);
  if (asked !== undefined) return acts(askElement(asked, memory.misses), memory);
  if (view.claimType === null) return acts(claimTypeChoices(view, memory.misses), rest);
  const element = nextElement(view);
  if (element !== null) return ask(element, memory);
  if (view.evidence.length === 0 && !memory.offered.includes('evidence')) return acts(evidence(), rest);
  return acts(fileCard(view), rest);
};

const ask = (element: ElementId, memory: ClaimantMemory): Question =>
  acts(askElement(element, memory.misses), asking(memory, element));

const firstTelling = (view: ClaimantView, memory: ClaimantMemory): Question =>
  view.stopTheLoss !== null && view.containment === 'none'
    ? acts(
        choices(say('ask.stopLoss'), [
          choice('stopLoss', 'choice.stopLoss', { style: 'primary' }),
          choice('stopLossNo', 'choice.stopLossNo'),
        ]),
        memory,
      )
    : acts(text(memory.misses === 0 ? 'ask.story' : 'askAgain.story'), memory);

const claimTypeChoices = (view: ClaimantView, misses: number): Message =>
  choices(say(misses === 0 ? 'ask.claimType' : 'askAgain.claimType'), [
    ...view.claimTypes.map((type) => choice('claimType', `claimType.${type}`, { subject: type })),
    ...(misses > 1 ? [personChoice()] : []),
  ]);

const evidence = (): Message =>
  fromBot({
    kind: 'fileRequest',
    text: say('ask.evidence'),
    element: 'evidence',
    choices: [choice('noEvidence', 'choice.noEvidence')],
  });

type ByPhase = (view: ClaimantView, memory: ClaimantMemory) => Question;

/** One row a phase; a phase without a row does not compile. */
const BY_PHASE: { readonly [P in Exclude<Phase, 'narrating'>]: ByPhase } = {
  filed: (view, memory) => acts(inviteQuestion(view, memory.misses), memory),
  invited: (view, memory) => waitsUntil('wait.invited', view, memory),
  answering: (view, memory) => waitsUntil('wait.answering', view, memory),
  negotiating: (view, memory) => {
    const { message, acts: mine } = tableQuestion(view);
    return { message, memory, acts: mine };
  },
  sealedRound: (view, memory) => acts(sealedInput(view), memory),
  matched: (view, memory) =>
    view.agreement === null || view.agreement.confirmed
      ? waits('wait.matched', memory)
      : acts(termSheet(view.agreement), memory),
  reflection: (view, memory) => reflection(view, memory),
  signed: (view, memory) => promises(view, memory),
  broken: (view, memory) => promises(view, memory),
  disputed: (view, memory) => promises(view, memory),
  kept: (_view, memory) => waits('wait.kept', memory),
  mediation: (view, memory) => waitsUntil('wait.mediation', view, memory),
  withdrawn: (_view, memory) => waits('ended.withdrawn', memory),
  referred: (_view, memory) => waits('ended.referred', memory),
  closed: (_view, memory) => waits('ended.closed', memory),
  archived: (_view, memory) => waits('ended.archived', memory),
};

const inviteQuestion = (view: ClaimantView, misses: number): Message => {
  const seller = view.elements.seller?.value;
  const words = say(misses === 0 ? 'ask.otherName' : 'askAgain.otherName');
  if (seller?.kind !== 'text') return fromBot({ kind: 'text', text: words });
  const name = seller.text.slice(0, 120);
  return choices(words, [
    choice('inviteSeller', 'choice.inviteSeller', { style: 'primary', params: { name } }),
  ]);
};

const sealedInput = ({ round }: ClaimantView): Message => {
  if (round === null) return text('wait.sealedRound');
  const { roundId, rule, currency, low, high, closesAt } = round;
  return fromBot({
    kind: 'sealedInput',
    text: say(`sealed.open.${rule}`, { at: { at: closesAt } }),
    roundId,
    currency,
    low: { minor: low, currency },
    high: { minor: high, currency },
    closesAt,
    choices: [personChoice()],
  });
};

const termSheet = (agreement: NonNullable<ClaimantView['agreement']>): Message =>
  fromBot({
    kind: 'termSheet',
    text: say('ask.agreement'),
    agreementId: agreement.agreementId,
    rows: termRows(agreement.terms, 'claimant'),
    notes: [say('sheet.reflection'), say('sheet.release'), say('sheet.advice')],
    choices: [
      choice('confirm', 'choice.confirm', { subject: agreement.agreementId, style: 'primary' }),
      choice('refuseAgreement', 'choice.refuseAgreement', { subject: agreement.agreementId }),
    ],
  });

const reflection = (view: ClaimantView, memory: ClaimantMemory): Question => {
  const { agreement, until } = view;
  if (agreement === null || until === null) return waits('wait.matched', memory);
  if (agreement.signed) return waits('wait.signature', memory);
  const stepBack = choice('stepBack', 'choice.stepBack', { subject: agreement.agreementId });
  if (!agreement.reflectionEnded && view.now < until)
    return {
      message: choices(say('wait.reflection', { at: { at: until } }), [stepBack]),
      memory,
      acts: true,
    };
  return acts(signForm(agreement.agreementId), memory);
};

const signForm = (agreementId: string): Message =>
  fromBot({
    kind: 'form',
    text: say('ask.sign'),
    action: 'sign',
    subject: agreementId,
    fields: [{ name: 'name', label: say('field.name'), type: 'text', required: true }],
    submit: say('choice.sign'),
  });

const promises = (view: ClaimantView, memory: ClaimantMemory): Question => {
  const own = view.promises.find(({ by, status }) => by === 'claimant' && status === 'due');
  if (own !== undefined)
    return acts(
      choices(say('ask.ownPromise', { at: { at: own.dueAt } }), [
        choice('done', 'choice.done', { subject: own.promiseId, style: 'primary' }),
      ]),
      memory,
    );
  const theirs = view.promises.find(({ by, status }) => by === 'respondent' && status !== 'kept');
  if (theirs === undefined) return waits('wait.promise', memory);
  if (theirs.status === 'disputed') return waits('wait.disputed', memory);
  const key = theirs.status === 'reported' ? 'ask.received' : 'ask.promise';
  return acts(
    choices(say(key, { at: { at: theirs.dueAt } }), [
      choice('received', 'choice.received', { subject: theirs.promiseId, style: 'primary' }),
      choice('notReceived', 'choice.notReceived', { subject: theirs.promiseId }),
    ]),
    memory,
  );
};
