import type { CivilDate } from '../time.ts';
import type { Statement } from './element.ts';
import { ELEMENT } from './element-rule.ts';

/** Something that has already happened cannot lie ahead. `today` is the claimant's own calendar day. */
export const liesAhead = (
  { element, value }: Pick<Statement, 'element' | 'value'>,
  today: CivilDate,
): boolean => ELEMENT[element].answer === 'pastDay' && value.kind === 'date' && value.from > today;
