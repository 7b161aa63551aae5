import { CLAIM_TYPES, type ClaimTypeId } from '../../../core/narrative/claim-type.ts';

/** Words that speak for a type (in a plain text), each with a weight. The best type is certain when it leads clearly. */
const WORDS: { readonly [Type in ClaimTypeId]: { readonly pattern: RegExp; readonly weight: number } } = {
  notDelivered: {
    pattern:
      /\b(?:never (?:arrived|came|showed up|received|delivered|got|shipped|sent)|(?:has|have|had)(?:n'?t| not) (?:arrived|come|been delivered|received|shipped|got)|still (?:has|have)(?:n'?t| not) |did(?:n'?t| not) (?:arrive|receive|get (?:it|my|the))|still waiting (?:for|on)|not (?:been )?delivered|undelivered|lost in (?:the )?(?:mail|post|transit)|nunca (?:me )?(?:llego|llegaron|recibi|entregaron|enviaron)|no (?:me )?(?:ha |han )?(?:lleg(?:o|ado)|entreg(?:aron|ado)|enviaron)|no (?:lo |la )?(?:he )?recib(?:i|ido)|sigo (?:esperando|sin recibir)|sin recibir)\b|(?:没|未)(?:有)?(?:收到|送到|到货|寄来|送来|发货|寄到|出货)|一直(?:没来|没到|不发货|不出货)|还没(?:来|到|寄|发)|收不到/u,
    weight: 3,
  },
  defectiveGoods: {
    pattern:
      /\b(?:broke[n]?|defective|faulty|stopped (?:working|cooling|charging|heating)|does(?:n'?t| not) (?:work|turn on|cool|start|charge|heat|spin|fit)|won'?t (?:turn on|start|charge|work|cool)|died|dead on arrival|cracked|leak(?:s|ing|ed)?|damaged|malfunction\w*|wrong (?:size|colou?r|item|model)|not as described|fake|counterfeit|se (?:rompio|descompuso|dano|echo a perder|averio|estropeo|quebro)|dejo de (?:funcionar|enfriar|prender|cargar)|no (?:funciona|enciende|prende|enfria|sirve|carga)|llego (?:rot[oa]|danad[oa]|golpead[oa])|rot[oa]s?|defectuos[oa]|danad[oa]|averiad[oa]|descompuest[oa])\b|坏|故障|不能用|不会(?:动|冷|亮|转)|不冷|不制冷|不转|开不了机|充不了电|漏水|瑕疵|破损|破了|裂|有问题|质量|假货|仿品|不符/u,
    weight: 2,
  },
  serviceNotAsAgreed: {
    pattern:
      /\b(?:contractor|plumber|electrician|renovat\w*|remodel\w*|haircut|salon|gym|course|classes|wedding|photographer|caterer|cleaning service|moving company|movers|did(?:n'?t| not) (?:finish|complete|do the (?:job|work))|(?:poor|bad|terrible|sloppy) (?:job|work)|half[- ]finished|plomero|fontanero|electricista|albanil|contratista|reforma|remodelacion|mudanza|gimnasio|curso|boda|fotograf[oa]|no (?:termino|terminaron|cumpli\w+))\b|装修|装潢|课程|补习|健身房|婚纱|婚礼|摄影|搬家|服务不|师傅|没做完|没完工|施工|美容|家教/u,
    weight: 2.5,
  },
  wrongCharge: {
    pattern:
      /\b(?:charged (?:me |us )?(?:twice|two times|double|too much|the wrong|more than)|overcharg\w*|double[- ]?charg\w*|wrong(?:ly)? charg\w*|billed (?:me |us )?(?:twice|too much|double)|hidden fees?|cobr(?:aron|o|ado) (?:dos veces|de mas|doble|el doble|por duplicado)|cobro (?:doble|duplicado|indebido)|doble cobro|cargo duplicado)\b|重复(?:扣款|收费|扣|收)|多扣|扣了?[两二2]次|收了?[两二2]次|乱收费|多收|刷了?[两二2]次|溢收/u,
    weight: 4,
  },
  cardTransaction: {
    pattern:
      /\b(?:card (?:was )?(?:stolen|cloned|skimmed|used)|(?:stole|cloned|used) my card|unauthori[sz]ed|did(?:n'?t| not|n't) (?:make|authori[sz]e) (?:this|the|that|these|any|it)|(?:don'?t|do not) recogni[sz]e (?:this|the|a|it|these)|fraudulent|no reconozco|no (?:lo )?(?:hice|autorice)|cargos? (?:no|que no) (?:reconoc\w+|autoric\w+|hice)|clonaron|me robaron la tarjeta|fraude)\b|盗刷|不是我刷|冒用|没刷过|不认识的?(?:扣款|消费|交易)|未授权|没有?授权|卡被/u,
    weight: 4.2,
  },
  travelDisruption: {
    pattern:
      /\b(?:flights?|airlines?|hotel|airbnb|train ticket|airport|luggage|baggage|suitcase|cruise|vuelos?|aerolinea|equipaje|maleta|hotel|crucero|avion|agencia de viajes)\b|航班|班机|飞机|机票|航空|饭店订房|酒店|民宿|行李|旅行社|订房|旅游团|跟团|高铁票/u,
    weight: 3,
  },
  propertyDamage: {
    pattern:
      /\b(?:flood(?:ed|ing)?|water damage|fire damage|storm|hail(?:storm)?|roof|burst pipe|(?:my |the )?ceiling|tree fell|inundacion|inundo|danos? (?:por agua|en mi casa)|goteras?|tejado|techo|incendio|tormenta|granizo)\b|淹水|淹了|火灾|屋顶|天花板|漏水损|台风|水管(?:破|爆)|楼上漏水|墙壁/u,
    weight: 2.5,
  },
  motorAccident: {
    pattern:
      /\b(?:car (?:accident|crash)|rear[- ]?ended|(?:hit|scraped|sideswiped) my (?:car|bumper|door|truck|van|bike|scooter)|crashed into|ran into my|collision|fender|ran (?:a|the) red light|t-boned|(?:un|el) choque|me choc(?:o|aron)|chocaron (?:mi|contra)|choco (?:mi|contra|con)|accidente de (?:auto|coche|trafico|transito|carro)|me dio por detras|chocar(?:on|me))\b|车祸|追撞|追尾|撞(?:到|了|上)(?:我|前|后)?|擦撞|剐蹭|被撞|闯红灯/u,
    weight: 4.5,
  },
  personalInjury: {
    pattern:
      /\b(?:slipped|tripped|fell (?:on|in|down|over)|dog (?:bit|attacked)|bitten|injured (?:in|at|by)|me resbale|resbale|me cai|me mordio|mordedura|tropece)\b|滑倒|跌倒|摔倒|被狗咬|摔伤|绊倒|烫伤/u,
    weight: 3,
  },
  healthService: {
    pattern:
      /\b(?:doctor|dentist|dental|clinic|hospital|surgery|surgeon|medical bill|medico|dentista|clinica|cirugia|cirujan[oa]|odontolog[oa]|tratamiento)\b|医生|医师|牙医|诊所|医院|手术|植牙|牙套|医美|整形/u,
    weight: 2,
  },
  subscription: {
    pattern:
      /\b(?:subscription|subscribed|free trial|auto[- ]?renew\w*|renewed (?:itself|automatically|without)|membership|keeps? (?:on )?charging|still (?:being )?charg\w+|cancel(?:l?ed)? (?:my|the) (?:plan|account|membership|subscription)|suscripcion|suscribi|renovacion automatica|se renovo|membresia|prueba gratis|siguen cobrando)\b|订阅|自动续|会员费|试用|续订|连续包月|一直扣|月费|解约|会籍/u,
    weight: 3.5,
  },
};
const CERTAIN = 2;
/** More choices than these are no help. */
const CANDIDATES = 3;

export type ClaimTypeRead = {
  readonly type: ClaimTypeId;
  readonly certain: boolean;
  readonly candidates: readonly ClaimTypeId[];
};

/**
 * The kind of dispute a text (plain) tells of, and up to three that it may be, the likeliest first; none where no word
 * speaks for one. Certain only where one leads.
 */
export const claimTypeOf = (low: string): ClaimTypeRead | undefined => {
  const spoken = CLAIM_TYPES.filter((type) => WORDS[type].pattern.test(low)).sort(
    (a, b) => WORDS[b].weight - WORDS[a].weight,
  );
  const [type, second] = spoken;
  if (type === undefined) return undefined;
  const first = WORDS[type].weight;
  const leads = second === undefined || first > WORDS[second].weight;
  return { type, certain: first >= CERTAIN && leads, candidates: spoken.slice(0, CANDIDATES) };
};
