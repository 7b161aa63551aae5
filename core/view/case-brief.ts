import type { CaseEvent, CaseEventType, Recorded } from '../case/event.ts';
import type { Side } from '../case/party.ts';
import type { Money } from '../money.ts';
import type { ElementId, Source, Statement } from '../narrative/element.ts';
import type { Offer } from '../settlement/terms.ts';
import type { Instant } from '../time.ts';

/** Where a line of the brief comes from: words that somebody told, a file, or an event of the record by its position. */
export type BriefSource =
  | ({ readonly kind: 'words' } & Source)
  | { readonly kind: 'file'; readonly evidenceId: string }
  | { readonly kind: 'event'; readonly position: number };

/** The sum that a side asked for or offered in the open from a moment on. */
export type OpenStep = { readonly at: Instant; readonly by: Side; readonly amount: Money };

/** What a person who opens a case reads first, and where on the record each line of it stands. */
export type CaseBrief = {
  /** For each stated fact: where it was claimed, the newest first, and where the other side answered to it. */
  readonly claimed: { readonly [Id in ElementId]?: readonly BriefSource[] };
  readonly answered: { readonly [Id in ElementId]?: BriefSource };
  /** The last demand, and the refusal of the claim. */
  readonly demand: BriefSource | null;
  readonly refusal: BriefSource | null;
  /** Open offers and demands of money, oldest first. */
  readonly course: readonly OpenStep[];
  /** Positions of what shows that the parties got stuck, and of what was done to bring them together. */
  readonly stuck: readonly number[];
  readonly tried: readonly number[];
};

/** Reads the brief off that part of the record which its reader may see. Rules only; nothing is guessed. */
export const caseBrief = (seen: readonly Recorded[]): CaseBrief => {
  const told = new Set(seen.flatMap(({ event }) => (event.type === 'storyTold' ? [event.messageId] : [])));
  const claimed: { [Id in ElementId]?: readonly BriefSource[] } = {};
  const answered: { [Id in ElementId]?: BriefSource } = {};
  for (const { event, position } of seen) {
    const here: BriefSource = { kind: 'event', position };
    if (event.type === 'elementsStated')
      for (const statement of event.statements)
        claimed[statement.element] = [stated(statement, told) ?? here];
    if (event.type === 'evidenceAdded' && event.evidence.element !== undefined) {
      const { element, evidenceId } = event.evidence;
      claimed[element] = [...(claimed[element] ?? []), { kind: 'file', evidenceId }];
    }
    if (event.type === 'elementsAnswered') for (const { element } of event.answers) answered[element] = here;
  }
  const places = (types: readonly CaseEventType[]): readonly number[] =>
    seen.flatMap(({ event, position }) => (types.includes(event.type) ? [position] : []));
  const last = (types: readonly CaseEventType[]): BriefSource | null => {
    const position = places(types).at(-1);
    return position === undefined ? null : { kind: 'event', position };
  };
  return {
    claimed,
    answered,
    demand: last(['claimFiled', 'demandRevised']),
    refusal: last(['claimRefused']),
    course: seen.flatMap(({ event, at }) => stepOf(event, at)),
    stuck: seen.flatMap(({ event, position }) => (isStuck(event) ? [position] : [])),
    tried: places(TRIED),
  };
};

const stated = ({ source }: Statement, told: ReadonlySet<string>): BriefSource | null =>
  source !== undefined && told.has(source.messageId) ? { kind: 'words', ...source } : null;

const stepOf = (event: CaseEvent, at: Instant): readonly OpenStep[] => {
  const offer = offerOf(event);
  const amount = offer?.terms.money?.amount;
  return offer === null || amount === undefined ? [] : [{ at, by: offer.by, amount }];
};

const offerOf = (event: CaseEvent): Offer | null => {
  if (event.type === 'claimFiled' || event.type === 'demandRevised') return event.demand;
  return event.type === 'offerMade' ? event.offer : null;
};

/** Where talks came to a stop, from open data only: of a sealed round that it found no match. */
const isStuck = (event: CaseEvent): boolean =>
  event.type === 'stallNoted' ||
  event.type === 'claimRefused' ||
  event.type === 'clockPassed' ||
  event.type === 'personRequested' ||
  event.type === 'promiseBroken' ||
  event.type === 'promiseDisputed' ||
  (event.type === 'sealedRoundClosed' && !event.outcome.matched) ||
  (event.type === 'mediationEnded' && !event.settled);

/** Every rung of the ladder that was set foot on, with what came of it. */
const TRIED: readonly CaseEventType[] = [
  'reminderSent',
  'offerDeclined',
  'offerExpired',
  'sealedRoundProposed',
  'sealedRoundDeclined',
  'sealedRoundOpened',
  'sealedRoundClosed',
  'proposalMade',
  'taskAsked',
  'taskAnswered',
  'clockExtended',
  'caseTakenOver',
  'mediationStarted',
  'mediationEnded',
  'agreementDeclined',
  'agreementWithdrawn',
];
