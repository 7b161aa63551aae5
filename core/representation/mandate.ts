import { z } from 'zod';
import { type Actor, Side } from '../case/party.ts';
import type { Instant } from '../time.ts';
import { RepresentativeKind } from './kind.ts';

/**
 * How far somebody goes for a side, each step with what comes before it. `reads`: sees what the side sees and does
 * nothing. `speaks`: writes, answers, offers and sits in the talks. `signs`: also agrees and signs, so that the side is
 * bound by it (a power of attorney).
 */
export const MandateScope = z.enum(['reads', 'speaks', 'signs']);
export type MandateScope = z.infer<typeof MandateScope>;

/**
 * Somebody whom a side lets act for it. Nobody needs one: parties may be assisted or represented at any stage and are
 * not obliged to have a lawyer (Directive 2013/11/EU, article 8 (b), and article 9 (1) (b), which has them told so).
 */
export const Mandate = z
  .object({
    representativeId: z.string().min(1).max(64),
    side: Side,
    name: z.string().trim().min(1).max(120),
    kind: RepresentativeKind,
    scope: MandateScope,
    /** Who puts the side's number under seal: the representative, and then nobody else; else the side alone. */
    bids: z.boolean(),
  })
  .readonly();
export type Mandate = z.infer<typeof Mandate>;

/** `invited`: the link is out, and they have neither seen anything nor said yes. */
export type MandateStatus = 'invited' | 'active' | 'declined' | 'ended';

export type MandateState = Mandate & {
  readonly status: MandateStatus;
  readonly invitedBy: Actor;
  readonly invitedAt: Instant;
  /** When they said yes: what is private to the side and older is not theirs to read. */
  readonly since: Instant | null;
  readonly endedAt: Instant | null;
};

const STEPS = MandateScope.options;

/** Does this mandate go as far as that? */
export const goesAsFarAs = ({ scope }: Pick<Mandate, 'scope'>, needed: MandateScope): boolean =>
  STEPS.indexOf(scope) >= STEPS.indexOf(needed);

export const mandateOf = (
  mandates: readonly MandateState[],
  representativeId: string,
): MandateState | undefined => mandates.find((each) => each.representativeId === representativeId);

/** Who acts for a side now; a side has one voice besides its own at most. */
export const activeMandate = (mandates: readonly MandateState[], side: Side): MandateState | null =>
  mandates.findLast((each) => each.side === side && each.status === 'active') ?? null;

/** Who acts for it, or is asked to. */
export const openMandate = (mandates: readonly MandateState[], side: Side): MandateState | null =>
  mandates.findLast((each) => each.side === side && isOpenMandate(each)) ?? null;

export const isOpenMandate = ({ status }: Pick<MandateState, 'status'>): boolean =>
  status === 'invited' || status === 'active';
