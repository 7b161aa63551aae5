import { RETELLING, retellingOf, unretold } from '../retelling.ts';
import { ALREADY, done, PARLEY, PARTIES, type Rules, rule, sideOf } from './rule.ts';

/** What a program put in short, and the side that it speaks of, which may take it away or say it itself. */
export const RETELLING_RULES: Rules<'recordRetelling' | 'correctRetelling'> = {
  recordRetelling: rule(PARLEY, RETELLING, (state, { retelling }) =>
    unretold(state).some(({ by, of }) => by === retelling.by && of === retelling.of)
      ? done({ type: 'retold', ...retelling })
      : ALREADY,
  ),

  correctRetelling: rule(PARTIES, RETELLING, (state, { text }, context) => {
    const by = sideOf(context);
    if (state.retellings[by] === undefined) return ALREADY;
    if (text === undefined && retellingOf(state, by) === null) return ALREADY;
    return done({ type: 'retellingCorrected', by, ...(text === undefined ? {} : { text }) });
  }),
};
