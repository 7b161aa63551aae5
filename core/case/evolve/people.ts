import type { Actor, StaffActor } from '../party.ts';
import { resumed } from '../pause.ts';
import { atTable } from '../state.ts';
import { heldBy } from './part.ts';
import type { Steps } from './step.ts';

/** A person's part in a case, and what stops the script. */
export const PEOPLE: Steps<
  | 'personRequested'
  | 'caseTakenOver'
  | 'caseReleased'
  | 'handoverOffered'
  | 'handoverAccepted'
  | 'handoverDeclined'
  | 'messageSent'
  | 'noteAdded'
  | 'chatAdded'
  | 'chatLost'
  | 'optedOut'
  | 'guardNoted'
  | 'crisisNoted'
  | 'caseResumed'
> = {
  personRequested: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      requested: { by: event.by, reason: event.reason, at, replyBy: event.replyBy },
    },
  }),
  caseTakenOver: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      requested: null,
      handover: null,
      held: heldBy(state, at),
      holder: { actor: staff(event.by), since: at, actedAt: at },
    },
  }),
  caseReleased: (state, _event, { at }) => ({
    ...state,
    guardsSeen: true,
    people: { ...state.people, holder: null, handover: null, requested: null, held: heldBy(state, at) },
  }),
  handoverOffered: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      handover: { from: staff(event.from), to: event.to, at, acceptBy: event.acceptBy },
    },
  }),
  handoverAccepted: (state, event, { at }) => ({
    ...state,
    people: {
      ...state.people,
      handover: null,
      held: heldBy(state, at),
      holder: { actor: staff(event.by), since: at, actedAt: at },
    },
  }),
  handoverDeclined: (state) => ({ ...state, people: { ...state.people, handover: null } }),
  messageSent: (state, event, { at }) => {
    const messages = [
      ...state.messages,
      {
        messageId: event.messageId,
        by: event.by,
        audience: event.audience,
        text: event.text,
        at,
        ...(event.mediatorId === undefined ? {} : { mediatorId: event.mediatorId }),
      },
    ];
    if (!atTable(state) || event.audience !== 'joint') return { ...state, messages };
    // Whose turn it was has spoken; what is said in private changes nothing that the other side could see.
    return state.phase === 'mediation' && state.turn?.of === event.by.role
      ? { ...state, messages, movedAt: at, turn: null }
      : { ...state, messages, movedAt: at };
  },
  noteAdded: (state, event, { at }) => ({
    ...state,
    notes: [...state.notes, { noteId: event.noteId, by: event.by, text: event.text, at }],
  }),
  chatAdded: (state) => state,
  chatLost: (state) => state,
  optedOut: (state, event, { at }) => ({
    ...state,
    offlineSince: state.offlineSince ?? at,
    cannotOnline: [...state.cannotOnline.filter((side) => side !== event.by), event.by],
  }),
  guardNoted: (state, { by, kinds }) => ({
    ...state,
    guards: [...state.guards, ...kinds.map((kind) => ({ by, kind }))],
    guardsSeen: false,
  }),
  crisisNoted: (state, event, { at }) => ({ ...state, paused: { by: event.by, kind: event.kind, at } }),
  caseResumed: (state, _event, { at }) => resumed(state, at),
};

/** The record of a case names nobody else where a person of the team acts. */
export const staff = (actor: Actor): StaffActor => {
  if (actor.role === 'adjuster' || actor.role === 'mediator') return actor;
  throw new Error(`The record is broken: ${actor.role} cannot hold a case.`);
};
