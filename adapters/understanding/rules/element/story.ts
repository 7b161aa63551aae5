import { tellsTrouble } from '../claim-type.ts';
import type { Place, Sentence } from './sentence.ts';

/** Words of trouble in a plain text. */
const TROUBLE =
  /\b(?:broke\w*|defective|faulty|stopped|does(?:n'?t| not)|did(?:n'?t| not)|never|won'?t|died|crack\w*|leak\w*|damage\w*|wrong|late|delayed|missing|charged|overcharg\w*|hit|crash\w*|refus\w*|ignor\w*|cancel\w*|noisy|smell\w*|fake|scam\w*|stolen|lost|torn|empty|hurt|(?:keeps?|still|kept) (?:on )?(?:charg|bill|tak)\w*|bent|dented|scratched|ripped|stained|half[- ](?:done|finished)|slipped|fell|bit|flood\w*|hasn'?t|haven'?t|still (?:waiting|no)|not as|poor|unauthori[sz]ed|recogni[sz]e|rot[oa]s?|rompio|descompus\w+|dan(?:o|ad\w+)|dejo de|no (?:funciona|lleg\w*|enfria|enciende|prende|sirve|recibi|he recibido|reconozco|me (?:han|ha|respond\w*|entreg\w*))|cobr(?:o|aron)|nunca|choc\w*|averi\w*|mal|defectuos\w*|retras\w*|perdi\w*|equivocad\w*|falt\w+|sigu\w+ cobrando|a medias|sin terminar|estaf\w*|inund\w*)\b|坏|故障|不能|不会|没有?收|没到|未到|不冷|漏|破|错|多扣|重复|撞|不动|不亮|没反应|不制冷|没来|延误|取消|瑕疵|裂|假货|不符|受伤|跌倒|滑倒|盗刷|少了|缺|烂|没发货|不发货|没寄|淹|不让|不肯|不退|拒绝|没有房|不理|不回|不给|骗|乱扣|太小|太大|色差|发霉|臭|异味|不转|打不开|没做完|没完工|扣了我|掉了|脱落|碎|(?:一直|还在|还是?|又|都|照样|每个月)扣|推脱|断了|没电|关机|只(?:刷|做|修|给|来)了?|做(?:到)?一半|实际上?/u;
/** What the person already did about it. */
const TRIED =
  /\b(?:i|we|my \w+)(?:'ve| have| had|'d)? (?:already |also |then )?(?:called|emailed|e-mailed|wrote|contacted|complained|asked|told|phoned|messaged|texted|went back|returned|sent (?:them |an? )?(?:emails?|messages?|letters?)|tried (?:to )?(?:call|contact|reach|return|cancel|get)\w*|spoke|reported|disputed|opened a|kept (?:calling|asking|writing)|demanded|visited|went (?:to|in|there))\b|(?<=^|[.,;!?] ?|\band |\bbut )(?:called|emailed|e-mailed|wrote|texted|messaged|phoned|rang|complained|contacted|asked (?:them|for)|told (?:them|the)|went back|tried (?:to )?(?:call|contact|return)\w*)\b|\b(?:ya )?(?:los |les |le |la |lo )?(?:llame|llamamos|escribi|contacte|reclame|me queje|avise|hable con|hablamos con|insisti|reporte|denuncie|devolvi|volvi a|me comunique|exigi|envie (?:un|varios|correos|mensajes)|fui (?:a|al|dos|tres|varias|\d)|mande|pedi (?:ayuda|que)|intente|presente|puse (?:la|una) (?:reclamacion|queja|denuncia|hoja)|hice (?:la|una) (?:reclamacion|queja|denuncia))\b|(?:打(?:了|过|好几)?(?:[一二三两几\d好]+[通次个])?(?:电话|客服)|打(?:给|去|到)|致电|催(?:了|过|好几)|密(?:了)?(?:他|她|卖家|店家)|私讯|联络|联系|写信|发(?:了)?(?:邮件|讯息|消息|信息)|反映|投诉过|申诉过|问(?:过|了|他们)?(?:客服|[一二三两几好\d]+次)|找(?:过|了)?(?:客服|店家|商家|卖家|前台|柜台|经理|店长|物业|业务)|去(?:了|过)?(?:柜台|前台|客服)|客服找了|跟(?:客服|店家|商家|卖家|柜台|前台|经理|老板|店长|他们?)(?:说|讲|反映|反应|沟通|理论)|报案|去(?:过)?(?:门市|店里)|申请过|寄回)/u;
/** A wish is no account of what happened. */
const WISHES =
  /^(?:i(?:'d| would)? (?:just )?(?:want|like|need)|please|quiero|quisiera|pido|pedimos|espero|solicito|exijo|我(?:要|想|希望)|希望|请)/u;
/** Longest stretch that is taken as one; a longer telling is represented by its first troubled sentence. */
const TOGETHER = 500;

/** "Ya me cansé, quiero cancelar": what is wished for behind the comma is no trouble. */
const WISH_BEHIND =
  /(?:, ?|，|\b(?:and|y|so) )(?:i (?:just )?(?:want|need|would like)|please|quiero|quisiera|exijo|pido|我(?:要|想|希望)|希望|请)[^.!?。！？]*$/u;
const isTrouble = (text: string): boolean => TROUBLE.test(text) || tellsTrouble(text);

/** The sentences (clauses in Chinese) in which the trouble stands, as one stretch of the text. */
export const problemIn = (sentences: readonly Sentence[]): Place | null => {
  const troubled = sentences.filter(
    ({ text }) => isTrouble(text.replace(WISH_BEHIND, '')) && !WISHES.test(text),
  );
  const [first] = troubled;
  const last = troubled.at(-1);
  if (first === undefined || last === undefined) return null;
  return { start: first.start, end: last.end - first.start <= TOGETHER ? last.end : first.end };
};

/** The sentence that tells what was tried, from where it begins to tell it. */
export const triedIn = (sentences: readonly Sentence[]): Place | null => {
  for (const { text, start, end } of sentences) {
    const match = TRIED.exec(text);
    if (match === null) continue;
    return { start: /^(?:i|we|my)\b/u.test(match[0]) ? start + match.index : start, end };
  }
  return null;
};

const WHERE =
  /\b(?:(?:at|on|near|by) the (?:corner|intersection|junction|parking lot|car park|roundabout|(?:traffic )?lights?)(?: (?:of|at|on|in) [^.,!?\n]{3,50})?|(?:on|at) (?:\d+ )?(?:[a-z\d]+ ){1,3}(?:street|st|avenue|ave|road|rd|highway|hwy|boulevard|blvd|lane|drive)\b|in the (?:parking lot|car park|aisle)[^.,!?\n]{0,40}|(?:at|in|outside|inside) (?:the |a |an )?(?:[a-z'&.-]+ ){0,3}(?:supermarket|airport|station|parking lot|car park|mall|shopping cent(?:er|re)|store|restaurant|hotel|school|park|pool|stairs)(?![a-z])(?: (?:in|of) [a-z][a-z'. -]{2,30}?(?= (?:and|but|on|when|where)\b|[.,!?\n]|$))?|en (?:la|el) (?:esquina|calle|avenida|autopista|carretera|cruce|glorieta|rotonda|estacionamiento|aparcamiento|semaforo)(?: (?:de|con)? ?[^.,!?\n]{2,50})?|en (?:el|la|los|las) (?:aeropuerto|terminal|estacion|supermercado|super|centro comercial|restaurante|escaleras?|piscina|parque|piso mojado del?)(?: [^.,!?\n]{2,40}?)?(?= (?:y|el \d|no|cuando|porque|donde)\b|[.,!?\n]|$))|(?:在|经过|骑到|开到|走到|路过)([\p{Script=Han}\da-z]{0,16}?(?:路口|停车场|高速公路|国道[\d一二三四五]*号?|路上?|街上?|大道|巷口?|隧道|超市|卖场|商场|机场|车站|餐厅|公园|游泳池|[巷弄](?:\d+号)?))/u;

/** Where it happened; a date behind the place is not part of it. */
export const whereIn = (low: string, dates: readonly Place[]): Place | null => {
  const match = WHERE.exec(low);
  if (match === null) return null;
  const words = match[1] ?? match[0];
  const start = match.index + match[0].indexOf(words);
  const date = dates.find((each) => each.start > start && each.start < start + words.length);
  const end = start + low.slice(start, date?.start ?? start + words.length).trimEnd().length;
  return { start, end };
};

const HURT =
  /\b(?:injured|injuries|whiplash|concussion|sprained|(?:arm|leg|neck|rib|wrist|ankle|nose|hip|knee|shoulder|finger|foot) (?:is|was|got) (?:broken|fractured|sprained|dislocated|swollen)|(?:i|he|she|we|my \w+)(?: was| got| is)? hurt(?:s)?\b|hurt my (?:arm|leg|back|neck|head|hand|foot|knee|wrist|shoulder|hip|ankle|eye)|(?:broke|broken|fractured) (?:my |a |his |her )?(?:arm|leg|neck|rib|wrist|ankle|nose|hip)|(?:neck|back|head|shoulder) (?:hurts|pain)|herid[oa]s?|lesion(?:es|ado|ada)?|me lastime|me duele|latigazo|fractura|me (?:fractur|quebr|rompi|torci|lesion)\w* (?:el|la|un|una|los|las) (?:brazo|pierna|mano|muneca|pie|tobillo|rodilla|hombro|dedo|costilla|cadera|nariz|clavicula|espalda)|(?:brazo|pierna|mano|muneca|pie|tobillo|rodilla|hombro|dedo|costilla|cadera|nariz) (?:fracturad|rot|quebrad|lesionad|torcid)[oa])\b|受伤|脖子(?:很)?痛|骨折|骨裂|挫伤|扭伤|脑震荡|烫伤|摔伤/u;
const UNHURT =
  /\b(?:nobody|no one|no-one|none of us) (?:was |were |got |is )?(?:hurt|injured)|\b(?:was|were|is)(?:n'?t| not) (?:hurt|injured)|\b(?:no injur(?:y|ies)|uninjured|unhurt|not injured|nadie (?:resulto |salio |fue )?(?:herid|lesionad)|sin (?:heridos|lesiones|lesionados)|ileso|no hubo (?:heridos|lesionados))|(?:没|无)(?:有)?(?:任何)?人?(?:员)?受伤|人(?:都)?没事|人平安/u;

/** Whether somebody was hurt, where the text says so either way. */
export const injuryIn = (low: string): (Place & { readonly yes: boolean }) | null => {
  const unhurt = UNHURT.exec(low);
  const match = unhurt ?? HURT.exec(low);
  return match === null
    ? null
    : { start: match.index, end: match.index + match[0].length, yes: unhurt === null };
};
