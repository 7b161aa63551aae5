import type { Command } from '../../core/case/command.ts';
import type { Choice, Message } from '../../core/message/message.ts';
import { type ClaimChoice, type ClaimGroupId, choicesIn } from '../../core/narrative/claim-group.ts';
import type { Reading } from '../../core/port/understanding.ts';
import type { ClaimantView } from '../../core/view/claimant.ts';
import type { PartyMemory } from '../party/memory.ts';
import { isFirstWording } from '../party/own-words.ts';
import { choice, choices, personChoice, say } from '../phrase.ts';

/** What the words say about the kind of the dispute: settled where they are clear, a guess to confirm where they are not. */
export const kindHeard = (
  view: ClaimantView,
  memory: PartyMemory,
  { claimType: found, claimGroup }: Reading,
): { readonly commands: readonly Command[]; readonly memory: PartyMemory } => {
  if (view.claimType !== null) return { commands: [], memory };
  if (found === undefined)
    return { commands: [], memory: claimGroup === undefined ? memory : within(memory, claimGroup, view) };
  const taken = [...new Set([found.type, ...(found.candidates ?? [])])].filter((type) =>
    view.claimTypes.includes(type),
  );
  const [best] = taken;
  if (best === undefined) return { commands: [], memory };
  if (found.certain && best === found.type)
    return { commands: [{ type: 'setClaimType', claimType: best }], memory: typeKnown(memory) };
  return { commands: [], memory: { ...memory, types: taken.slice(0, 2) } };
};

/** "Online shop": the next choice is among the kinds of that group. */
const within = (memory: PartyMemory, group: ClaimGroupId, { claimTypes }: ClaimantView): PartyMemory =>
  choicesIn(group, claimTypes).length === 0 ? memory : { ...typeKnown(memory), group };

/** The memory once the kind is settled. */
export const typeKnown = (memory: PartyMemory): PartyMemory => {
  const { types: _types, group: _group, ...rest } = memory;
  return rest;
};

/** Which kind of dispute it is: never more than three things to choose between, and free words beside them. */
export const kindQuestion = (view: ClaimantView, memory: PartyMemory): Message => {
  const { types = [], group, misses } = memory;
  const [only, ...more] = types;
  const guessing = group === undefined && only !== undefined;
  const key = !isFirstWording(misses)
    ? 'askAgain.claimType'
    : guessing && more.length === 0
      ? 'confirm.claimType'
      : group === undefined || group === 'any'
        ? 'ask.claimType'
        : 'ask.claimGroup';
  const words = key === 'confirm.claimType' ? say(key, { claimType: say(`claimType.${only}`) }) : say(key);
  return choices(words, [
    ...(guessing ? guesses(types, view) : choicesIn(group ?? 'any', view.claimTypes).map(button)),
    ...(misses > 1 ? [personChoice()] : []),
  ]);
};

const guesses = (types: readonly string[], view: ClaimantView): readonly Choice[] => [
  ...types.map((type) => choice('claimType', `claimType.${type}`, { subject: type })),
  ...(view.claimTypes.length > types.length
    ? [choice('claimGroup', 'choice.otherKind', { subject: 'any' satisfies ClaimGroupId })]
    : []),
];

const button = (each: ClaimChoice): Choice =>
  each.kind === 'type'
    ? choice('claimType', `claimType.${each.type}`, { subject: each.type })
    : choice('claimGroup', `claimGroup.${each.group}`, { subject: each.group });
