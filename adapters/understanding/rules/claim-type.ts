import type { ClaimTypeId } from '../../../core/narrative/claim-type.ts';

/** Words that speak for a type, each with a weight. The best type is certain when it leads clearly. */
const WORDS: {
  readonly [Type in ClaimTypeId]: readonly { readonly pattern: RegExp; readonly weight: number }[];
} = {
  notDelivered: [
    {
      pattern:
        /\b(?:never (?:arrived|came|received|delivered|got)|(?:has|have|had)(?:n'?t| not) (?:arrived|come|been delivered|received)|did(?:n'?t| not) (?:arrive|come|receive|get (?:it|my))|still waiting for|not delivered|lost in (?:the )?(?:mail|transit)|nunca (?:lleg[oó]|recib[ií])|no (?:ha )?lleg(?:[oó]|ado)|no (?:lo |la )?(?:he )?recib(?:[ií]|ido))\b|(?:沒|没|未)(?:有)?(?:收到|送到|到貨|到货|寄來|寄来|送來|送来)|一直沒來|一直没来/iu,
      weight: 3,
    },
  ],
  defectiveGoods: [
    {
      pattern:
        /\b(?:brok(?:e|en)|defective|faulty|stopped working|does(?:n'?t| not) (?:work|turn on|cool|start|charge)|died|cracked|leak(?:s|ing)?|damaged|malfunction\w*|wrong (?:size|colou?r|item)|se (?:rompi[oó]|descompuso|da[ñn][oó]|ech[oó] a perder|averi[oó])|dej[oó] de (?:funcionar|enfriar)|no (?:funciona|enciende|enfr[ií]a|sirve)|defectuos[oa]|da[ñn]ad[oa])\b|壞|坏|故障|不能用|不會(?:動|冷|亮)|不冷|不制冷|漏水|瑕疵|破損|破损|有問題|有问题/iu,
      weight: 2,
    },
  ],
  serviceNotAsAgreed: [
    {
      pattern:
        /\b(?:contractor|plumber|repair(?:ed|man)? (?:badly|wrong)|renovat\w*|haircut|gym|course|wedding|photographer|cleaning service|moving company|did(?:n'?t| not) (?:finish|do the (?:job|work))|poor(?:ly)? (?:job|work|service)|plomero|alba[ñn]il|reforma|servicio mal|mudanza|gimnasio)\b|裝修|装修|課程|课程|健身房|婚紗|婚纱|搬家|服務不|服务不|師傅|师傅/iu,
      weight: 2,
    },
  ],
  wrongCharge: [
    {
      pattern:
        /\b(?:charged (?:me )?(?:twice|two times|double|too much|the wrong)|overcharg\w*|double[- ]charg\w*|wrong(?:ly)? charg\w*|billed (?:me )?(?:twice|too much)|cobr(?:aron|[oó]) (?:dos veces|de m[aá]s|doble)|cobro (?:doble|indebido))\b|重複扣款|重复扣款|多扣|扣了兩次|扣了两次|亂收費|乱收费|多收/iu,
      weight: 3,
    },
  ],
  cardTransaction: [
    {
      pattern:
        /\b(?:(?:credit|debit|bank) card|my card|card (?:was )?(?:stolen|charged|used)|unauthori[sz]ed|did(?:n'?t| not) (?:make|authori[sz]e) (?:this|the|that)|don'?t recogni[sz]e|fraud\w*|tarjeta|no reconozco|cargo no)\b|信用卡|刷卡|盜刷|盗刷|簽帳|不是我刷/iu,
      weight: 3,
    },
  ],
  travelDisruption: [
    {
      pattern:
        /\b(?:flight|airline|hotel|train|booking|airport|luggage|baggage|vuelo|aerol[ií]nea|equipaje|reserva de hotel)\b|航班|班機|班机|飛機|飞机|飯店|酒店|行李|旅行社|訂房|订房/iu,
      weight: 3,
    },
  ],
  propertyDamage: [
    {
      pattern:
        /\b(?:(?:flood|water|fire|storm|hail)(?:ed)? (?:damage|my)|roof|burst pipe|ceiling|da[ñn]os? (?:por agua|en mi casa)|inundaci[oó]n|techo)\b|淹水|火災|火灾|屋頂|屋顶|漏水損|天花板/iu,
      weight: 2,
    },
  ],
  motorAccident: [
    {
      pattern:
        /\b(?:car (?:accident|crash)|rear[- ]ended|hit my (?:car|bumper)|crash(?:ed)? into|collision|fender|ran (?:a|the) red light|choque|me chocaron|chocaron|accidente de (?:auto|coche|tr[aá]fico))\b|車禍|车祸|追撞|追尾|撞(?:到|了|上)|擦撞|剐蹭/iu,
      weight: 4,
    },
  ],
  personalInjury: [
    {
      pattern:
        /\b(?:slipped|tripped|fell (?:on|in|down)|dog bit|injured (?:in|at|by)|whiplash|resbal[eé]|me ca[ií]|mordi[oó])\b|滑倒|跌倒|摔倒|被狗咬|摔傷|摔伤/iu,
      weight: 3,
    },
  ],
  healthService: [
    {
      pattern:
        /\b(?:doctor|dentist|clinic|hospital|surgery|m[eé]dico|dentista|cl[ií]nica|cirug[ií]a)\b|醫生|医生|牙醫|牙医|診所|诊所|醫院|医院|手術|手术/iu,
      weight: 2,
    },
  ],
  subscription: [
    {
      pattern:
        /\b(?:subscription|free trial|auto[- ]?renew\w*|membership|keeps? charging|cancel(?:l?ed)? (?:my|the) (?:plan|account|membership|subscription)|suscripci[oó]n|renovaci[oó]n autom[aá]tica|membres[ií]a)\b|訂閱|订阅|自動續|自动续|會員費|会员费|試用|试用/iu,
      weight: 3,
    },
  ],
};
const TYPES = Object.keys(WORDS) as ClaimTypeId[];
const BUYING = /\b(?:bought|purchased|ordered|compr[eé]|ped[ií])\b|買了?|买了?|訂了|订了|購買|购买/iu;

export const claimTypeOf = (
  text: string,
): { readonly type: ClaimTypeId; readonly certain: boolean } | undefined => {
  const scored = TYPES.map((type) => ({
    type,
    score:
      WORDS[type].reduce((sum, { pattern, weight }) => sum + (pattern.test(text) ? weight : 0), 0) +
      (type === 'defectiveGoods' && BUYING.test(text) ? 0.5 : 0),
  })).sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best === undefined || best.score < 1) return undefined;
  return { type: best.type, certain: best.score >= 2 && best.score > (next?.score ?? 0) };
};
