import type { CivilDate } from '../../../../core/time.ts';
import { hanNumber } from '../money/han-number.ts';
import { fullYear, monthBack, type Part, yearOf } from './day.ts';

/** A number of a day or a month: 3, 十二, 廿五, 卅. */
export const NUMBER = '(\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
/** A mark of a lunar or an official day that stands where a number does. */
export const MARK = '初[一二三四五六七八九十]';
export const COUNT = '(\\d{1,3}|[一两二三四五六七八九十]{1,3}|半)';
/** Four groups: a whole year, a year of the Republic, a short year, a word. The 年 may be left out before a month. */
export const YEAR =
  '(?:(?<![\\d.,-])(?:(\\d{4}|[一二〇零三四五六七八九]{4}|二千[零〇]?[一二三四五六七八九十]{1,3})|民国\\s?(\\d{1,3}|[一二三四五六七八九十百零]{1,5})|(?<![\\d一二三四五六七八九十百])(\\d{2,3}|[零〇一二三四五六七八九]{2}))\\s?年|(去年|今年|前年|明年|后年|同年))';
export const PART = '(初|中旬?|底|末|上旬|下旬|上半月|下半月)?';

/** What a number of a day says; 0 for none. */
export const han = (written: string | undefined): number => {
  const text = (written ?? '').replace('廿', '二十').replace('卅', '三十').replace('两', '二');
  return /^\d+$/u.test(text) ? Number(text) : (hanNumber(text)?.value ?? 0);
};
const digits = (written: string): number =>
  Number([...written].map((char) => '零一二三四五六七八九'.indexOf(char.replace('〇', '零'))).join(''));

/** Taiwan counts its years from 1911: 民國115年 is 2026. A short year above 99 is one of those too. */
const ROC = 1911;
const WORD: { readonly [initial: string]: number } = { 前: -2, 去: -1, 今: 0, 同: 0, 明: 1, 后: 2 };

/** The year that `YEAR` found, its first group being number `at`. */
export const yearOfHan = (today: CivilDate, m: RegExpExecArray, at: number): number | undefined => {
  const [whole, republic, short, word] = [m[at], m[at + 1], m[at + 2], m[at + 3]];
  if (whole !== undefined)
    return /^\d/u.test(whole) ? Number(whole) : whole.includes('千') ? han(whole) : digits(whole);
  if (republic !== undefined) return han(republic) + ROC;
  if (short !== undefined)
    return shortYear(today, /^\d/u.test(short) ? short : String(digits(short)).padStart(2, '0'));
  return word === undefined ? undefined : yearOf(today) + (WORD[word.charAt(0)] ?? 0);
};

/** 108年 can only be of the Republic; 08年 is 2008, 98年 1998. */
const shortYear = (today: CivilDate, written: string): number | undefined =>
  Number(written) > 99 ? Number(written) + ROC : fullYear(today, written);

const PARTS: { readonly [word: string]: Part } = {
  初: 'start',
  上旬: 'start',
  上半月: 'start',
  中: 'middle',
  中旬: 'middle',
  底: 'end',
  末: 'end',
  下旬: 'end',
  下半月: 'end',
};
export const partOf = (word: string | undefined): Part => PARTS[word ?? ''] ?? 'whole';

export const monthsBack = (today: CivilDate, word: string) =>
  monthBack(
    today,
    word.startsWith('上上')
      ? 2
      : /^[上前]/u.test(word)
        ? 1
        : word.startsWith('下下')
          ? -2
          : word.startsWith('下')
            ? -1
            : 0,
  );
