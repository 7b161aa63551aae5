import type { Money } from '../money.ts';
import type { Offer } from '../settlement/terms.ts';
import { ELEMENTS, type ElementAnswer, type ElementId, type Statement } from './element.ts';

/**
 * Where the two sides stand on the facts, in no side's words: what both say, what they see differently, and what nobody
 * has answered or knows. Each list is in the order of the elements.
 */
export type Summary = {
  readonly agreed: readonly ElementId[];
  readonly contested: readonly ElementId[];
  readonly open: readonly ElementId[];
  /**
   * The amount in issue: what is asked for, less what the other side itself says it came to. Null where no money is asked
   * for. An open offer takes nothing off it: an offer to settle admits nothing.
   */
  readonly inIssue: Money | null;
};

/**
 * What the claimant wants is answered by an offer, who the business is by a refusal, and what there is to show by showing
 * it; none of them is a fact to agree on.
 */
const NO_FACTS: readonly ElementId[] = ['wanted', 'wantedAmount', 'seller', 'evidence'];
export const isFact = (element: ElementId): boolean => !NO_FACTS.includes(element);

type Stood = {
  readonly elements: { readonly [Id in ElementId]?: Statement };
  readonly answers: { readonly [Id in ElementId]?: ElementAnswer };
  readonly demand: Offer | null;
};

/** Sums up the two sides of the element table. What the claimant does not know either stays open. */
export const summaryOf = ({ elements, answers, demand }: Stood): Summary => {
  const facts = ELEMENTS.filter((element) => isFact(element) && elements[element] !== undefined);
  const standing = (element: ElementId): 'agreed' | 'contested' | 'open' => {
    const stance = answers[element]?.stance;
    if (stance === 'dispute') return 'contested';
    const known = elements[element]?.value.kind;
    return stance === 'agree' && known !== 'unknown' && known !== 'declined' ? 'agreed' : 'open';
  };
  const those = (wanted: ReturnType<typeof standing>): readonly ElementId[] =>
    facts.filter((element) => standing(element) === wanted);
  return {
    agreed: those('agreed'),
    contested: those('contested'),
    open: those('open'),
    inIssue: inIssue({ elements, answers, demand }),
  };
};

const inIssue = ({ elements, answers, demand }: Stood): Money | null => {
  const asked = demand?.terms.money?.amount;
  if (asked === undefined) return null;
  const stated = elements.amount?.value;
  const own = answers.amount?.own;
  const sameSum = stated?.kind === 'money' && stated.money.minor === asked.minor;
  if (!sameSum || own?.kind !== 'money' || own.money.currency !== asked.currency) return asked;
  return { minor: Math.max(0, asked.minor - own.money.minor), currency: asked.currency };
};
