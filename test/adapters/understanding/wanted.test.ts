import { describe, expect, test } from '@jest/globals';
import type { Locale } from '../../../core/locale.ts';
import type { Wanted } from '../../../core/narrative/element.ts';
import { reading } from './reading.ts';

const wishOf = (locale: Locale, text: string): string | undefined => {
  const found = reading(locale, text, { asked: 'wanted' }).elements.find(
    ({ element }) => element === 'wanted',
  );
  return found?.value.kind === 'wanted' ? found.value.wanted : undefined;
};

/** Answers to "What would put it right for you?", as short as people give them. */
const ANSWERS: { readonly [Each in Locale]: readonly (readonly [string, Wanted])[] } = {
  en: [
    ['compensate me for the damage', 'payment'],
    ['pay the repair', 'payment'],
    ['pay for the repair', 'payment'],
    ['get it repaired', 'repair'],
    ['a new one', 'replacement'],
    ['my money', 'refund'],
    ['an apology', 'apology'],
    ['cancel the contract', 'cancel'],
    ['half of it back', 'partialRefund'],
    ['half my money back', 'partialRefund'],
    ['I just want it fixed', 'repair'],
    ['they should give me back what i paid', 'refund'],
    ['another phone that works', 'replacement'],
    ['for them to say sorry', 'apology'],
    ['I want out of the contract', 'cancel'],
    ['the difference', 'partialRefund'],
    ['cover my medical bills', 'payment'],
    ['give me my money back you thieves', 'refund'],
    ['finish the work', 'repair'],
    ['exchange it', 'replacement'],
  ],
  'zh-Hant': [
    ['賠修車的錢', 'payment'],
    ['修好就好', 'repair'],
    ['換一台新的', 'replacement'],
    ['把錢還我', 'refund'],
    ['要他們道歉', 'apology'],
    ['解約', 'cancel'],
    ['退一半', 'partialRefund'],
    ['退我一半的錢', 'partialRefund'],
    ['出醫藥費', 'payment'],
    ['我想要全額退費', 'refund'],
    ['請他們來修', 'repair'],
    ['補差額', 'partialRefund'],
    ['重新寄一個給我', 'replacement'],
    ['停止扣款', 'cancel'],
    ['賠償我的損失', 'payment'],
  ],
  'zh-Hans': [
    ['赔修车费', 'payment'],
    ['修好就行', 'repair'],
    ['换个新的', 'replacement'],
    ['把钱退给我', 'refund'],
    ['给我道个歉', 'apology'],
    ['取消合同', 'cancel'],
    ['退一部分', 'partialRefund'],
    ['退差价', 'partialRefund'],
    ['承担医药费', 'payment'],
    ['假一赔三', 'refund'],
    ['重新发货', 'replacement'],
    ['别再扣钱了', 'cancel'],
  ],
  es: [
    ['que paguen la reparación', 'payment'],
    ['que lo arreglen', 'repair'],
    ['uno nuevo', 'replacement'],
    ['mi dinero', 'refund'],
    ['una disculpa', 'apology'],
    ['cancelar el contrato', 'cancel'],
    ['que me devuelvan la mitad', 'partialRefund'],
    ['la mitad de lo que pagué', 'partialRefund'],
    ['que se hagan cargo de los gastos', 'payment'],
    ['me lo cambien por otro', 'replacement'],
    ['una indemnización', 'payment'],
    ['la devolución del dinero', 'refund'],
    ['que terminen el trabajo', 'repair'],
    ['que dejen de cobrarme', 'cancel'],
    ['la diferencia', 'partialRefund'],
    ['que me paguen', 'payment'],
    ['que me den de baja', 'cancel'],
  ],
};

describe.each(Object.entries(ANSWERS) as [Locale, (typeof ANSWERS)[Locale]][])('%s', (locale, rows) => {
  test.each(rows)('%s', (text, wanted) => {
    expect(wishOf(locale, text)).toBe(wanted);
  });
});

test('what was paid is no wish, and what the other side refuses is none either', () => {
  expect(wishOf('en', 'I paid $540 for it with my card')).toBeUndefined();
  expect(wishOf('en', 'they refused to give me my money back')).toBeUndefined();
  expect(wishOf('es', 'no quieren devolverme el dinero')).toBeUndefined();
  expect(wishOf('zh-Hans', '客服不肯退款')).toBeUndefined();
});

test('an amount behind "or" says more than the repair before it', () => {
  expect(wishOf('es', 'Exijo que terminen o me devuelvan 1.500 €')).toBe('refund');
  expect(wishOf('es', 'Exijo que terminen o me devuelvan el dinero')).toBe('repair');
});
