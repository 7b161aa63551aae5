import type { Command } from '../../core/case/command.ts';
import type { Hearing, Note } from '../../core/turn/bot.ts';
import type { AdjusterMemory } from './memory.ts';

/** Forms that the bot can put; `write` has no rule of its own in `StaffAction` because whom one may write to differs. */
export const FORMS = [
  'write',
  'propose',
  'sealedRound',
  'handOver',
  'decideApproval',
  'askTask',
  'askContributor',
  'askExpert',
  'inviteRepresentative',
  'extendTask',
  'cancelTask',
  'setReserve',
  'startMediation',
  'endMediation',
  'proposeSession',
  'cancelSession',
  'extend',
  'proveNotice',
  'invite',
  'refer',
  'close',
  'answerErasure',
  'placeHold',
  'liftHold',
] as const;
export type FormName = (typeof FORMS)[number];

/** What hearing leaves to speaking besides the events of the case. */
export type AdjusterNote = Note &
  (
    | { readonly note: 'arrived' }
    | { readonly note: 'stale' }
    | { readonly note: 'kept' }
    | { readonly note: 'chooseAudience' }
    | { readonly note: 'incomplete'; readonly field: string }
    | { readonly note: 'noFiles' }
    | { readonly note: 'form'; readonly form: FormName }
    | { readonly note: 'confirmEnd' }
  );
export type NoteName = AdjusterNote['note'];

/** One hearing. */
export const heardAs = (
  memory: AdjusterMemory,
  commands: readonly Command[] = [],
  notes: readonly AdjusterNote[] = [],
): Hearing<AdjusterMemory> => ({ commands, notes, memory });
