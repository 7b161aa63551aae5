import type { Command } from '../case/command.ts';
import type { Actor, Role, Side } from '../case/party.ts';
import type { CaseState } from '../case/state.ts';
import type { Documents } from '../port/document.ts';
import type { Meter } from '../port/meter.ts';
import type { Attachments, Clock, ContainmentPort, Digest, Ids, Log, Wakeups } from '../port/outside.ts';
import type { Paraphrase } from '../port/paraphrase.ts';
import type { Speech } from '../port/speech.ts';
import type { Conversation, Store } from '../port/store.ts';
import type { Trace } from '../port/trace.ts';
import type { Understanding } from '../port/understanding.ts';
import type { Vault } from '../port/vault.ts';
import type { Procedure, ProcedureRef } from '../procedure/procedure.ts';
import { canonicalJson } from '../record/chain.ts';
import { mandateOf } from '../representation/mandate.ts';
import type { Bot } from './bot.ts';
import type { CaseCache } from './loaded-case.ts';
import type { Serial } from './serial.ts';

/** A bot whose view and memory only it knows the shape of. */
export type AnyBot = Bot<unknown, unknown>;

/** What a turn needs from outside, and what turns share. */
export type Engine = {
  readonly store: Store;
  readonly vault: Vault;
  readonly understanding: Understanding;
  /** Absent where no language model is configured. */
  readonly paraphrase?: Paraphrase;
  readonly containment: ContainmentPort;
  readonly attachments: Attachments;
  readonly documents: Documents;
  readonly speech: Speech;
  readonly wakeups: Wakeups;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly digest: Digest;
  readonly log: Log;
  /** Absent where nobody reads what is counted. */
  readonly meter?: Meter;
  /** Absent where nobody follows turns. */
  readonly trace?: Trace;
  readonly procedureOf: (ref: ProcedureRef) => Procedure;
  readonly procedures: readonly Procedure[];
  readonly bots: { readonly [R in Role]: AnyBot };
  readonly cache: CaseCache;
  readonly cases: Serial;
  /** This process, among those that share the store. */
  readonly worker: string;
};

/** Length of a link's code. 32 letters and digits that do not look alike: 12 of them hold 60 bits. */
export const CODE_LENGTH = 12;

/** As whom the person of a conversation acts. `name`: of a member of the team, or of somebody outside of the dispute. */
export const actorOf = (state: CaseState, { role, personId }: Conversation, name: string): Actor => {
  if (role === 'claimant' || role === 'respondent') return { role, id: personId };
  return role === 'representative' ? forSide(state, personId) : { role, id: personId, name };
};

/** Whoever acts for a side is that side to the case; through whom, stands beside it on the record. */
const forSide = (state: CaseState, personId: string): Actor => {
  const mandate = mandateOf(state.mandates, personId);
  if (mandate === undefined) throw new Error('A representative without a mandate.');
  const { side, name, kind } = mandate;
  const party = side === 'claimant' ? state.claimant : state.respondent;
  return { role: side, id: party?.id ?? '', through: { id: personId, name, kind } };
};

/** The side whose seal a conversation puts something under; null for whoever has none. */
export const sealingSide = (state: CaseState, { role, personId }: Conversation): Side | null => {
  if (role === 'representative') return mandateOf(state.mandates, personId)?.side ?? null;
  return role === 'claimant' || role === 'respondent' ? role : null;
};

/** What the service knows better than whoever sent the command: the language of the joiner, the hash of what is signed. */
export const completed = (
  command: Command,
  state: CaseState | null,
  locale: Conversation['memory'],
  digest: Digest,
): Command => {
  if (command.type === 'joinAsRespondent') return { ...command, locale: locale as typeof command.locale };
  if (command.type === 'signAgreement' && state !== null && 'agreement' in state)
    return { ...command, agreementHash: digest(canonicalJson(state.agreement)) };
  return command;
};
