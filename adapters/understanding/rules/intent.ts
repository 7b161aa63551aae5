import type { Consent, Intent, ReadingFlag } from '../../../core/port/understanding.ts';

/** First match wins; the order is by what it would cost to miss it. */
const INTENTS: readonly { readonly intent: Intent; readonly pattern: RegExp }[] = [
  {
    intent: 'cannotOnline',
    pattern:
      /\b(?:can(?:'|no)?t (?:do|use) (?:this|it) online|not good with computers|no puedo (?:hacerlo|usar esto) (?:en l[ií]nea|por internet))\b|(?:不會用|不会用)(?:網路|网络|電腦|电脑|手機|手机)/iu,
  },
  {
    intent: 'person',
    pattern:
      /\b(?:(?:talk|speak|chat) (?:to|with) (?:a|an|some|the)?\s*(?:real |actual |live )?(?:person|human|someone|somebody|agent|adjuster|representative|operator)|(?:real|actual|live) (?:person|human|agent)|need a (?:person|human)|want a (?:person|human)|human please|hablar con (?:una persona|alguien|un agente|un humano)|(?:necesito|quiero) (?:una persona|un humano|un agente)|persona real)\b|真人|人工(?:客服|服務|服务)?|找(?:專人|客服|人工)|轉接|转人工/iu,
  },
  {
    intent: 'fishing',
    pattern:
      /\b(?:what(?:'s| is) (?:their|the other side'?s?|his|her) (?:limit|maximum|minimum|bid|number|bottom line)|how (?:low|high) (?:will|would) they go|cu[aá]l es su (?:l[ií]mite|m[aá]ximo|m[ií]nimo|oferta sellada))\b|(?:對方|对方)(?:的)?(?:底線|底线|出價|出价|報價|报价)(?:是|多少)/iu,
  },
  {
    intent: 'advice',
    pattern:
      /\b(?:should i (?:accept|take|sign|agree)|what would you do|is (?:this|it) (?:a )?(?:fair|good) (?:offer|deal)|deber[ií]a (?:aceptar|firmar)|me conviene)\b|(?:我|該不該|该不该|應該|应该)(?:要)?(?:接受|簽|签)(?:嗎|吗)/iu,
  },
  {
    intent: 'cost',
    pattern:
      /\b(?:(?:how much|what) does (?:this|it) cost|is (?:this|it) free|do i (?:have to )?pay|cu[aá]nto cuesta (?:esto|usar)|es gratis)\b|要錢嗎|要钱吗|收費嗎|收费吗|免費嗎|免费吗|費用多少|费用多少/iu,
  },
  {
    intent: 'howLong',
    pattern:
      /\b(?:how long (?:will|does|do|is)|when will (?:this|it|i)|cu[aá]nto (?:tarda|tiempo))\b|要多久|多久(?:才|會|会|能)|需要多長時間|需要多长时间/iu,
  },
  {
    intent: 'binding',
    pattern:
      /\b(?:is (?:this|it) (?:legally )?binding|am i bound|es vinculante|me obliga)\b|有約束力|有约束力|有法律效力/iu,
  },
  {
    intent: 'privacy',
    pattern:
      /\b(?:who (?:can )?(?:see|sees|read|reads)|is (?:this|it) (?:private|confidential)|qui[eé]n (?:ve|lee|puede ver)|es (?:privado|confidencial))\b|誰(?:看得到|會看|能看)|谁(?:看得到|会看|能看)|隱私|隐私/iu,
  },
  {
    intent: 'silence',
    pattern:
      /\b(?:what if (?:they|he|she) (?:don'?t|do not|doesn'?t|never) (?:answer|reply|respond)|y si no (?:responde|contesta)n?)\b|(?:不回|不理|沒回|没回)(?:覆|复)?(?:怎麼辦|怎么办|會怎|会怎)/iu,
  },
  {
    intent: 'status',
    pattern:
      /\b(?:what(?:'s| is) (?:happening|the status|going on|next)|any news|where are we|c[oó]mo va|qu[eé] sigue|alguna novedad)\b|進度|进度|到哪了|怎麼樣了|怎么样了/iu,
  },
  {
    intent: 'why',
    pattern: /^(?:but )?why(?: do you (?:need|ask|want).*)?\??$|^¿?por qu[eé]\??.*$|^(?:為什麼|为什么)/iu,
  },
  {
    intent: 'repeat',
    pattern:
      /^(?:what\??|pardon\??|sorry\??|say (?:that|it) again.*|repeat.*|i don'?t (?:understand|get it).*|¿?c[oó]mo\?|no entiendo.*|repita.*|聽不懂|听不懂|看不懂|再說一次|再说一次|什麼意思|什么意思)[.?!？！。]*$/iu,
  },
  {
    intent: 'unknown',
    pattern:
      /^(?:i )?(?:(?:really )?(?:don'?t|do not) (?:know|remember)|not sure|no idea|can'?t remember|no (?:lo )?s[eé]|no (?:me )?(?:acuerdo|recuerdo)|ni idea|不知道|不清楚|不記得|不记得|忘了|忘記了|忘记了)[.!。！]*$/iu,
  },
  {
    intent: 'skip',
    pattern:
      /^(?:skip(?: (?:this|it|that))?|pass|next|prefer not to say|omitir|saltar|paso|siguiente|跳過|跳过|略過|略过|下一題|下一题)[.!。！]*$/iu,
  },
  {
    intent: 'cancel',
    pattern:
      /^(?:cancel|stop|forget it|never ?mind|i give up|withdraw|cancelar|olv[ií]delo|d[eé]jelo|取消|算了|不用了|不要了|撤回)[.!。！]*$/iu,
  },
  {
    intent: 'pause',
    pattern:
      /^(?:wait|later|not now|give me (?:a )?(?:minute|moment|second)|m[aá]s tarde|ahora no|un momento|等一下|等等|稍後|稍后|晚點|晚点)[.!。！]*$/iu,
  },
  {
    intent: 'help',
    pattern:
      /^(?:help|what (?:can|do) (?:you|i) do|how does (?:this|it) work|ayuda|c[oó]mo funciona|幫助|帮助|說明|怎麼用|怎么用)[.?!？！。]*$/iu,
  },
  {
    intent: 'greeting',
    pattern:
      /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hola|buen[oa]s(?: (?:d[ií]as|tardes|noches))?|你好|您好|哈囉|嗨)[\s,.!，。！]*$/iu,
  },
  {
    intent: 'thanks',
    pattern:
      /^(?:thanks?(?: you)?|thank you(?: so much| very much)?|gracias|muchas gracias|謝謝|谢谢|感謝|感谢)[\s,.!，。！]*$/iu,
  },
  {
    intent: 'correct',
    pattern:
      /^(?:no,? (?:it|that) was|actually|i meant|correction|wrong,|en realidad|me equivoqu[eé]|quise decir|不是，|更正|我是說|我是说|應該是|应该是)/iu,
  },
];

export const intentOf = (text: string): Intent =>
  text.length > 300 ? 'answer' : (INTENTS.find(({ pattern }) => pattern.test(text))?.intent ?? 'answer');

const HEDGE =
  /\b(?:but|if|maybe|perhaps|i guess|i suppose|not sure|probably|depends|except|unless|pero|si\s|tal vez|quiz[aá]s?|supongo|depende|a menos)\b|但|不過|不过|如果|也許|也许|可能|應該吧|应该吧|再說|再说|看看|考慮|考虑|[?？]/iu;
const YES =
  /^(?:yes|yeah|yep|yup|sure|ok(?:ay)?|correct|right|that'?s (?:right|correct)|exactly|i (?:do|agree|accept)|agreed|of course|absolutely|s[ií]|claro|correcto|exacto|de acuerdo|est[aá] bien|acepto|por supuesto|vale|是的?|對的?|对的?|好的?|可以|沒錯|没错|同意|接受|嗯|正確|正确|行)(?![\p{Script=Latin}])/iu;
const NO =
  /^(?:no|nope|nah|not (?:really|correct|right)|wrong|incorrect|never|i (?:don'?t|do not|won'?t) (?:agree|accept|want)|para nada|nunca|incorrecto|no acepto|不是?|不對|不对|不要|不行|不同意|不接受|沒有|没有|否|錯|错)(?![\p{Script=Latin}])/iu;
/** A consent is short; in a longer text a yes is part of a sentence. */
const CONSENT_LENGTH = 60;

/** An explicit yes or no. A thumb alone is a hedge: it may mean "seen". */
export const consentOf = (text: string): Consent => {
  const plain = text.trim().replace(/^[¿¡"“「]+/u, '');
  if (/^(?:👍|👌|🆗)/u.test(plain)) return 'hedge';
  if (plain.length > CONSENT_LENGTH) return 'none';
  const yes = YES.test(plain);
  const no = NO.test(plain);
  if (!yes && !no)
    return /^(?:maybe|perhaps|i guess|tal vez|quiz[aá]s?|supongo|也許|也许|可能)/iu.test(plain)
      ? 'hedge'
      : 'none';
  return HEDGE.test(plain) ? 'hedge' : no ? 'no' : 'yes';
};

const FLAGS: readonly { readonly flag: ReadingFlag; readonly pattern: RegExp; readonly unless?: RegExp }[] = [
  {
    flag: 'selfHarm',
    pattern:
      /\b(?:kill(?:ing)? myself|end my life|suicid\w*|want to die|hurt(?:ing)? myself|no reason to live|better off dead|matarme|suicid\w*|quitarme la vida|no quiero vivir)\b|自殺|自杀|不想活|想死|結束生命|结束生命|輕生|轻生/iu,
    unless:
      /\b(?:not|never|won'?t|no voy a)\s+(?:going to\s+)?(?:kill|hurt|suicid|matar)|不會自殺|不会自杀/iu,
  },
  {
    flag: 'violence',
    pattern:
      /\b(?:(?:he|she|they|my \w+) (?:hit|beat|attacked|threatened)s? me|going to (?:hurt|kill|beat) (?:him|her|them|you)|me (?:peg[oó]|golpe[oó]|amenaz[oó])|voy a matarl[oa])\b|(?:打我|揍我|威脅要殺|威胁要杀|要殺了|要杀了|家暴)/iu,
  },
  {
    flag: 'medical',
    pattern:
      /\b(?:can'?t breathe|chest pain|unconscious|heart attack|call an ambulance|bleeding heavily|no puedo respirar|dolor en el pecho|inconsciente|infarto)\b|(?:喘不過氣|喘不过气|胸口(?:很)?痛|昏迷|叫救護車|叫救护车|大量出血)/iu,
  },
  {
    flag: 'injury',
    pattern:
      /\b(?:injur\w+|whiplash|hurt my|broke(?:n)? (?:my )?(?:arm|leg|neck|rib|wrist)|neck (?:hurts|pain)|herid\w+|lesion\w*|me lastim[eé]|latigazo|me duele)\b|受傷|受伤|脖子痛|骨折|挫傷|挫伤|頸椎|颈椎/iu,
  },
  {
    flag: 'fatality',
    pattern: /\b(?:died|was killed|passed away|fatal|falleci[oó]|muri[oó])\b|死亡|過世|过世|去世/iu,
  },
  {
    flag: 'represented',
    pattern: /\b(?:my (?:lawyer|attorney|solicitor)|mi abogad[oa])\b|我的?律師|我的?律师/iu,
  },
  {
    flag: 'hostile',
    pattern:
      /\b(?:idiots?|stupid|scum|crooks?|thieves|bastards?|f[*u]ck\w*|ladrones|estafadores|idiotas?|imb[eé]cil\w*|mierda)\b|騙子|骗子|混蛋|王八|垃圾公司|去死/iu,
  },
  {
    flag: 'distress',
    pattern:
      /\b(?:desperate|crying|can'?t sleep|at my wits'? end|desesperad[oa]|llorando|no puedo dormir)\b|崩潰|崩溃|睡不著|睡不着|快瘋|快疯|絕望|绝望/iu,
  },
  {
    flag: 'statesOwnLimit',
    pattern:
      /\b(?:(?:won'?t|will not|can'?t|cannot) (?:go|accept|take|pay) (?:below|under|less than|above|more than|over)|my (?:limit|minimum|maximum|bottom line) is|(?:the )?(?:least|most) i(?:'d| would|'ll| will) (?:take|accept|pay)|no (?:acepto|acepto|pago) (?:menos|m[aá]s) de|mi (?:l[ií]mite|m[ií]nimo|m[aá]ximo) es)\b|(?:最低|最高|至少|最多)(?:要|只|接受|可以|能|給|给|付)|底線是|底线是/iu,
  },
];

export const flagsOf = (text: string): readonly ReadingFlag[] =>
  FLAGS.flatMap(({ flag, pattern, unless }) =>
    pattern.test(text) && !(unless?.test(text) ?? false) ? [flag] : [],
  );
