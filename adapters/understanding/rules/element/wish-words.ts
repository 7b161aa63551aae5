import type { Wanted } from '../../../../core/narrative/element.ts';

/** What is asked for, in words of a plain text (see plain.ts). Of two at one place the one higher in this table counts. */
export const WISH_WORDS: { readonly [Kind in Exclude<Wanted, 'other'>]: readonly string[] } = {
  partialRefund: [
    '(?:a )?partial(?:ly)? refund(?:ed)?|(?:refund|return|give)(?: me)?(?: at least)? (?:half|part|some|a part)\\b|(?:at least )?(?:half|part|some|a part|a portion|\\d{1,3} ?(?:%|percent))(?: of)?(?: (?:my|the|that|our))? ?(?:money|price|payment|cost|it|what i paid)?,? (?:back|refunded|returned)|(?:half|part|some|a part|a portion) of (?:it|(?:my|the|our) (?:money|price|payment)|what i paid)|a (?:discount|price reduction)|price reduction|(?:to )?(?:get|have|refund|pay) (?:back )?the difference|the difference(?: back)?',
    '(?:un )?reembolso parcial|(?:(?:me )?(?:devuelv|devolv|regres|reembols|reintegr)\\w*(?:me)?(?: (?:al menos|por lo menos|solo))? )?(?:la mitad|(?:una )?parte de(?:l dinero| lo que pague| mi dinero)|una parte|la diferencia|el \\d{1,3} ?(?:%|por ciento))|(?:un )?descuento|(?:una )?rebaja',
    '部分退款|退(?:还|回|给)?(?:我|我们)?(?:一半|一部分|部分|[一二两三四五六七八九]成|百分之)|退(?:还|回|我)?(?:这个|的)?差(?:价|额)|补(?:我)?差(?:价|额)|(?:把)?差(?:价|额)(?:退|还|补)|折价|打折|减价|(?:一半|一部分|部分)的?钱',
  ],
  refund: [
    '(?:full |complete |total |entire )?refund(?:ed|s)?|(?:all )?(?:my |the |our |that |those )?(?:full |whole )?(?:money|cash|payment|deposit|bucks|[$€£]? ?\\d[\\d.,]{0,14}(?: ?(?:dollars|euros|pounds|usd|eur|bucks))?) (?:back|returned)|(?:give|get|pay|send|have|want)(?: me)?(?: (?:it|them|this|that))? back|(?:give|pay|send)(?: me| us)? back|(?:return|reverse|credit)(?: of)?(?: (?:my|the|that))? (?:money|charge|payment)|reimburse\\w*|(?:my|our) money\\b(?! (?:was|is|has|went|for|on|to))',
    '(?:(?:mi|el|la|su) )?(?:dinero|plata) de vuelta|reembols\\w+|(?:me |nos )?(?:lo |la |los |las )?(?:devuelv|devolv|regres(?!o)|reintegr)\\w+(?: (?:todo |toda )?(?:el|mi|la|los|mis|lo)? ?(?:dinero|plata|importe|total|monto|pago|deposito|\\d[\\d.,]{0,14}|que pague|cobrado))?|devolucion(?: (?:del dinero|completa|total))?|(?:mi|toda mi|todo mi) (?:dinero|plata)',
    '(?:全额|全部)?退款(?:给我)?|退钱(?:给我)?|退费(?:给我)?|退货退款|退还|退回|退(?:给)?我|退(?=[\\d一二两三四五六七八九十]|多|掉?多扣|差|订金|定金|押金|学费|票)|还(?:给)?我(?:钱|们)?|还(?:我)?(?=\\d)|全退|拿回|要回|把?.{0,8}(?:退|还)(?:给|回)?我|把?(?:钱|款|费用|押金|订金).{0,3}(?:退|还)|退货|原价退|假一赔',
  ],
  replacement: [
    'replac\\w+|(?:a |an )?(?:brand )?(?:new|another|different|working) (?:one|fridge|phone|unit|item|pair|set|kettle|laptop|machine)|exchang(?:ed?|ing)|swap(?:ped)?|one that works|(?:re)?send (?:me |us )?(?:a |the )?(?:new|another|right|correct) \\w+|resend\\w*',
    'reemplaz\\w+|reposicion|(?:me |que |nos )?(?:lo |la |los |las )?cambi(?:en|ar|arlo|arla|enlo|enla|enlos|enlas|enme|eme|e|o)(?:lo|la|los|las)?(?: por otr[oa]s?)?|(?:un[oa]? )?(?:nuev[oa]s?|otr[oa]s?)(?: nuev[oa]s?)?|(?:me )?(?:manden|envien) (?:el|la|los|las) (?:correct[oa]s?|que (?:pedi|compre))',
    '换货|换新|换(?:我)?(?:一|两)?[台个件双支张部把套只]|换一(?:样|下)|换(?:给我|成|一换)|补寄|补发|重(?:新)?(?:寄|发|送|出货|发货)|换个|(?:要|给我)(?:一[台个件双支张部])?(?:全)?新的',
  ],
  repair: [
    'repair(?:ed|s)?|fix(?:ed)?(?: it)?|mended|red(?:o|one)(?: it)?|do(?:ne)? (?:it )?(?:over|again|properly)|finish(?:ed)? (?:the|my|it|what)(?: (?:job|work))?|put (?:it )?right',
    '(?:me |que |nos )?(?:lo |la |los |las )?(?:reparen|arreglen|componga\\w*|reparar(?:lo|la)?|arreglar(?:lo|la)?|rehagan|rehacer|terminen|acaben|terminar(?:lo|la)?)|reparacion|arreglo',
    '(?<![已没])来修|修好|修理|维修|免费修|修一修|修一下|重做|返工|(?:把.{0,6})?做完|补做|完工',
  ],
  payment: [
    'compensat\\w+|(?:a )?payment(?: for)?|(?:to )?pay (?:for|me|my|us|the|this|what)(?: the)?|(?:be|get|that|this|it|them) paid(?: for)?|cover (?:my|the|it|this|that|all)(?: (?:costs?|bills?|repairs?|damages?|expenses))?|(?:covered|reimbursed) for|damages|(?:my |the )?(?:insurance )?payout|settle (?:my|the) claim',
    'indemni\\w+|compensa(?:cion|r\\w*)|(?:me |que |nos |se )?(?:lo |la |los |las )?(?:paguen|(?<=(?:me|nos|que|lo|la|los|las) )pague|pagar(?:me)?|pago de|cubran|cubrir|resarc\\w+|hagan cargo|haga cargo)(?: (?:los|mis|el|la|las|mi))?|(?:el|un) pago',
    '赔(?=$|[。！!，])|赔(?:偿|付|我|钱|给|款|医|修|车|偿金)|赔.{0,10}(?:钱|费|款|损失)|理赔|补偿|(?:支付|承担|负担|负责|出|付)(?:我|我的|全部|所有)?.{0,6}(?:医药费|医疗费|修理费|维修费|修车费|费用|损失|的钱)',
  ],
  cancel: [
    '(?:to )?(?:cancel(?:l?ed|lation)?|terminate)(?: (?:my|the|it|this|for real))?|(?:stop|quit) (?:charging|billing|taking)|end (?:my|the|this) (?:subscription|contract|membership)|(?:get |let me )?out of (?:the|this|my) contract',
    'cancel(?:ar|en|acion)\\w*|anul(?:ar|en|acion)\\w*|rescind\\w+|dejen de (?:cobrar|debitar)\\w*|(?:dar(?:me)?|den|me den) de baja|(?:terminar|romper|salir de) (?:el|mi|con el) contrato|no me cobren mas',
    '取消(?:订单|订阅|合约|合同|会员)?|解约|解除(?:合约|合同)|停止(?:扣款?|收费|订阅)|(?:别|不要|不准|不许)再?(?:扣|收)(?:款|钱|费|了|我)|退订|终止(?:合约|合同)|退会|退租',
  ],
  apology: [
    'apolog\\w+|(?:say |to say )sorry',
    '(?:una )?disculpas?|que se disculpen|pidan perdon',
    '道(?:个|一个)?歉|赔(?:个)?不是|说(?:声)?对不起',
  ],
};
