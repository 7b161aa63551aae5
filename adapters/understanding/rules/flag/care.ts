import type { ReadingFlag } from '../../../../core/port/understanding.ts';
import type { Signs } from './pattern.ts';

type Care = Extract<ReadingFlag, 'injury' | 'minor' | 'fatality' | 'represented' | 'lien' | 'distress'>;

/** What is told of people and calls for care, or for a person: none of it stops the script by itself. */
export const CARE: { readonly [Flag in Care]: Signs } = {
  injury: {
    signs: [
      /\b(?:injured|injuries|whiplash|concussion|hurt my (?:arm|leg|back|neck|head|hand|foot|knee|wrist|shoulder|hip|ankle|eye)|(?:broke|broken|fractured|sprained|twisted|dislocated) (?:my |a |his |her )?(?:arm|leg|neck|rib|wrist|ankle|nose|hip|tooth|finger|hand|foot|knee|collarbone)|(?:neck|back|head) (?:hurts|pain|still hurts)|stitches|food poisoning|knocked (?:me )?unconscious)\b/u,
      /\b(?:herid[oa]s?|lesion\w*|me (?:lastime|lesione|fracture|torci|quebre|rompi (?:el|la|un|una) (?:brazo|pierna|muneca|tobillo|nariz|diente|dedo|costilla|cadera|mano|pie))|fractura|esguince|latigazo|me duele (?:el cuello|la espalda|la cabeza|el|la)|(?:cuatro|cinco|\d+) puntos(?: en| de sutura))\b/u,
      /受伤|脖子(?:很)?痛|骨折|挫伤|颈椎|脑震荡|扭伤|摔伤|烫伤|脱臼|(?:缝|逢)了?[一二三四五六七八九十\d]+针|弄伤|擦伤|骨裂/u,
    ],
    harmless: [
      /\b(?:nobody|no one|not|wasn'?t|weren'?t|without any) (?:was |were |got )?(?:hurt|injur\w+)|\bno injur\w+|\buninjured|\bnadie (?:resulto |salio |fue )?(?:herid\w*|lesion\w*)|\bsin (?:heridos|lesion\w*)|\bileso|(?:没|无)(?:有)?(?:任何)?人?(?:员)?受伤/gu,
    ],
  },
  minor: {
    signs: [
      /\bi(?:'m| am|m) (?:only |just |still )?(?:[7-9]|1[0-7])(?: ?(?:years old|yrs?\b|yo\b)|\.|,|$)|\bi(?:'m| am|m) (?:\w+,? ){0,5}(?:[7-9]|1[0-7]) years old|\bi(?:'m| am|m) (?:a minor\b|underage|under 18|under age)/u,
      /\b(?:tengo (?:solo |apenas )?(?:[7-9]|1[0-7]|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|dieciseis|diecisiete) anos|soy menor(?: de edad)?\b)/u,
      /我(?:今年|才|只有|现在)?(?:[7-9]|1[0-7]|[七八九十]|十[一二三四五六七])岁|我(?:还|是)?(?:个)?未成年/u,
    ],
  },
  fatality: {
    signs: [
      /\b(?:(?:he|she|who|they|my (?:\w+ )?(?:son|daughter|wife|husband|mother|father|brother|sister|friend|partner|child|baby|boy|girl|kid|mum|mom|dad|uncle|aunt|cousin|grand\w+|neighbou?r)|people|passenger|driver|pedestrian) (?:has )?(?:died|was killed|were killed)|killed (?:him|her|my (?:son|daughter|wife|husband|mother|father|brother|sister|friend|mum|mom|dad))|passed away|fatal(?:ity|ities)? (?:accident|crash)|wrongful death)\b/u,
      /\b(?:falleci[oe]\w*|murio (?:mi|su|una persona|el conductor)|(?<!se )mi (?:padre|madre|papa|mama|esposo|esposa|marido|hijo|hija|hermano|hermana|abuelo|abuela|amigo|amiga) murio)\b/u,
      /死亡|过世|去世|身亡|丧生|罹难/u,
    ],
    harmless: [
      /\bmy (?:\w+ )?(?:phone|laptop|computer|battery|car|fridge|tv|washer|dryer|plants?|fish|router|printer|tablet|watch|engine|console|freezer) (?:has )?died\b/gu,
      /\bmurio (?:mi|su) (?:telefono|celular|movil|bateria|pantalla|computadora|ordenador|portatil|tele|nevera|lavadora|coche|carro)\b/gu,
    ],
  },
  represented: {
    signs: [
      /\b(?:my (?:lawyer|attorney|solicitor|barrister)|(?:have|hired|got|retained|represented by) (?:a|an) (?:lawyer|attorney|solicitor)|represented by (?:counsel|\w+ law)|legal representation|mi abogad[oa]|(?:tengo|contrate|contratamos) (?:a |ya )?(?:un |una )?abogad[oa])\b/u,
      /我(?:的|们的)?律师|委(?:任|托)(?:了)?律师|请了律师|(?<!没)(?:我|我们)(?:已经)?有律师/u,
    ],
    harmless: [
      /\b(?:(?:don'?t|do not|dont) (?:have|want)|have no|haven'?t (?:got|hired)|should i (?:get|have|hire)|do i need|no tengo|no contrate)(?: a| an| un| una)? ?(?:lawyer|attorney|solicitor|abogad[oa])?/gu,
      /(?:需要|要不要|该不该|没)(?:有)?(?:请|找)?律师/gu,
    ],
  },
  lien: {
    signs: [
      /\b(?:lien|subrogat\w+|gravamen|subrogacion|embargo judicial|embargad[oa]s?)\b|\b(?:medicare|medicaid) (?:paid|wants|claims|has)\b|\b(?:health )?(?:insurer|insurance|plan) wants (?:to be |its money |their money )?(?:paid )?back\b/u,
      /代位求偿|留置权|法院扣押/u,
    ],
  },
  distress: {
    signs: [
      /\b(?:desperate|(?:i'?m|i am|been|i keep|i was|me) crying|cry(?:ing)? (?:all|every|myself)|in tears|can'?t (?:sleep|eat)|at my wits'? end|breaking down|falling apart|panic attacks?|can'?t take (?:it|this) any ?more|so (?:stressed|anxious|scared|overwhelmed)|overwhelmed|heartbroken)\b/u,
      /\b(?:i(?:'?m| am| feel| was)|we(?:'re| are)|feeling|(?:makes?|making|made) me|so|really|very|beyond|absolutely) (?:(?:so|really|very|just|absolutely|quite|honestly|getting|feeling|beyond|incredibly) ){0,6}(?:upset|furious|angry|livid|frustrated|fed up|exhausted|drained|devastated|miserable|hopeless|depressed|worried sick|stressed(?: out)?|distraught|humiliated|sick (?:and tired )?of (?:this|it|them|waiting|calling))\b|\b(?:(?:been|is|what) (?:such )?a (?:complete |total |real )?nightmare|can'?t cope|(?:have|'ve) had (?:it|enough)(?: with (?:them|this)|\s*(?:[.!,]|$))|losing my mind|driving me (?:crazy|insane)|(?:crying|cried) over)\b/u,
      /\b(?:desesperad[oa]|llorando|lloro (?:todo|todos|cada)|no (?:puedo|logro) dormir|no (?:puedo|aguanto) mas|angustiad[oa]|destrozad[oa]|muy (?:agobiad[oa]|estresad[oa])|ataques? de (?:panico|ansiedad))\b/u,
      /\b(?:estoy|estamos|me siento|quede|ando) (?:(?:muy|tan|super|bastante|realmente|ya|de verdad|totalmente|mas que) )*(?:(?:enojad|enfadad|molest|furios|hart|indignad|agotad|frustrad|deprimid|desolad|preocupad|alterad|decepcionad|cansad)[oa]s?|triste|fatal|impotente|mal con (?:esto|todo))\b|\bque (?:rabia|coraje|impotencia|bronca)\b|\bme (?:da|dan|tiene|tienen) (?:(?:mucha|tanta|muy|todo) )?(?:rabia|coraje|impotencia|mal|enferm[oa]|angustia)\b|\b(?:ya )?no (?:lo )?(?:aguanto|soporto) (?:esto|mas esto|esta situacion)\b|\b(?:es|ha sido) una pesadilla\b/u,
      /崩溃|睡不(?:着|著|好)|快疯了|要疯了|绝望|受不了了|撑不(?:下去|住)|一直哭|想哭|压力(?:好|很|太|真的好)大|(?:好|很|真的)(?:无助|痛苦|难受|焦虑)|心力交瘁/u,
      /气(?:死|炸|坏|疯|到|得)(?:我|人|了|睡|吃|发|全身)|(?:很|好|太|真|超|非常|有够|实在|特别)(?:是)?(?:生气|愤怒|难过|伤心|委屈|无奈|郁闷|崩溃|心寒|寒心|沮丧|失望|烦)(?!蓬)|火大(?!小|炒)|(?:心(?:好|很|真)?累)(?!积)|(?:愁|烦|急)死(?:我)?了|受够了|忍无可忍|抓狂|吃不下饭|(?:很|太|真|好)折磨|煎熬/u,
    ],
    harmless: [
      /\bno (?:puedo|aguanto) mas (?:que|de|barato|tiempo|cerca|dinero)\b/gu,
      /\b(?:not|never) (?:so |that |very )?(?:upset|angry)\b/gu,
    ],
  },
};

/** Insults to the other side, in full, masked, or as people shorten them. */
export const HOSTILE: Signs = {
  signs: [
    /\b(?:idiots?|morons?|stupid|scum(?:bags?)?|crooks?|(?:they|you|these people) are (?:all )?(?:thieves|scammers|liars|cheats|trash|garbage)|you (?:lying|cheating|thieving|filthy|dirty|pathetic) |piece of (?:trash|garbage|crap|sh\S*)|bastards?|assholes?|a\*+(?:hole|s)?s?\b|bullsh[i!1*]t|retards?|go to hell|screw you|up yours|son of a b\S*)/u,
    /(?<![\p{L}\p{N}])(?:f[u*@#.-]{0,4}(?:c?k|[*@#]k)\w*|f[*@#]{2,}\w*|fck\w*|fuk\w*|wtf|stfu|sh[*!@#1]t\w*|sh[*]{2,}|b[*]tch\w*|c[*]nt\w*|d[*]ck\w*|bitch(?:es)?|shit(?:ty|s)?|pricks?|wankers?)(?![\p{L}])/u,
    /\b(?:ladrones|estafadores|idiotas?|imbeciles?|imbecil|pendej[oa]s?|cabron(?:es)?|sinverguenzas?|desgraciad[oa]s|rateros?|hdps?|ptm|ctm|gilipollas|boludos? de|malparid[oa]s?|basuras? (?:de )?(?:empresa|gente|tienda))\b|\bhij[oa]s? de (?:p\S{0,8}|su (?:madre|p\S*))|\b(?:mierda|m[*]{2,}|m1erda|pu[t*]a(?:s|madre)?|p[*]ta\w*|chinga\w*|verga|carajo|jodan?|joder|vayanse al? (?:diablo|carajo|m\S*))/u,
    /骗子|混蛋|王八|(?:垃圾|烂)(?:公司|店|商家|人|客服|厂|玩意)|你们(?:这些|这群|真是|就是)?(?:的)?(?:垃圾|畜生|人渣|败类|废物)(?!桶|袋|车|处理)|去死(?!算了)|他妈(?!妈)(?:的)?|妈的|操你|操他|草泥马|尼玛|你妈(?:的|逼)|(?:干|幹|肏)你(?:娘|妈|老)|(?:傻|煞|沙)[逼比叉b]|sb(?![a-z])|白痴|智障|脑残|不要脸|黑店|无耻|无良|人渣|畜生|滚(?:蛋|开|出)/u,
  ],
  harmless: [/(?:他|你)妈妈的?|(?:店家|商家|对方|他|她|客服)(?:叫|让|要)我去死/gu],
};

/** What somebody would take or pay at the most: one's own limit, which reaches the other side by a slip alone. */
export const OWN_LIMIT: Signs = {
  signs: [
    /\b(?:(?:i|we) (?:won'?t|will not|can'?t|cannot|couldn'?t|wouldn'?t) (?:go|accept|take|pay|do) (?:anything )?(?:below|under|less than|above|more than|over|lower than|higher than)|(?:my|our) (?:(?:absolute|real|true) )?(?:limit|minimum|maximum|bottom line|lowest|highest)(?: (?:offer|number|price))? (?:is|would be)|the (?:least|most|lowest|highest) (?:i|we)(?:'d| would|'ll| will|'m| am|'re| are)? ?(?:could |can |willing to |would )?(?:take|accept|pay|go)|(?:i|we)(?:'d| would) (?:settle|go as low|go as high) (?:for|as)|no (?:acepto|aceptaria|aceptamos|pago|pagaria|bajo|bajaria|subo) (?:de |por )?(?:menos|mas)? ?(?:de)?|me conformo con (?:unos |unas )?[$€]?\d+|mi (?:limite|minimo|maximo|tope) (?:es|seria|son)|lo (?:minimo|maximo) que (?:acepto|aceptaria|pago|pagaria|puedo))\b|(?:我|我们)?(?:最低|最高|最少|最多)(?:只)?(?:要|接受|可以|能|给|付|出|到)|底线是|低于.{1,12}(?:不|免谈)|(?:至少|起码)要.{1,12}(?:才|否则)/u,
  ],
};
