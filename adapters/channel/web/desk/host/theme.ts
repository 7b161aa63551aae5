import type { Theme } from './host.ts';

/** Which of the style's conditions hold in a theme; without a host the browser decides by itself. */
const HOLDS: { readonly [T in Theme]: { readonly dark: boolean; readonly contrast: boolean } } = {
  light: { dark: false, contrast: false },
  dark: { dark: true, contrast: false },
  contrast: { dark: true, contrast: true },
};

type Condition = keyof (typeof HOLDS)[Theme];
const CONDITION: { readonly [C in Condition]: RegExp } = {
  dark: /prefers-color-scheme:\s*dark/,
  contrast: /prefers-contrast:\s*more/,
};

/** The rules of the style that stand under a condition, remembered by it: what `wear` writes there cannot be read back. */
let conditions: readonly { readonly rule: CSSMediaRule; readonly condition: Condition }[] | null = null;

/**
 * Dresses the page as its host is dressed. The colours stay where they are, in media rules of the style: the rules are
 * switched on or off instead of being left to the browser.
 */
export const wear = (theme: Theme): void => {
  conditions ??= [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules].flatMap(conditionOf));
  const holds = HOLDS[theme];
  for (const { rule, condition } of conditions) rule.media.mediaText = holds[condition] ? 'all' : 'not all';
  // Scroll bars, selections and the fields of forms.
  document.documentElement.style.colorScheme = holds.dark ? 'dark' : 'light';
};

const conditionOf = (rule: CSSRule): readonly { rule: CSSMediaRule; condition: Condition }[] => {
  if (!(rule instanceof CSSMediaRule)) return [];
  // High contrast first: its rule asks for dark as well.
  const condition = (['contrast', 'dark'] as const).find((each) =>
    CONDITION[each].test(rule.media.mediaText),
  );
  return condition === undefined ? [] : [{ rule, condition }];
};
