import type { ElementId, Statement } from '../../narrative/element.ts';
import type { CaseState } from '../state.ts';
import { common } from './part.ts';
import { broken, type Steps } from './step.ts';

/** What is told, what was read in it, and the claim that comes of it. */
export const TELLING: Steps<
  | 'storyTold'
  | 'claimTypeSet'
  | 'elementsStated'
  | 'evidenceAdded'
  | 'evidenceRead'
  | 'retold'
  | 'retellingCorrected'
  | 'containmentRequested'
  | 'containmentAnswered'
  | 'containmentDeclined'
  | 'claimFiled'
  | 'demandRevised'
> = {
  storyTold: (state, { messageId, text }, { at }) => ({
    ...state,
    story: state.story.some((part) => part.messageId === messageId)
      ? state.story.map((part) => (part.messageId === messageId ? { messageId, text, at } : part))
      : [...state.story, { messageId, text, at }],
  }),
  claimTypeSet: (state, event) => ({ ...state, claimType: event.claimType }),
  elementsStated: (state, event) => stated(state, event.statements),
  evidenceAdded: (state, event) => ({ ...state, evidence: [...state.evidence, event.evidence] }),
  evidenceRead: (state, { type: _type, ...reading }) => ({
    ...state,
    readings: [...state.readings, reading],
  }),
  retold: (state, { type: _type, ...retelling }) => ({
    ...state,
    retellings: { ...state.retellings, [retelling.by]: { ...retelling, from: 'program' } },
  }),
  retellingCorrected: (state, { type, by, text = null }) => {
    const known = state.retellings[by] ?? broken(state, type);
    return { ...state, retellings: { ...state.retellings, [by]: { ...known, text, from: 'person' } } };
  },
  containmentRequested: (state, event, { at }) => ({
    ...state,
    containment: { state: 'requested', requestId: event.requestId, containment: event.containment, at },
  }),
  containmentAnswered: (state, event) =>
    state.containment.state === 'requested'
      ? {
          ...state,
          containment: {
            state: 'answered',
            requestId: event.requestId,
            containment: state.containment.containment,
            outcome: event.outcome,
            ...(event.reference === undefined ? {} : { reference: event.reference }),
          },
        }
      : broken(state, event.type),
  containmentDeclined: (state) => ({ ...state, containment: { state: 'declined' } }),
  claimFiled: (state, event, { at }) => ({
    ...common(state),
    phase: 'filed',
    currency: event.demand.terms.money?.amount.currency ?? state.currency,
    demand: event.demand,
    filedAt: at,
  }),
  demandRevised: (state, { demand }) =>
    state.phase === 'filed' || state.phase === 'invited' || state.phase === 'answering'
      ? { ...state, demand, currency: demand.terms.money?.amount.currency ?? state.currency }
      : broken(state, 'demandRevised'),
};

/** A new statement corrects the old one; where it does, the other side's answer no longer stands. */
const stated = (state: CaseState, statements: readonly Statement[]): CaseState => {
  const elements: { [Id in ElementId]?: Statement } = { ...state.elements };
  for (const statement of statements) elements[statement.element] = statement;
  const money = statements.findLast(({ value }) => value.kind === 'money')?.value;
  const currency =
    state.phase === 'narrating' && money?.kind === 'money' ? money.money.currency : state.currency;
  if (!('answers' in state)) return { ...state, elements, currency };
  const answers = { ...state.answers };
  for (const { element } of statements) delete answers[element];
  return { ...state, elements, answers };
};
