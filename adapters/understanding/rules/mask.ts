import type { ElementId } from '../../../core/narrative/element.ts';
import type { FoundElement } from '../../../core/port/understanding.ts';
import type { Place } from './element/sentence.ts';
import { addressesIn } from './mask/address.ts';
import { accountsIn, cardShapesIn, cardsIn, identitiesIn } from './mask/form.ts';
import { phonesIn } from './mask/phone.ts';
import { besideCard, secretsIn } from './mask/said.ts';
import type { Plain } from './plain.ts';

/** A number that is called an order, a parcel, an invoice, a policy or a claim is none of these. */
const REFERENCE =
  /(?:\b(?:orders?|pedido|orden(?: de compra)?|compra|purchase|tracking|rastreo|guia|invoice|factura|receipt|ticket|recibo|policy|poliza|claims?|siniestro|reclamo|expediente|case|ref|reference|referencia|booking|reserva(?:tion|cion)?|confirmation|confirmacion|serial|serie|imei|folio|vin|model|modelo|sku|transaction|transaccion)|订单|保单|发票|单号|编号|序号|案号|运单|快递|物流|流水号|交易)(?:[ :#.,'"(-]|\b(?:numbers?|no|num|numero|nr|id|code|codigo|is|was|its|it's|es|era|de|del|la|el|the|my|mi|for|placed|with|con|under|a)\b|n[º°]|号码?|编号|单号|是|为|：|[a-z]{2,4}(?= )){0,8}$/u;
/** Fewer digits than these in a row, no address and no word for a secret: nothing to hide, and nothing to pay for looking. */
const WORTH_A_LOOK =
  /[@＠艾]|\d(?:[ ().-]{0,2}[\da-z]){6}|\bat\b|arroba|小老鼠|ma(?:il|i|l)com|yohoo|outlookcom|yahoocom|liveco|icloudco|comcast|\b(?:cv[vc]2?|ssn|social security|seguro social|nss|pin|nip|clave|password|passcode|contrasena|otp|security code|codigo de|verification)\b|[密验全动三]码/u;
const ASKED_FOR: ReadonlySet<ElementId | undefined> = new Set<ElementId>([
  'orderNumber',
  'policyNumber',
  'plate',
]);
/** A short answer to the question for an order's number is that number. */
const SHORT = 40;

/** A place in the text as given, and what stands there instead. */
type Hidden = Place & { readonly as: string };
export type Masked = { readonly masked: string; readonly hidden: readonly Hidden[] };

/**
 * The text with cards, e-mails, phones, accounts, national ids and passwords replaced by `•`, and where they
 * stand in it. `plain` is the whole text made plain. Where the end of a card was asked for, its last four digits stay.
 */
export const mask = (text: string, plain: Plain, asked?: ElementId): Masked => {
  const { low } = plain;
  if (!WORTH_A_LOOK.test(low)) return { masked: text, hidden: [] };
  const references = ASKED_FOR.has(asked) && low.length <= SHORT;
  const isReference = (at: number): boolean =>
    references || REFERENCE.test(low.slice(Math.max(0, at - 48), at));
  const cards = apart([
    ...cardsIn(low, isReference),
    ...cardShapesIn(low).filter(({ start }) => !isReference(start)),
  ]);
  const others = [
    ...addressesIn(low),
    ...identitiesIn(low).filter(({ start }) => !isReference(start)),
    ...accountsIn(low),
    ...secretsIn(low),
    ...cards.flatMap((card) => besideCard(low, card)),
    ...phonesIn(low, isReference),
  ];
  const places = apart([...cards, ...others]);
  const keep = asked === 'cardLastFour' ? cards : [];
  const hidden = places.map((place) => hiddenAt(plain, place, keep));
  return { masked: without({ start: 0, end: text.length }, text, hidden), hidden };
};

/** The elements with nothing in their words that is to be hidden; a number that was called by its name stays. */
export const withoutHidden = (
  elements: readonly FoundElement[],
  text: string,
  hidden: readonly Hidden[],
): readonly FoundElement[] =>
  hidden.length === 0
    ? elements
    : elements.map((found) =>
        found.value.kind !== 'text' || ASKED_FOR.has(found.element)
          ? found
          : { ...found, value: { kind: 'text', text: without(found, text, hidden) } },
      );

const hiddenAt = (plain: Plain, place: Place, keep: readonly Place[]): Hidden => {
  const isKept = keep.some((card) => card.start === place.start && card.end === place.end);
  const digits = plain.low.slice(place.start, place.end).replace(/\D/gu, '');
  return { ...plain.span(place.start, place.end), as: isKept ? `•${digits.slice(-4)}` : '•' };
};

/** Places in order, those that overlap made one. */
const apart = (places: readonly Place[]): readonly Place[] => {
  const merged: Place[] = [];
  for (const place of places.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && place.start < last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else merged.push(place);
  }
  return merged;
};

const without = (part: Place, text: string, hidden: readonly Hidden[]): string => {
  let masked = '';
  let from = part.start;
  for (const { start, end, as } of hidden) {
    if (end <= part.start || start >= part.end) continue;
    masked += text.slice(from, Math.max(from, start)) + as;
    from = Math.min(end, part.end);
  }
  return masked + text.slice(from, part.end);
};
