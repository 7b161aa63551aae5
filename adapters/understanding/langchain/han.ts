/** Words that join or report in Chinese, in both scripts, beside those of the source. */
const JOINING =
  /^(?:[顾顧]客|客[户戶人]|消[费費]者|申[诉訴]人|投[诉訴]人|店家|商家|[对對]方|[该該]店|表示|[说說]明|指出|提到|[认認][为為]|[觉覺]得|希望|要求|[请請]求|反映|目前|之[后後]|之前|[后後][来來]|[当當][时時]|[随隨][后後]|因此|因[为為]|所以|但是|不[过過]|[并並]且|而且|以及|同[时時]|其[后後]|多次|曾[经經]|已[经經]|仍然|一直|至今|[没沒]有|[无無]法|不能|未能|[联聯][系繫络絡]|[询詢][问問]|回[复覆]|[处處]理|[发發][现現]|出[现現]|[问問][题題]|情[况況]|商品|[产產]品|服[务務]|[购購][买買]|收到|使用|安[装裝]|修理|[维維]修|更[换換]|[时時][间間候]|他[们們]|她[们們]|自己|相[关關]|方面|另外|此外|最[后後]|[开開]始|[进進]行|完成|根[据據]|[讲講]述|是否|有[关關]|[关關]於|[关關]于|[对對][于於]|[为為]了|由[于於]|[虽雖]然|如果|以[后後来來]|期[间間]|一些|告[诉訴知])/u;
/** Signs that carry a sentence and name nothing. */
const SIGNS =
  /^[的了在是有和與与及也都就而但將将被給给向後后前時时於于從从把並并則则該该此其為为以所至到又再已曾仍還还未沒没不無无且之等者上下中內内外裡里間间過过著着得地對对說说稱称她他它這这那個个次些很更最便才只若因由跟同讓让請请想要能可會会去來来做用買买店]/u;

/**
 * Whether a Chinese text says something in words that are neither the source's nor mere joints of a sentence. Chinese
 * writes a name like any other word, so a name that the source does not have cannot be told by its letters: only what
 * is made of the source's own words passes.
 */
export const hasOwnHan = (text: string, source: string): boolean =>
  (text.match(/\p{Script=Han}+/gu) ?? []).some((run) => !isCovered(run, source));

const isCovered = (run: string, source: string): boolean => {
  let at = 0;
  while (at < run.length) {
    const step = known(run.slice(at), source);
    if (step === 0) return false;
    at += step;
  }
  return true;
};

/** How many signs from the beginning are known: of the source's words, of a joint, or one sign that names nothing. */
const known = (rest: string, source: string): number => {
  let length = 0;
  while (length < rest.length && source.includes(rest.slice(0, length + 1))) length += 1;
  if (length > 1) return length;
  return JOINING.exec(rest)?.[0].length ?? (length === 1 || SIGNS.test(rest) ? 1 : 0);
};
