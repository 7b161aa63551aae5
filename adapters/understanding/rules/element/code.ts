import type { ElementId } from '../../../../core/narrative/element.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import type { Place } from './sentence.ts';

type Coded = Extract<ElementId, 'orderNumber' | 'policyNumber' | 'plate' | 'cardLastFour'>;

const CODE = '(#?[a-z0-9][a-z0-9-]{2,24})(?![a-z0-9])';
/** Insurers write letters before the number: "HXT 230187562". A small word there belongs to the sentence. */
const POLICY =
  '((?!(?:is|was|no|num|es|era|the|my|mi|of|de|for|and)\\b)[a-z]{2,4} \\d{5,12}(?![a-z\\d])|#?[a-z\\d][a-z\\d-]{2,24}(?![a-z\\d]))';
const IS = '(?:\\s?(?:is|was|es|era|是|为))?\\s?[:#]?\\s?';
const PATTERN: { readonly [Code in Coded]: RegExp } = {
  orderNumber: new RegExp(
    `\\b(?:order|pedido|orden(?: de compra)?|booking|reservation|reserva|purchase|compra|confirmation)\\s?(?:numbers?|no\\.?|numero|num\\.?|n[º°]\\.?|id|code|codigo|#)*${IS}${CODE}|(?:订单|(?<!保)单)(?:编号|号码|号)${IS}${CODE}|(?:订单|(?:订|预)(?:位|订|定)(?:代号|编号|号码?)|确认码)${IS}${CODE}`,
    'gu',
  ),
  policyNumber: new RegExp(
    `\\b(?:policy|poliza)\\s?(?:numbers?|no\\.?|numero|num\\.?|n[º°]\\.?|#)*${IS}${POLICY}|保单(?:编号|号码|号)?${IS}${POLICY}`,
    'gu',
  ),
  plate:
    /\b(?:licen[cs]e plates?|number plate|plates?|placas?|matricula)\s?(?:numbers?|no\.?|numero|#)*(?:\s?(?:is|was|es|era))?\s?[:#]?\s?([a-z0-9]{1,4}[- ]?[a-z0-9]{2,5}(?:-\d{2,3})?)(?![a-z0-9])|(?:车牌)(?:号码|号)?(?:是|为)?\s?[:]?\s?([\p{Script=Han}]?[a-z0-9]{1,4}[-·]?[a-z0-9]{2,5})(?![a-z0-9])/gu,
  cardLastFour:
    /\b(?:ending|ends|terminada?|termina|acaba|last (?:4|four)(?: digits)?|ultimos (?:4|cuatro)(?: digitos)?)\s(?:in |with |en |is |are |of (?:my|the) card (?:are |is )?|son |de (?:mi|la) tarjeta (?:son )?)?:?\s?(\d{4})(?!\d)|(?:[末后尾]四[码位]|末4码|后4位|尾号)(?:数字)?(?:是|为)?\s?[:]?\s?(\d{4})(?!\d)/gu,
};

/** All of them at once: most texts name none, and one look tells. */
const CODED = (Object.keys(PATTERN) as Coded[]).map((element) => ({ element, pattern: PATTERN[element] }));

/** The number of an order, a policy, a plate or the end of a card, where the text calls it so. */
export const codeIn = (low: string, element: Coded): Place | null => {
  const coded = mayMatch(CODED, low).find((each) => each.element === element);
  for (const match of coded === undefined ? [] : low.matchAll(coded.pattern)) {
    const words = match.slice(1).find((group) => group !== undefined);
    if (words === undefined || !/\d/u.test(words)) continue;
    const start = match.index + match[0].lastIndexOf(words);
    const skip = words.startsWith('#') ? 1 : 0;
    return { start: start + skip, end: start + words.length };
  }
  return null;
};
