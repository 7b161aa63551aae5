import { otherSide } from '../party.ts';
import type { Mediation } from '../state.ts';
import { ALREADY, done, PARTIES, type Rules, refuse, rule, sideOf } from './rule.ts';

const MEDIATOR = ['mediator'] as const;

/** What was said in private goes to the other side by the word of the side that said it, and in those words. */
export const CARRYING: Rules<'askCarry' | 'allowCarry' | 'declineCarry' | 'carryAcross'> = {
  askCarry: rule(
    MEDIATOR,
    ['mediation'],
    (state, { carryId, of, text }) =>
      carryOf(state, carryId) === undefined
        ? done({ type: 'carryAsked', carryId, of, text, mediatorId: mediator(state) })
        : ALREADY,
    { holder: true },
  ),

  allowCarry: rule(PARTIES, ['mediation'], (state, { carryId, text }, context) => {
    const by = sideOf(context);
    const carry = carryOf(state, carryId);
    if (carry === undefined)
      return text === undefined
        ? refuse('notAllowed')
        : done({ type: 'carryAllowed', carryId, by, text, mediatorId: mediator(state) });
    if (carry.by !== by) return refuse('notYours');
    return carry.status === 'allowed' || carry.status === 'told'
      ? ALREADY
      : done({ type: 'carryAllowed', carryId, by, text: carry.text, mediatorId: mediator(state) });
  }),

  declineCarry: rule(PARTIES, ['mediation'], (state, { carryId }, context) => {
    const by = sideOf(context);
    const carry = carryOf(state, carryId);
    if (carry === undefined || carry.status === 'told') return refuse('notAllowed');
    if (carry.by !== by) return refuse('notYours');
    return carry.status === 'declined'
      ? ALREADY
      : done({ type: 'carryDeclined', carryId, by, mediatorId: mediator(state) });
  }),

  carryAcross: rule(
    MEDIATOR,
    ['mediation'],
    (state, { carryId }) => {
      const carry = carryOf(state, carryId);
      if (carry?.status === 'told') return ALREADY;
      return carry?.status === 'allowed'
        ? done({ type: 'carried', carryId, to: otherSide(carry.by), text: carry.text })
        : refuse('notAllowed');
    },
    { holder: true },
  ),
};

/** Only a neutral has private talks; a record from before mediators were given cases names somebody else here. */
const mediator = ({ mediator: by }: Mediation): string => ('id' in by ? by.id : '');

const carryOf = ({ carries }: Mediation, id: string) => carries.find(({ carryId }) => carryId === id);
