import type { ClaimTypeId } from '../../../core/narrative/claim-type.ts';

/** What speaks for a kind of dispute, in words of a plain text (see plain.ts). */
export type KindWords = {
  /** Says what went wrong: this kind of trouble and no other. `weight` orders kinds that are told in one breath. */
  readonly tells: RegExp;
  readonly weight: number;
  /** Says only what it was about: a hotel, a dentist, a gym. */
  readonly about?: RegExp;
};

/** One row a kind of dispute; a kind without a row does not compile. */
export const KIND_WORDS: { readonly [Type in ClaimTypeId]: KindWords } = {
  notDelivered: {
    tells:
      /\b(?:never (?:arrived|came|showed up|turned up|received|delivered|got|shipped|sent)|(?:has|have|had|was|is)(?:n'?t| not) (?:arrived|come|been delivered|delivered|received|shipped|got(?:ten)?)(?! (?:(?:my|the|a|any) )?(?:refund|money|reply|answer|response|email|call))|still (?:has|have)(?:n'?t| not) |still (?:not|nothing) (?:here|arrived|come)|did(?:n'?t| not) (?:arrive|come|show up|turn up|receive|get (?:it|my (?!money|refund)|the (?!money|refund)))|still waiting (?:for|on)(?! (?:my|a|the) (?:refund|money|reply|answer|response))|not (?:been )?delivered|undelivered|lost in (?:the )?(?:mail|post|transit)|nunca (?:me |nos )?(?:llego|llegaron|recibi|entregaron|enviaron|mandaron)|(?:aun |todavia |sigue |sigo )?(?:no|sin) (?:me |nos )?(?:ha |han )?(?:lleg(?:o|aron|ado|an?|ar)|entreg(?:aron|ado)|enviaron|mandaron)|no (?:lo |la |los |las )?(?:he )?recib(?:i|ido)(?! (?:respuesta|contestacion|el (?:dinero|reembolso)))|sigo (?:esperando|sin recibir)|sin recibir|(?:todavia|aun) nada|still nothing|nothing (?:yet|so far))\b|连个?影子|(?:没|未)(?:有)?(?:收到(?!退款|钱|回|通知|款)|送到|送达|到货|寄来|送来|发货|寄到|寄出|出货)|(?:一直|迟迟|至今|现在)(?:都|还|也)?(?:没(?:有)?(?:来|到)|不发货|不出货)|(?:还|都)没(?:来|到|寄|发|送)(?!过)|收不到(?:货|东西|包裹)/u,
    weight: 3,
  },
  defectiveGoods: {
    tells:
      /\b(?:broken?|breaks|defective|faulty|stopped (?:working|cooling|charging|heating|spinning)|does(?:n'?t| not) (?:work|turn on|cool|start|charge|heat|spin|fit)|won'?t (?:turn on|start|charge|work|cool|heat|spin|close|open)|(?:battery|screen|motor|engine) (?:dies|died|is dead|drains)|died|dead on arrival|cracked|leak(?:s|ing|ed)?|spark(?:s|ed|ing)|overheat\w*|smok(?:es|ed|ing)|damaged|malfunction\w*|bent|dented|scratched|torn|ripped|stained|chipped|(?:wrong|different) (?:size|colou?r|item|model|one|product)|squeak\w*|(?:color|talla|modelo|producto) (?:equivocad[oa]|distint[oa]|diferente|que no)|not as described|fake|counterfeit|se (?:rompio|descompuso|dano|echo a perder|averio|estropeo|quebro|despego|apaga|calienta demasiado)|dejo de (?!contestar|responder|pagar|atender|escribir|llamar)[a-z]+[aei]r|no (?:funcionan?|encienden?|prenden?|enfria|calienta|sirven?|cargan?|gira|cierra)|pierde (?:agua|aceite|gas)|(?:echa|saca|suelta) (?:chispas|humo)|llego (?:rot[oa]|danad[oa]|golpead[oa]|quebrad[oa])|rot[oa]s?|defectuos[oa]s?|danad[oa]s?|averiad[oa]|descompuest[oa])\b|坏|故障|不能用|不会(?:动|冷|亮|转)|不冷|不热|不制冷|不转|开不了机|充不(?:了|进)电|(?:自动|自己|突然|老是)关机|死机|当机|黑屏|漏水|漏电|跳闸|跳电|冒(?:火花|烟)|(?:发|寄|送|颜色|型号|尺寸)错|颜色不对|异响|脱胶|开胶|掉漆|瑕疵|破损|破了|裂|有问题|质量|假货|仿品|不符|(?:电池|电量).{0,12}(?:没电|不耐用)/u,
    weight: 2.2,
  },
  serviceNotAsAgreed: {
    tells:
      /\b(?:(?:did(?:n'?t| not)|never) (?:finish(?:ed)?|complete(?:d)?|do (?:the|half the) (?:job|work)|show(?:ed)? up for)|(?:poor|bad|terrible|sloppy|awful) (?:job|work)|half[- ](?:finished|done)|left (?:it|the (?:job|work)) (?:unfinished|half)|(?:we |i )hired (?!(?:a|the) (?:car|bike|boat|venue|room|hall|dress|suit)\b)|not what (?:we|was) (?:agreed|promised)|no (?:termin(?:o|aron)|acab(?:o|aron)|cumpli\w+)|(?:a|quedo a) medias|falta la mitad|sin terminar|mal hech[oa]|contrat(?:e|amos) a (?!plazos)|abandon(?:o|aron) (?:la obra|el trabajo))\b|(?:请|找|雇)(?:了|的)[^，。]{1,10}(?:公司|师傅|团队|装潢|装修|设计)|没做完|没完工|烂尾|做(?:到)?一半|偷工减料|服务(?:不|差|太差)|做得(?:很|太)?(?:差|烂)|(?:小班|班)[^，。]{0,8}[，,]?(?:实际|结果)/u,
    weight: 2.6,
    about:
      /\b(?:contractor|plumber|electrician|painter|gardener|renovat\w*|remodel\w*|haircut|salon|gym|course|classes|lessons|tutor\w*|wedding|photographer|caterer|cleaning service|cleaners|moving company|movers|plomero|fontanero|electricista|albanil|contratista|jardinero|carpintero|reformas?|remodelacion|pintar|pintor|mudanzas?|gimnasio|curso|clases|academia|boda|fotograf[oa])\b|装修|装潢|课程|补习|培训|[语学舞琴画班]班|家教|私教|健身房?|婚纱|婚礼|摄影|搬家|家政|保洁|师傅|施工|美容|美发|理发|洗车/u,
  },
  wrongCharge: {
    tells:
      /\b(?:(?:charged|billed|took|debited)\b[^.!?]{0,24}\b(?:twice|two times|double|too much|the wrong|more than)|overcharg\w*|double[- ]?(?:charg|bill)\w*|wrong(?:ly)? (?:charg|bill)\w*|(?:charged|billed|invoiced|took)[^.!?]{0,30}\d[^.!?\d]{0,12}(?:instead of|rather than|not)|hidden fees?|cobr(?:aron|o|ado|an)\b[^.!?]{0,16}\b(?:dos veces|de mas|doble|el doble|por duplicado|(?:el|un) importe equivocado)|cobr\w+[^.!?]{0,24}\d[^.!?\d]{0,12} (?:en (?:vez|lugar) de|y no)|cobro (?:doble|duplicado|indebido)|doble cobro|(?:cargo|cobro)s? duplicados?)\b|重复(?:扣款|收费|扣|收|刷)|多扣(?!的)|扣了?(?:我)?[两二2]次|收了?(?:我)?[两二2]次|乱收费|多收|刷了?(?:我)?[两二2]次|溢收|(?:应该|应当|本来|原本)(?:是|收|付)?[\d一-十百千万元块，,]{1,10}(?:却|结果|竟)?收了/u,
    weight: 4,
  },
  cardTransaction: {
    tells:
      /\b(?:card (?:was |got |has been )?(?:stolen|cloned|skimmed|used)|(?:stole|cloned|used) my card|unauthori[sz]ed|i (?:did(?:n'?t| not)|never) (?:ma[dk]e|authori[sz]ed?)\b|did(?:n'?t| not|n't) (?:make|authori[sz]e) (?:this|the|that|these|any|it)|(?:don'?t|do not) recogni[sz]e (?:this|the|a|it|these)|fraudulent|no reconozco|(?:yo )?no (?:lo |la )?(?:hice|autorice)|cargos? (?:no|que (?:yo )?no) (?:reconoc\w+|autoric\w+|hice)|clonaron|me robaron la tarjeta|fraude)\b|盗刷|不是我刷|冒用|没刷过|不认识的?(?:扣款|消费|交易)|未授权|没有?授权|卡被(?!吞)/u,
    weight: 4.2,
  },
  travelDisruption: {
    tells:
      /\b(?:cancel(?:l?ed|lation)\b[^.!?]{0,20}\b(?:flight|trip|train|tour|cruise|booking|reservation|stay)|(?:flight|train|ferry|bus|tour|cruise)\b[^.!?]{0,70}\b(?:cancel\w*|delayed|late|overbooked|missed)|overbooked|denied boarding|missed (?:my|our|the) (?:connection|flight)|(?:lost|missing|damaged) (?:my |our |the )?(?:luggage|baggage|bags?|suitcase)|(?:luggage|baggage|bags?|suitcase) (?:was |were |got |is |are )?(?:lost|missing|delayed|damaged)|(?:vuelo|tren|viaje|excursion|crucero)\b[^.!?]{0,50}\b(?:cancel\w+|retras\w+|demor\w+)|(?:cancel\w+|retras\w+)\b[^.!?]{0,16}\b(?:vuelo|tren|viaje|reserva|crucero)|(?:perdieron|extraviaron|no llego) (?:mi|la|nuestro|el) (?:maleta|equipaje)|sobreventa|no habia (?:habitacion|reserva)\w*)\b|(?:取消|延误|改|误)[^，。]{0,14}(?:航班|班机|机票|订房|行程|房间)|(?:航班|班机|飞机|火车|高铁|行程|订房)[^，。]{0,10}(?:取消|延误|晚点|误点|改期|超卖)|行李[^，。]{0,8}(?:丢|不见|遗失|没到|没来|坏|破)|(?:到了|入住)[^。]{0,12}没(?:有)?房/u,
    weight: 3.2,
    about:
      /\b(?:flights?|airlines?|airways|hotel|hostel|airbnb|train tickets?|airport|luggage|baggage|suitcase|cruise|travel agency|vuelos?|aerolinea|hostal|equipaje|maleta|crucero|avion|aeropuerto|agencia de viajes)\b|航班|班机|飞机|机票|航空|饭店|酒店|旅馆|民宿|行李|旅行社|订房|旅游团|跟团|高铁票|机场/u,
  },
  propertyDamage: {
    tells:
      /\b(?:flood(?:ed|ing)?|water damage|fire damage|hail(?:storm)?|burst pipe|pipe burst|(?:hit|backed into|crashed into|drove into|knocked down|damaged|ruined|broke)\b[^.!?]{0,20}\b(?:wall|fence|gate|house|garage|roof|ceiling|floor|carpet|garden|window)|(?:ceiling|roof) (?:is |was |has been )?(?:leak\w*|collapsed|came down|fell)|tree fell|(?:se |me |nos )?inund(?:acion|o|aron|ad[oa])|(?:se )?(?:rompio|revento) (?:una|la) (?:tuberia|caneria)|danos? (?:por agua|en mi casa)|goteras?|incendio|granizo|(?:tiro|derribo|golpeo|choco)\b[^.!?]{0,16}\b(?:barda|muro|pared|cerca|reja|porton|casa))\b|淹水|被?淹了|火灾|漏水损|水管(?:破|爆)|楼上[^，。]{0,4}漏水|(?:天花板|墙壁?|地板|木地板|屋顶)[^，。]{0,10}(?:漏|泡|塌|裂|坏|烂)|(?:撞|压)(?:塌|倒|坏|破)[^，。]{0,6}(?:墙|门|围栏|房)|(?:墙|围栏|大门|车库)[^，。]{0,4}(?:被)?(?:撞|压)(?:塌|倒|坏|破|到)/u,
    weight: 2.8,
    about:
      /\b(?:storm|roof|(?:my |the |our )?ceiling|fence|garden wall|neighbou?r|tejado|techo|tormenta|vecin[oa]s?|pared|muro)\b|屋顶|天花板|台风|墙壁|邻居|楼上/u,
  },
  motorAccident: {
    tells:
      /\b(?:car (?:accident|crash)|rear[- ]?ended|(?:hit|scraped|sideswiped|bumped|backed into|dented|damaged) my (?:car|bumper|door|truck|van|bike|scooter|motorbike)|crashed into (?:my|our|me|the back)|(?:ran|drove|went) into (?:my car|our car|me|the back)|collision|fender|ran (?:a|the) red light|t-boned|(?:un|el) choque|me choc(?:o|aron)|nos choc(?:o|aron)|chocaron (?:mi|contra)|me (?:golpe|ray|abolla|peg)\w+ (?:el|mi|la) (?:coche|carro|auto|moto|camioneta|furgoneta)|choco (?:mi (?!barda|muro|pared|cerca|reja)|contra mi|con mi)|accidente de (?:auto|coche|trafico|transito|carro)|me (?:dio|pego|dieron|pegaron) por detras|chocarme)\b|车祸|追撞|追尾|撞(?:到|了|上)(?:我|前|后)(?!家|们家)|撞(?:到|了|上)(?![^，。]{0,6}(?:墙|门|房))|擦撞|剐蹭|刮擦|被[^，。]{0,14}撞|闯红灯/u,
    weight: 4.5,
  },
  personalInjury: {
    tells:
      /\b(?:slipped|tripped|fell (?:on|in|down|over|at|off)(?! (?:after|the market))|dog (?:bit|attacked)|bitten|injured (?:in|at|by)|me resbale|resbale|me cai|se cayo (?:mi (?:mama|madre|papa|padre|hij[oa]|abuel[oa])|por)|me mordio|mordedura|tropece)\b|滑倒|跌倒|摔倒|摔下|被狗咬|摔伤|绊倒|烫伤/u,
    weight: 3.4,
  },
  healthService: {
    tells:
      /\b(?:(?:crown|filling|implant|denture|veneer|stitches|tooth)s?\b[^.!?]{0,40}\b(?:fell|came|broke|popped) ?(?:off|out)?|misdiagnos\w+|wrong (?:tooth|diagnosis|medication|dose|leg|arm|eye)|botched|(?:corona|empaste|implante|muela|diente|protesis)\b[^.!?]{0,40}\bse (?:me )?(?:cayo|rompio|solto)|se me cayo (?:la|el|una?) (?:corona|empaste|implante|muela|diente|protesis)|mal (?:diagnostic\w+|operad[oa])|negligencia medica)\b|(?:假牙|牙套|牙冠|植牙|补的牙|镶的牙|镶牙|根管)[^。]{0,16}(?:掉|断|松|坏|痛|疼)|误诊|手术失败|拔错牙|开错药|打错针/u,
    weight: 2.4,
    about:
      /\b(?:doctor|dentist|dental|clinic|hospital|surgery|surgeon|medical bill|crown|tooth|teeth|medic[oa]|dentista|clinica|cirugia|cirujan[oa]|odontolog[oa]|tratamiento|muela|ortodoncia)\b|医生|医师|牙医|口腔|诊所|门诊|医院|手术|植牙|镶牙|镶的牙|假牙|牙套|医美|整形/u,
  },
  subscription: {
    tells:
      /\b(?:free trial|auto[- ]?renew\w*|renewed (?:itself|automatically|without)|(?:keeps?|kept|still|continues? to|continued to)(?: on)?(?: being)? (?:charg|bill|tak|debit)\w*|(?:won'?t|wouldn'?t|will not|refuse to) let me (?:cancel|out|leave)|cancel(?:l?ed)? (?:my|the) (?:plan|account|membership|subscription)|renovacion automatica|se renovo|prueba gratis|(?:me |nos )?(?:sigue|siguen|siguieron|continuan) (?:cobrando|debitando|descontando)\w*|(?:di|dimos|darme|dar) de baja)\b|自动续|连续包月|(?:一直|还在|还是?|又|仍然?|继续|照样)(?:在)?扣|(?:每个?月|还是|都)+(?:还是|都|一直|还|照)*扣|取消[^，。]{0,8}(?:会员|订阅|包月)|解约|退订|续订|试用/u,
    weight: 3.5,
    about:
      /\b(?:subscription|subscribed|membership|(?:a|per|every|each) month|monthly|suscripcion|suscribi|membresia|cada mes|mensualidad)\b|订阅|会员|包月|月费|会籍/u,
  },
};
