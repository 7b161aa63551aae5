import type { Amount } from '../money/signed.ts';
import type { Place, Sentence } from './sentence.ts';

/** So far before a day or an amount its words may stand, in the same sentence. */
const BEFORE = 60;

/** Words before a day by which something should have come. */
const PROMISED =
  /\b(?:supp?osed to|supp?ose to|should(?:'ve| have)?|was to|were to|due|promised|said (?:it|they|she|he)(?:'d| would) (?:arrive|come|be here|deliver)|expected|estimated|scheduled|guaranteed|(?:deb(?:ia|io|eria)|tenia que|iba a|tendria que) (?:haber )?(?:llega\w*|estar|entreg\w*|ser)|promet\w+|(?:fecha|entrega) (?:estimada|prevista|prometida)|previst[oa]|quedaron (?:en|de) [a-z]+|acordaron [a-z]+)\b|(?:说好|应该|原定|预计|本来|约定|承诺|答应|保证|最晚|最迟)/u;
/** Words before the day on which something was cancelled. */
const CANCELLED =
  /\b(?:cancel(?:l?ed|lation)?|unsubscribed|terminated|ended (?:it|my|the)|opted out|cancele|cancelamos|anule|di(?:mos)? de baja|baja|cancelacion|rescindi)\b|取消|退订|解约|终止|停掉/u;
/** Chinese says the day first. */
const CANCELLED_AFTER = /^[^，。,.]{0,8}(?:取消|退订|解约|终止|退会|办退|退了(?![款钱货费我]))/u;
/** Words before the amount that it should have been. */
const CORRECT =
  /\b(?:should(?:'ve| have)? (?:only )?(?:be|been|cost|paid|charged)|should be|supposed to (?:be|cost|pay|charge)|instead of|rather than|not|agreed (?:price|on|to)|quoted|deb(?:ia|io|eria|erian|ian) (?:haber )?(?:ser|sido|cobra\w*|costa\w*|paga\w*)|en (?:lugar|vez) de|precio acordado|y no)\b[^.!?]{0,12}$|(?:应该|应当|本来|原本|说好|而不是|正确|约定)(?:[^.。！？\d]{0,6})$/u;

/** Whether the words before a place, in its own sentence, say what `cue` says. */
const follows = (low: string, { start }: Place, cue: RegExp): boolean => {
  const before = low.slice(Math.max(0, start - BEFORE), start);
  return cue.test(
    before.slice(Math.max(...['.', '!', '?', '。', '；', ';'].map((end) => before.lastIndexOf(end))) + 1),
  );
};

/** 說10月1號會送 */
const SAID_AFTER = /^(?:之?前|以前)?(?:就)?(?:会|要|可以|能)?(?:送|到|寄|发|交|出货)/u;
/** Whether a day is the one by which it should have come. */
export const isPromised = (low: string, place: Place): boolean =>
  follows(low, place, PROMISED) ||
  (/[说讲]\s?$/u.test(low.slice(Math.max(0, place.start - 2), place.start)) &&
    SAID_AFTER.test(low.slice(place.end, place.end + 8)));
/** Whether a day is the one on which it was cancelled. */
export const isCancelled = (low: string, place: Place): boolean =>
  follows(low, place, CANCELLED) || CANCELLED_AFTER.test(low.slice(place.end, place.end + 12));
/** Words before the day of the last of several charges. Chinese: 最近一次 */
const LAST_TIME =
  /\b(?:(?:last|latest|most recent) (?:one|charge|payment|bill|time|debit)|(?:ultim[oa]|mas reciente) (?:cobro|cargo|pago|vez|factura|recibo))\b|(?:最近|最后|上)一?(?:次|笔)/u;
const CHARGED =
  /\b(?:took|taken|charged|billed|debited|withdrew|cobr(?:aron|o)|cargaron|descontaron|debitaron)\b(?:[^.!?,;]|[.,](?=\d)){0,30}$|(?:扣|收)(?:了|走)?[^，。]{0,8}$/u;
/** Whether a day is one on which was charged. */
export const isCharged = (low: string, { start }: Place): boolean =>
  CHARGED.test(low.slice(Math.max(0, start - 50), start));
/** Chinese says it behind the day: 到11月1號還在扣錢 */
const STILL_AFTER = /^(?:都|又)?(?:还|仍|又)(?:在|是|被)?(?:继续)?(?:扣|收)/u;
/** Whether a day is that of the last of several charges. */
export const isLastTime = (low: string, place: Place): boolean =>
  follows(low, place, LAST_TIME) || STILL_AFTER.test(low.slice(place.end, place.end + 8));
/** Whether an amount is the one that would have been right; only beside another that was taken. */
export const isCorrect = (low: string, amount: Amount): boolean => follows(low, amount, CORRECT);

const AGREED =
  /\b(?:we (?:had )?agreed|(?:they|he|she|it|contract|ad|advert|listing) (?:had )?(?:promised|said (?:it|they|he|she) would|guaranteed|stated)|was supposed to (?:include|have|be done|finish|last)|acordamos|quedamos en|(?:me |nos )?promet(?:io|ieron)|(?:me |nos )?dij(?:o|eron) que (?:seria|era|iba|incluia|tendria|habria)\w*|(?:el )?contrato (?:decia|dice)|(?:se suponia que|incluia))\b|说好|约定|答应|承诺|合同(?:上|里)?(?:写|说)|当初(?:说|讲)/u;
const TREATMENT =
  /\b(?:doctor|physician|hospital|emergency room|\ber\b|x-?rays?|physio\w*|surgery|stitches|diagnos\w+|dentist|crown|implant|root canal|filling|medic(?:o|a)|urgencias|radiografia|cirugia|operacion|puntos|diagnostic\w+|tratamiento|dentista|empaste|implante|endodoncia|corona|rehabilitacion)\b|医生|医师|医院|急诊|看诊|手术|x光|缝了|复健|治疗|诊断|牙医|植牙|补牙|镶(?:的)?牙|补的牙|牙冠|牙套|口腔|根管|假牙/u;

/** The sentence (clause in Chinese) that says what had been agreed. */
export const agreedIn = (sentences: readonly Sentence[]): Place | null =>
  sentences.find(({ text }) => AGREED.test(text)) ?? null;

/** The sentence that tells of a treatment or of what a doctor said. */
export const treatmentIn = (sentences: readonly Sentence[]): Place | null =>
  sentences.find(({ text }) => TREATMENT.test(text)) ?? null;

type YesNo = Place & { readonly yes: boolean };

const NO_POLICE =
  /\b(?:no police|(?:police|cops) (?:did(?:n'?t| not)|never|would(?:n'?t| not)) (?:come|came|show|showed|arrive|arrived)|did(?:n'?t| not) call the (?:police|cops)|without (?:the )?police|(?:la policia no (?:vino|llego|acudio)|no (?:vino|llego|llamamos a|llame a) la policia|sin policia))\b|没(?:有)?报警|警察没(?:有)?(?:来|到)|没叫警察/u;
const POLICE =
  /\b(?:(?:police|cops) (?:came|arrived|showed up|took|wrote|made|were (?:there|called)|report)|called the (?:police|cops)|(?:vino|llego|acudio|llamamos a|llame a) la policia|la policia (?:vino|llego|acudio|levanto|hizo)|(?:parte|reporte|denuncia|atestado) (?:policial|de (?:la )?policia))\b|报(?:了)?警|警察(?:有)?(?:来|到|做)|交警|做(?:了)?笔录/u;
const NO_CARD =
  /\b(?:(?:lost|stole|misplaced) (?:my|the) card|card (?:was|got|had been) (?:stolen|lost)|stolen card|(?:perdi|se me perdio|me robaron|extravie) (?:la|mi) tarjeta|tarjeta (?:robada|perdida))\b|卡(?:片)?(?:丢|掉|不见|被偷|遗失|弄丢)/u;
const CARD =
  /\b(?:card (?:was|is|has been|stayed)(?: always| still)? (?:with me|in my (?:wallet|purse|hand|hands|pocket|possession)|at home)|card never left|(?:i )?(?:still |always )?(?:have|had) (?:the|my) card (?:with me|on me|in)|tenia la tarjeta (?:conmigo|en)|tarjeta (?:siempre )?(?:la )?(?:tengo|tenia|tuve|he tenido) (?:siempre |yo )?(?:conmigo|en)|tarjeta (?:estaba|esta|sigue) (?:conmigo|en mi))\b|卡(?:片)?(?:一直|都|还)?在(?:我)?(?:身上|手上|手里|身边|钱包|皮夹)/u;

const yesNoIn = (low: string, no: RegExp, yes: RegExp): YesNo | null => {
  const against = no.exec(low);
  const match = against ?? yes.exec(low);
  return match === null
    ? null
    : { start: match.index, end: match.index + match[0].length, yes: against === null };
};

/** Whether the police came, where the text says so either way. */
export const policeIn = (low: string): YesNo | null => yesNoIn(low, NO_POLICE, POLICE);
/** Whether the card was in its owner's hands, where the text says so either way. */
export const cardInHandIn = (low: string): YesNo | null => yesNoIn(low, NO_CARD, CARD);
