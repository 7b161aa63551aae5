import { z } from 'zod';
import { Money } from '../../core/money.ts';
import { ClaimGroupId } from '../../core/narrative/claim-group.ts';
import { ClaimTypeId } from '../../core/narrative/claim-type.ts';
import { ElementAnswer, ElementId, ElementValue, Source, Statement } from '../../core/narrative/element.ts';
import { CivilDate, Instant } from '../../core/time.ts';

/** Something that the bot asked and that is not a plain question for an element. Never holds a sealed number or a limit. */
const Pending = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('value'),
    element: ElementId,
    value: ElementValue,
    source: Source.optional(),
  }),
  z.object({
    kind: z.literal('contradiction'),
    element: ElementId,
    before: ElementValue,
    value: ElementValue,
    source: Source.optional(),
  }),
  z.object({ kind: z.literal('revise') }),
  z.object({ kind: z.literal('offer'), amount: Money }),
  z.object({ kind: z.literal('counter') }),
  z.object({ kind: z.literal('withdraw') }),
  z.object({ kind: z.literal('stepBack'), agreementId: z.string() }),
  z.object({ kind: z.literal('dispute'), promiseId: z.string() }),
  z.object({ kind: z.literal('ownVersion'), element: ElementId }),
  z.object({ kind: z.literal('refusal') }),
  z.object({ kind: z.literal('ownRetelling') }),
  z.object({ kind: z.literal('authority') }),
  z.object({ kind: z.literal('acceptance') }),
  z.object({ kind: z.literal('message'), text: z.string() }),
  z.object({ kind: z.literal('otherMatter'), text: z.string().max(500) }),
]);
export type Pending = z.infer<typeof Pending>;

/** What a party's bot keeps between turns. What the case knows is not in it. */
export const PartyMemory = z.object({
  v: z.literal(1),
  greeted: z.boolean(),
  /** The element that the open question is about; read by the understanding as the context of a short answer. */
  asked: ElementId.optional(),
  pending: Pending.nullable(),
  /** How often in a row nothing was understood of the answer. */
  misses: z.int().nonnegative(),
  /** The question that was put last, and the key of the words that it was put in (see speak.ts). */
  put: z.string().optional(),
  worded: z.string().optional(),
  /** A mark of the last answer, and how often in a row it was that very one (see not-twice.ts). */
  answered: z.object({ mark: z.string(), times: z.int().positive() }).readonly().optional(),
  /** When this person was last heard: who comes back after days is told where things stand. */
  heardAt: Instant.optional(),
  /** How often this person was told that somebody of the team is to come, since one last did. */
  waiting: z.int().positive().optional(),
  /** Whether a feeling was acknowledged: that is done once; a second time it would sound hollow. */
  felt: z.literal(true).optional(),
  /** The day on which this person was last asked whether they are safe: once a day is care, more is nagging. */
  concernedOn: CivilDate.optional(),
  /** Other matters that wait until this one is on its way, in the person's own words. */
  parked: z.array(z.string().max(500)).max(5).readonly().optional(),
  /** Answers to single facts that were given and not sent yet. */
  draft: z.array(ElementAnswer).readonly().optional(),
  /** The fact that was answered last: what "no wait, 430" corrects. */
  point: ElementId.optional(),
  /** The file whose reading was asked about last, beside the open question: a plain yes or no is about that. */
  file: z.string().optional(),
  /** Kinds of dispute that the telling may be of, the likeliest first, while it is not clear which. */
  types: z.array(ClaimTypeId).readonly().optional(),
  /** Where in the groups of kinds the person is, while none of them is picked (see narrative/claim-group.ts). */
  group: ClaimGroupId.optional(),
  /** Facts that were read unsurely, or that fit badly with others, and are asked about next, one at a time. */
  doubts: z.array(Statement).max(20).readonly().optional(),
  /** Whether this person was asked how it went: that is done once. */
  surveyed: z.literal(true).optional(),
  /** Where this person's words go in the talks with that mediator; see talks.ts. */
  room: z
    .object({ mediator: z.string(), to: z.enum(['joint', 'private']) })
    .readonly()
    .optional(),
  /** Words that wait until it is chosen who shall read them. */
  held: z.string().max(4_000).optional(),
  /** The proposal that this person has answered under seal; what, is nowhere but there. */
  sealed: z.string().optional(),
  /** Optional questions that were put once. */
  offered: z.array(ElementId).readonly(),
});
export type PartyMemory = z.infer<typeof PartyMemory>;

const FRESH: PartyMemory = { v: 1, greeted: false, pending: null, misses: 0, offered: [] };

/** Memory of any age; what cannot be read begins afresh, and the case itself says where it stands. */
export const remember = (stored: unknown): PartyMemory => {
  const read = PartyMemory.safeParse(stored);
  return read.success ? read.data : FRESH;
};

/** The memory with no question open. */
export const settled = (memory: PartyMemory): PartyMemory => {
  const { asked: _asked, point: _point, ...rest } = memory;
  return { ...rest, pending: null, misses: 0 };
};

export const awaiting = (memory: PartyMemory, pending: Pending): PartyMemory => ({
  ...settled(memory),
  pending,
});

export const asking = (memory: PartyMemory, asked: ElementId): PartyMemory => ({ ...memory, asked });
