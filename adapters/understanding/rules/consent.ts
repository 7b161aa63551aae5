import type { Consent } from '../../../core/port/understanding.ts';

/** An assent is short; what is longer tells something. */
const LONG = 120;
/** So many words (or Han characters) beyond those of assent still belong to a yes that is unclear; more are a message. */
const FEW = 4;

const LEAD =
  '(?:(?:well|oh|um+|ah|and|so|hi|hello|please|hola|pues|eh|ay|entonces|那|啊|喔|哦|噢|我们?|就|都|也|完全|非常|呃|请)[\\s,，、.…]*)*';
/** Words that begin a yes. */
const YES = new RegExp(
  `^${LEAD}(yes|yeah|yea|yep|yup|aye|sure(?: thing)?|ok(?:ay|ey)?|okie|agreed?|absolutely|definitely|certainly|of course|deal|accept(?:ed)?|confirm(?:ed)?|correct|right|exactly|perfect|great|good|sounds (?:good|fine|great|fair|right)|(?:that(?:'s| is)|it(?:'s| is)|that|it) (?:all )?(?:right|correct|fine|good|ok(?:ay)?|great|perfect|true|fair)|that (?:would |will )?works?|works for me|no problem|go (?:ahead|for it)|do (?:it|so|that)|let'?s (?:do|go)|i (?:do|will)(?= ?(?:$|[,.!]))|i (?:agree|accept|confirm|consent)|i(?:'m| am) (?:ok(?:ay)?|fine|happy|good|in)|si+|claro|correcto|exacto|asi es|efectivamente|(?:estoy )?de acuerdo|conforme|esta bien|me parece|acept(?:o|amos|ado)|por supuesto|desde luego|vale|dale|listo|perfecto|confirmo|sin problema|no hay problema|adelante|(?:trato )?hecho|es correcto|没错|没问题|没有问题|可以|同意|接受|成交|正确|确认|确定|当然|嗯嗯|愿意|[是对好行中](?=$|[的啊呀哇嘞喔哦嘛了呗\\s,，、.。!！;；…👌]|我|谢))(?![a-z'])|^👌`,
  'u',
);
/** What may stand around a yes without changing it. */
const ASSENT = new Set(
  "a all ahead am amount absolutely accept accepting agree agreed agreement alright and are correct confirm deal definitely do done everything exactly fair fine for go good great happy i i'm i'll instead is it it's let's lets let me much my no now of offer ok okay on perfect please pleased price problem proceed proposal right same settlement sign sir so sounds still sure take terms than thank thanks that that's the them then these this to too totally true very want we we're will with work works would yeah yes yep you your understood aceptar acepto acuerdo adelante asi bien claro con confirmo conforme correcto de doy el es eso esta estoy esto exacto favor firmar gracias gusto hacerlo haga hare hay justo la las lo los me mi muchas muy no oferta parece perfecto por precio problema propuesta que quiero se si sin sus su supuesto tambien terminos todo trato un vale y yo usd eur dollars dollar euros pesos bucks".split(
    ' ',
  ),
);
const HAN_ASSENT =
  /[没错我们就这样那很好的啊呀哇嘞喔哦嘛谢您你可以同意接受没问题提议方案出价金额条件协议个按照办了也完全觉得行对是正确认定愿成交签吧贵方元块0-9]/gu;

const NO =
  /^(?:(?:well|oh|um+|ah|sorry|pues|hola|perdon|那|啊|喔|哦|呃|抱歉|不好意思)[\s,，、.…]*)*(?:no+|nope|nah|naw|never|wrong|incorrect|disagree|reject(?:ed)?|declined?|absolutely not|not (?:really|correct|right|true|acceptable|ok(?:ay)?|fair|enough|at all|a chance)|no way|(?:that|it)(?:'s| is)(?: not| wrong| incorrect).*|(?:that|it) isn'?t.*|para nada|nunca|jamas|incorrecto|tampoco|ni hablar|de ninguna manera|negativo|en absoluto|不|不[是对行中好]|不可以|不同意|不接受|不要|不用|不必|不愿意|不能接受|没有|没|否|否定|错|错了|拒绝|免谈|休想)(?:$|(?=[\s啊呀哦喔啦了的]*(?:$|[,，.。!！;；…]))|(?= (?:thanks?|thank|gracias|way|sir|no|not|i|lo creo|es correcto|está bien)\b))/u;
/** A refusal in a sentence of one's own: "I can't accept that", "no estoy de acuerdo", 我無法接受. */
const REFUSAL =
  /\b(?:i|we) (?:really |just |still )?(?:can'?t|cannot|can not|won'?t|will not|don'?t|do not|refuse to|decline to|am not going to|are not going to|am not willing to) (?:really |possibly )?(?:accept|agree|take (?:it|that|this|the|your)|want (?:it|this|that|to accept)|think so|consent|sign|thing so)\b|\b(?:i|we) (?:disagree|reject|refuse|decline)\b|\bno (?:puedo |podemos |quiero |queremos |voy a |vamos a )?acept(?:o|ar|amos|arlo|arla)\b|\bno (?:estoy|estamos) (?:de acuerdo|conforme)|\bno (?:lo|la) (?:acepto|aceptamos|quiero)\b|\bno me (?:interesa|parece|sirve|conviene)\b|\brechaz(?:o|amos)\b|^(?:我们?|这样?|那|这个?|抱歉|不好意思|对不起)?[,，]?(?:我们?)?(?:实在|真的|还是|也)?(?:不(?:能|会|想|可以|愿意)?(?:接受|同意)|不行|不可以|不愿意|拒绝|无法(?:接受|同意)|没办法(?:接受|同意))/u;
/** After a yes it takes it back: "agree, it is not ok". */
const TAKEN_BACK =
  /\b(?:not|isn'?t) (?:ok|okay|acceptable|right|correct|fair|agreed)\b|\bno (?:esta|es) (?:bien|correcto)\b/u;
/** Said about saying no: "I said NO not yes". */
const SAID_NO = /^(?:i said|dije que) no\b|说["“「']不/u;
/** A yes that stands later, in words that cannot be anything else. */
const YES_LATER =
  /\b(?:so yes|i (?:fully |do )?(?:agree|accept|consent)|(?:que )?si lo hare|si,? acepto|(?<!\b(?:parte|empresa|tienda|vendedor|vendedora|comercio|aseguradora|seguro|banco|el|ella|usted|nadie|se|quien) )acepto|aceptamos|estoy de acuerdo)\b|(?:^|[我,，\s])(?:同意|接受)/u;

/** Words that take a yes half back: doubt, condition, resignation, mockery, a question. */
const HEDGE =
  /\b(?:but|if|maybe|perhaps|probably|possibly|i guess|i suppose|guess so|suppose so|i think so|not sure|unsure|depends|depending|except|unless|until|as long as|provided|only|whatever|i mean|kind of|kinda|sort of|sorta|fine then|if you say so|might|hm+|let me think|think about it|under protest|reluctantly|pero|aunque|tal vez|quizas?|a lo mejor|supongo|creo que si|depende|a menos|siempre que|siempre y cuando|con tal|solo|si no hay (?:otra|de otra|mas)|que remedio|ni modo|que mas da|da igual|lo que sea|no queda otra|ya que|mas o menos|dejame pensar|lo pensare|bueno)\b|.\bsi (?:me|nos|usted|ustedes|ellos|es|no|se|paga|pagan|hay)\b|^si (?:me|nos|usted|ustedes|ellos|se|paga|pagan|hay)\b|但|不过|只是|如果|要是|假如|除非|只要|前提|的话|也许|可能|或许|应该|大概|吧|吗|再说|看看|考虑|想想|随便|勉强|算是|好啦|无所谓|没差|都行|都可以|先[^生]|(?<!嗯)嗯(?!嗯)|唉|哎|[?？]|(?:(?<!\.)\.{2,}|(?<!…)…+)\s*$|[🙄😒😑😐🤷🤔😕🫤😬😞😔😩😤🥲👍]/u;
/** A grudging or doubtful yes on its own. */
const GRUDGING =
  /^(?:fine|alright|all right|whatever|meh|(?:i )?guess(?: so)?|i suppose|i think so|maybe|perhaps|tal vez|quizas?|supongo|creo que si|bueno|ya|也许|可能|大概|或许|应该(?:可以|是|对|行|好)|勉强|随便|都(?:可以|行)|[好行]吧|好啦|嗯|👍)(?![a-z])/u;
/** "If they apologise, fine." */
const ENDS_IN_YES =
  /(?:\b(?:yes|ok(?:ay)?|fine|i agree|i accept|si|acepto|vale|de acuerdo|esta bien)|可以|同意|接受|好)[.。!！]*$/u;
const BOTH = /\byes and no\b|\bsi y no\b/u;
/** What somebody once said, and a remark on something else, are not said now: "yes... I said no onions". */
const REPORTED = /[\s.…,，]{0,8}(?:i said|dije(?: que)?|我说了?|那不[好对]).*$/u;
/** Begins like a no, and says that one does not know or does not mind. */
const NOT_NO =
  /^(?:no (?:problem|worries|doubt|idea|se\b|lo se|me acuerdo|recuerdo|hay problema|wait|espera)|not sure|没(?:问题|有问题|错|关系|事)|不(?:知道|清楚|确定|记得|客气|好意思|错|用谢|太确定|介意)|别客气|没差)/u;
const SKIN = /[\u{1f3fb}-\u{1f3ff}]/gu;

/** Phrases that say all by themselves; word by word some would be read the other way: "claro que no", "of course not". */
const SET_YES =
  /^(?:ye+s{2,}|ye+p{2,}|o+k{2,}|okay{2,}|yup yup|totally agree|you bet|count me in|by all means|(?:i have )?no objections?|100 ?% yes|that(?:'s| is) a yes|(?:alright|all right),? i (?:agree|accept)|👍 ?yes|✅|s+i{2,}|sip|por mi,? bien|vale,? pues si|estoy conforme|si,? senora?|como no|con (?:mucho )?gusto|ok啦?我?(?:同意|接受)|就这(?:样|么)(?:定了|办|说定了)|就这样定了|妥了?)[\s.!。！👍]*$/u;
const SET_NO =
  /^(?:no{2,}|nope nope|(?:oh )?hell no|no chance|never ever|i(?:'d| would) rather not|(?:absolutely|definitely|certainly|of course|by no means|surely)(?: not)?(?<=not|means)|no deal|(?:i(?:'m| am) )?not interested|(?:that|this|it) (?:won'?t|will not|does(?:n'?t| not)) work(?: for me)?|(?:that|this)(?:'s| is) (?:far |way )?too low|❌|👎|not acceptable(?: to me)?|no can do|forget it,? no|i(?:'m| am) not (?:ok(?:ay)?|fine|happy) with (?:that|this|it)|que no|ni (?:loc[oa]|de broma|en suenos|pensarlo|de chiste|muert[oa])|(?:pues )?(?:claro|por supuesto|desde luego|obvio) que no|no quiero|eso no|no,? senora?|nel|没门|想都别想|想得美|才不(?:要)?|绝(?:对)?不(?:行|要|接受|同意|可以|可能)?|当然不(?:行|要|是|可以|同意|接受)?|不考虑|太少了?[,， ]*(?:不行|不要|不接受))[\s.!。！👎]*$/u;
/** Two denials make no consent, and no refusal either. */
const NOT_A_NO =
  /^(?:(?:it|that)(?:'s| is) not a no|i (?:don'?t|do not) (?:disagree|object|mind)|no digo que no|也?不是不(?:行|可以|同意|愿意)|我?不(?:反对|介意))[\s.!。！]*$/u;

/**
 * An explicit yes or no in a plain text. Whoever accepts, signs or withdraws must have meant it: a doubt, a condition, a
 * question or a rolled eye makes it a hedge, a thumb may only mean "seen", and a yes with much more behind it is no
 * consent but a message. `fact` says that a plain fact was asked for; there the rest of the words describes it.
 */
export const consentOf = (low: string, fact = false): Consent => {
  const text = low
    .trim()
    .replace(/^[¿¡"'“「(]+/u, '')
    .replace(SKIN, '');
  if (text === '' || (text.length > LONG && !fact)) return 'none';
  if (fact) return factOf(text);
  if (SET_NO.test(text)) return 'no';
  if (SET_YES.test(text)) return 'yes';
  if (NOT_A_NO.test(text)) return 'hedge';
  if (BOTH.test(text)) return 'hedge';
  const yes = YES.exec(text);
  if (yes !== null) return assent(text.replace(REPORTED, ''), yes[0].length);
  return refusal(text) ?? late(text);
};

const refusal = (text: string): Consent | null => {
  if (NOT_NO.test(text)) return null;
  if (SAID_NO.test(text) || REFUSAL.test(text)) return 'no';
  if (!NO.test(text)) return null;
  return HEDGE.test(text.replace(/^no\b,?/u, '')) ? 'hedge' : 'no';
};

/** Neither yes nor no at its start: a doubt, or an assent at the end of a thought. */
const late = (text: string): Consent => {
  if (GRUDGING.test(text)) return beyondAssent(text) > FEW * 2 ? 'none' : 'hedge';
  if (YES_LATER.test(text)) return HEDGE.test(text) || beyondAssent(text) > FEW * 2 ? 'hedge' : 'yes';
  return HEDGE.test(text) && ENDS_IN_YES.test(text) ? 'hedge' : 'none';
};

const assent = (text: string, lead: number): Consent => {
  const rest = text.slice(lead);
  const beyond = beyondAssent(rest);
  if (TAKEN_BACK.test(rest) || REFUSAL.test(rest.replace(/^[\s,，.。!！]+/u, ''))) return 'no';
  if (beyond > FEW) return HEDGE.test(text) && text.length <= LONG / 2 ? 'hedge' : 'none';
  return beyond > 0 || HEDGE.test(text) ? 'hedge' : 'yes';
};

/** Words and Han characters that are not of the language of assent. */
const beyondAssent = (text: string): number => {
  const words = text.match(/[a-z][a-z']*/gu) ?? [];
  const han = text.replace(HAN_ASSENT, '').match(/\p{Script=Han}/gu) ?? [];
  return words.filter((word) => !ASSENT.has(word)).length + han.length;
};

const FACT_YES = /^(?:yes|yeah|yep|yup|sure|i (?:do|did|was|am|have)|si+|claro|有|是|对|嗯)(?![a-z'])/u;
const FACT_NO = /^(?:no|nope|nah|nobody|no one|none|not|nada|nadie|ninguno|没有?|无|不|否)(?![a-z'])/u;
const DOUBT =
  /\b(?:maybe|i guess|i suppose|not sure|i think|tal vez|quizas?|supongo|creo|no se|no idea)\b|可能|也许|大概|好像|不知道|不确定|不清楚|[?？]/u;

const factOf = (text: string): Consent => {
  const yes = FACT_YES.test(text);
  if (!yes && !FACT_NO.test(text)) return 'none';
  if (DOUBT.test(text)) return 'hedge';
  return yes ? 'yes' : 'no';
};
