import { CLAIM_TYPE } from '../../../../core/narrative/claim-type.ts';
import type { ElementId } from '../../../../core/narrative/element.ts';
import type { FoundElement } from '../../../../core/port/understanding.ts';
import { codeIn } from './code.ts';
import { daysIn } from './day.ts';
import { evidenceIn } from './evidence.ts';
import { itemIn } from './item.ts';
import { agreedIn, cardInHandIn, policeIn, treatmentIn } from './particular.ts';
import { moneyIn } from './price.ts';
import { firmAlone, sellerIn } from './seller.ts';
import { clausesOf, type Place, sentencesOf } from './sentence.ts';
import { injuryIn, problemIn, triedIn, whereIn } from './story.ts';
import type { Told } from './told.ts';
import { type Wish, wantedIn, wishAlone } from './wanted.ts';

/**
 * The facts that a text states, each with its place in the text as given; at most one of each kind. `answers`: it is
 * neither a question nor a wish of another kind, so that a word or two may be a fact by themselves.
 */
export const findElements = (told: Told, answers = false): readonly FoundElement[] => {
  const { plain, amounts, dates } = told;
  if (!told.names)
    return [...daysIn(told), ...moneyIn(amounts, null, told), ...(answers ? bareFacts(told) : [])];
  const sentences = sentencesOf(plain.low);
  const clauses = clausesOf(plain.low, sentences);
  const wish = wantedIn(clauses, told.asked === 'wanted');
  const seller = sellerIn(plain, dates);
  const order = codeIn(plain.low, 'orderNumber');
  const taken = [
    ...amounts,
    ...dates,
    ...(seller === null ? [] : [seller]),
    ...(order === null ? [] : [order]),
  ];
  const found = [
    ...texts(told, 'item', itemIn(plain, taken, told.kind)),
    ...texts(told, 'seller', seller),
    ...daysIn(told),
    ...texts(told, 'where', whereIn(plain.low, dates)),
    ...moneyIn(amounts, wish, told),
    ...texts(told, 'problem', problemIn(clauses)),
    ...texts(told, 'tried', triedIn(clauses)),
    ...texts(told, 'evidence', evidenceIn(plain.low)),
    ...wanted(told, wish),
    ...CODES.flatMap((element) =>
      texts(told, element, element === 'orderNumber' ? order : codeIn(plain.low, element)),
    ),
    ...texts(told, 'agreed', agreedIn(clauses)),
    ...texts(told, 'treatment', treatmentIn(clauses)),
    ...yesNo(told, 'injury', injuryIn(plain.low)),
    ...yesNo(told, 'police', policeIn(plain.low)),
    ...yesNo(told, 'cardInHand', cardInHandIn(plain.low)),
  ];
  return found.filter(({ element }) => element === told.asked || isOf(told, element));
};

/** A few words that are a fact and nothing else, whatever was asked: "order 4711", "Acme GmbH", "refund". */
const bareFacts = (told: Told): readonly FoundElement[] => {
  const { plain } = told;
  const wish = wishAlone(plain.low);
  return [
    ...texts(told, 'seller', firmAlone(plain.low)),
    ...wanted(told, wish),
    ...CODES.flatMap((element) => texts(told, element, codeIn(plain.low, element))),
  ];
};
const CODES = ['orderNumber', 'policyNumber', 'plate', 'cardLastFour'] as const;

const wanted = ({ plain }: Told, wish: Wish | null): readonly FoundElement[] =>
  wish === null
    ? []
    : [
        {
          element: 'wanted',
          value: { kind: 'wanted', wanted: wish.kind },
          ...plain.span(wish.place.start, wish.place.end),
          certain: true,
        },
      ];

/** What a kind of dispute never asks for would only crowd its card: where somebody bought it, what was rented in an accident. */
const CROWDING: ReadonlySet<ElementId> = new Set(['item', 'where']);

const isOf = ({ kind }: Told, element: ElementId): boolean => {
  if (kind === undefined || !CROWDING.has(element)) return true;
  const { required, optional } = CLAIM_TYPE[kind];
  return required.includes(element) || optional.includes(element);
};

const texts = ({ text, plain }: Told, element: ElementId, place: Place | null): readonly FoundElement[] => {
  if (place === null) return [];
  const { start, end } = plain.span(place.start, place.end);
  return [{ element, value: { kind: 'text', text: text.slice(start, end) }, start, end, certain: true }];
};

const yesNo = (
  { plain }: Told,
  element: ElementId,
  found: (Place & { readonly yes: boolean }) | null,
): readonly FoundElement[] =>
  found === null
    ? []
    : [
        {
          element,
          value: { kind: 'yesNo', yes: found.yes },
          ...plain.span(found.start, found.end),
          certain: true,
        },
      ];
