import { type Gate, type Scorer, share } from './gate.ts';
import { readSpecs } from './spec.ts';
import { understood } from './understood.ts';

type Answer = { readonly TypeName: string; readonly Resolution: { readonly value: boolean } };

/** Doubts and resignation that may never count as a yes. Written here: the specs hold no doubts. */
const HEDGES: readonly { readonly locale: 'en' | 'zh-Hant' | 'zh-Hans' | 'es'; readonly text: string }[] = [
  { locale: 'en', text: 'ok I guess' },
  { locale: 'en', text: 'fine 🙄' },
  { locale: 'en', text: 'yes, but only if they pay shipping' },
  { locale: 'en', text: 'maybe' },
  { locale: 'es', text: 'bueno, supongo' },
  { locale: 'es', text: 'sí, si me devuelven todo' },
  { locale: 'zh-Hant', text: '好吧' },
  { locale: 'zh-Hant', text: '應該可以吧' },
  { locale: 'zh-Hans', text: '行吧' },
  { locale: 'zh-Hans', text: '算是同意' },
];

/** Yes and no as the specs of Recognizers-Text have them; where a spec holds both, no clear answer is right. */
export const consent: Scorer = {
  folder: 'recognizers-text',
  title: 'Yes and no',
  score: async (folder) => {
    const specs = readSpecs<Answer>(folder, 'boolean');
    const wrong: string[] = [];
    for (const { locale, text, results } of specs) {
      const { consent } = understood(text, { locale });
      const values = new Set(results.map(({ Resolution }) => Resolution.value));
      const right =
        values.size === 1
          ? consent === (values.has(true) ? 'yes' : 'no')
          : consent !== 'yes' && consent !== 'no';
      if (!right) wrong.push(text);
    }
    const taken = HEDGES.filter(({ locale, text }) => understood(text, { locale }).consent === 'yes');
    return [
      {
        name: 'right',
        kind: 'share',
        value: share(specs.length - wrong.length, specs.length),
        of: specs.length,
        target: { atLeast: 1 },
      },
      {
        name: 'doubts taken for a yes',
        kind: 'count',
        value: taken.length,
        of: HEDGES.length,
        target: { atMost: 0 },
      },
    ] satisfies readonly Gate[];
  },
};
