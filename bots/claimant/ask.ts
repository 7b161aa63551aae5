import type { Choice, Message, Row } from '../../core/message/message.ts';
import { type ElementId, WANTED } from '../../core/narrative/element.ts';
import { ELEMENT } from '../../core/narrative/element-rule.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { PartyMemory } from '../party/memory.ts';
import { isFirstWording } from '../party/own-words.ts';
import {
  choice,
  choices,
  elementLabel,
  fromBot,
  type Params,
  personChoice,
  say,
  valueWords,
} from '../phrase.ts';

/** Wishes that mean money; without an amount there would be nothing to ask for. */
const MONEY_WISHES: readonly string[] = ['refund', 'partialRefund', 'payment'];

/** The next element to ask for: required ones first, then the amount where money is wanted; null when all is there
 * or the kind of dispute is not known yet. */
export const nextElement = (view: ClaimantView): ElementId | null =>
  view.claimType === null ? null : (view.missing[0] ?? (amountMissing(view) ? 'wantedAmount' : null));

/** Nothing is left to ask for: the whole claim is on its card and waits for a yes. */
export const onFileCard = (view: ClaimantView, { offered, doubts = [] }: PartyMemory): boolean =>
  doubts.length === 0 &&
  view.phase === 'narrating' &&
  view.told &&
  view.claimType !== null &&
  nextElement(view) === null &&
  (view.evidence.length > 0 || offered.includes('evidence'));

/** How much of what this claim needs was told, the question for a photo among it. */
export const progressOf = (
  view: ClaimantView,
  { offered }: PartyMemory,
): { readonly done: number; readonly total: number } => {
  const shown = view.evidence.length > 0 || offered.includes('evidence');
  const left = view.missing.length + (amountMissing(view) ? 1 : 0) + (shown ? 0 : 1);
  const stated = Object.keys(view.elements).length + (shown ? 1 : 0);
  return { done: stated, total: stated + left };
};

const amountMissing = ({ elements }: ClaimantView): boolean => {
  const wanted = elements.wanted?.value;
  if (wanted?.kind !== 'wanted' || !MONEY_WISHES.includes(wanted.wanted)) return false;
  const asked = elements.wantedAmount?.value;
  const lost = elements.amount?.value;
  if (asked?.kind === 'money' && asked.money.minor > 0) return false;
  return wanted.wanted === 'partialRefund' || lost?.kind !== 'money' || lost.money.minor === 0;
};

/** The question for one element. From the second time on in other, shorter words; then with the way to a person. */
export const askElement = (element: ElementId, misses: number, { currency }: ClaimantView): Message =>
  choices(say(isFirstWording(misses) ? `ask.${element}` : `askAgain.${element}`, named(element, currency)), [
    ...ready(element),
    ...(ELEMENT[element].unknown === 'settles'
      ? [choice('say', 'choice.unknown', { subject: `${element}:unknown` })]
      : []),
    ...(misses > 1 ? [personChoice()] : []),
  ]);

/** Who is asked for an amount reads in which currency the case is: a bare number counts in that one. */
const named = (element: ElementId, currency: string): Params | undefined =>
  ELEMENT[element].answer === 'money' ? { currency: { currency } } : undefined;

const ready = (element: ElementId): readonly Choice[] => {
  if (element === 'wanted')
    return WANTED.map((wanted) => choice('say', `wanted.${wanted}`, { subject: `wanted:${wanted}` }));
  if (ELEMENT[element].answer !== 'yesNo') return [];
  return [
    choice('say', 'choice.yes', { subject: `${element}:yes` }),
    choice('say', 'choice.no', { subject: `${element}:no` }),
  ];
};

/** Everything that was understood, on one card. */
export const claimRows = (view: ClaimantView): readonly Row[] => [
  ...(view.claimType === null
    ? []
    : [{ label: say('card.claimType'), value: say(`claimType.${view.claimType}`) }]),
  ...Object.values(view.elements)
    // Files that are there say more than that there are some.
    .filter(({ element }) => element !== 'evidence' || view.evidence.length === 0)
    .map(({ element, value }) => ({ label: elementLabel(element), value: valueWords(value), element })),
  ...(view.evidence.length === 0
    ? []
    : [{ label: elementLabel('evidence'), value: say('card.files', { count: view.evidence.length }) }]),
];

/** What was understood so far, with the way to put it right. */
export const understoodCard = (view: ClaimantView): Message =>
  fromBot({
    kind: 'card',
    text: say('card.understood'),
    rows: claimRows(view),
    choices: [choice('fix', 'choice.fix')],
  });

/** The whole claim, ready to go out on an explicit yes; put again, without what still stands on its card. */
export const fileCard = (view: ClaimantView, misses: number): Message =>
  isFirstWording(misses) ? readyCard(view) : choices(say('askAgain.ready'), FILE_CHOICES);

const FILE_CHOICES: readonly Choice[] = [
  choice('file', 'choice.file', { style: 'primary' }),
  choice('fix', 'choice.fix'),
];

const readyCard = (view: ClaimantView): Message =>
  fromBot({
    kind: 'card',
    text: say('card.ready'),
    rows: claimRows(view),
    choices: FILE_CHOICES,
  });

/** Which of the facts is to be put right, the kind of the case among them, and what may be added. */
export const fixList = (view: ClaimantView): Message =>
  choices(say('ask.fix'), [
    ...(view.claimType === null || view.claimTypes.length === 1 || view.phase !== 'narrating'
      ? []
      : [{ action: 'claimGroup', subject: 'any', label: say('card.claimType') }]),
    ...Object.values(view.elements).map(({ element }) => ({
      action: 'fix',
      subject: element,
      label: elementLabel(element),
    })),
    ...view.addable.map((element) =>
      choice('fix', 'choice.add', { subject: element, params: { label: elementLabel(element) } }),
    ),
    choice('back', 'choice.back'),
  ]);
