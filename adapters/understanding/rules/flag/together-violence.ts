import type { Together } from './together.ts';

/** Of a threat, a weapon, an intruder: one row a way to speak, in English, Spanish and Chinese alike. */
export const VIOLENCE_CUES: readonly Together[] = [
  [
    /\b(?:address|where (?:he|she|they|you) lives?|direccion|donde vive\w*)\b|地址|住(?:哪|在哪|址)/u,
    /\b(?:prison|jail|police can'?t|nothing to lose|not afraid|carcel|no le tengo miedo|nada que perder|deserves?|visit him|visit her)\b|坐牢|不怕|没什么(?:好|可)失去|拜访|教训/u,
  ],
  [
    /\b(?:i'?ll|i will|i'?m going to|gonna|voy a|me l[oa]s? van? a|ire)\b|我(?:会|要|非)/u,
    /\b(?:find|visit|wait for|waiting for|go after|make|deal with|buscar|encontrar|esperar|pagar)\b|找|等|堵|收拾/u,
    /\b(?:driver|seller|owner|manager|boss|him|her|them|that man|vendedor|dueno|repartidor|chofer|gerente|jefe)\b|司机|老板|卖家|店长|经理|他|她/u,
    /\b(?:in person|alone|in the dark|when nobody|face to face|regret|en persona|a solas|arrepentir\w*|cara a cara)\b|亲自|单独|算账|后悔|好看/u,
  ],
  [
    /\b(?:check under|watch|brakes|burn|torch|fire|careful with|revise|cuide|frenos|incendi\w+|arder)\b|小心|刹车|着火|放火/u,
    /\b(?:his|her|their|your|su|sus)\b|他|她|你们?/u,
    /\b(?:car|kids|children|family|house at night|hijos|familia|coche|carro)\b(?! (?:seat|wash|park))|车|孩子|家人/u,
    /\b(?:should|better|might|could|would be|deberia|mas vale|podria)\b|最好|应该|可能/u,
  ],
  [
    /\b(?:ex|stranger|strangers|man|men|guy|someone|somebody|neighbou?r|husband|boyfriend|desconocid[oa]s?|hombres?|tipo|alguien|vecino|marido|novio)\b|前夫|前男友|陌生人|男人|有人|邻居|老公/u,
    /\b(?:kicking|pounding|banging|breaking|climbing|just climbed|just broke|smashing|forcing|pateando\w*|golpeando\w*|rompiendo\w*|forzando\w*|acaban? de (?:entrar|meterse|romper))\b|踢|砸|撞|撬|爬进|闯/u,
    /\b(?:doors?|windows?|house|flat|puertas?|ventanas?|casa)\b|门|窗|进来|屋/u,
  ],
  [
    /\b(?:got|has|have|holding|with|tiene|trae|con|lleva)\b|拿|握|持|带/u,
    /\b(?:knife|gun|bat|machete|axe|pistol|cuchillo|pistola|arma|bate|navaja)\b|刀|枪|棍|斧/u,
    /\b(?:he|she|they|ex|man|someone|el|ella|tipo|hombre|alguien|tiene|trae)\b|他|她|有人|男人/u,
    /\b(?:hallway|outside|downstairs|at the door|in the house|coming|right now|pasillo|afuera|abajo|en la puerta|ahora)\b|走廊|门口|楼下|外面|屋里|现在/u,
  ],

  [
    /\b(?:won'?t|will stop|wipe|no se van a|se les va a|dejaran de)\b|看(?:你|他)们?|还敢/u,
    /\b(?:laugh\w*|smil\w+|smug|reir\w*|risa|burlar\w*)\b|笑|嚣张/u,
    /\b(?:when i|once i|with my|cuando|con mis)\b|我带|我来|等我|带(?:人|朋友|兄弟)/u,
  ],
  [
    /\b(?:learn|understand|listen|aprend\w+|entiend\w+)\b|怕|学乖|听话|懂/u,
    /\b(?:hurt|blood|pain|fist|fists|force|golpes|sangre|a palos|fuerza)\b|见血|挨打|挨揍|拳头|动手/u,
    /\b(?:only|until|when|solo|hasta|cuando)\b|不|才|只/u,
  ],
  [
    /\b(?:shop|store|office|house|place|tienda|oficina|casa|local)\b|店|公司|家|房子/u,
    /\b(?:burns?|on fire|flames|petrol|gasoline|matches|arde|gasolina|cerillos|llamas)\b|烧|汽油|点火/u,
    /\b(?:easily|easy|will|would|could|your|his|facil|puede|podria|su)\b|你们|容易|会|很快/u,
  ],
  [
    /\b(?:following|chasing|stalking|siguiendo|persiguiendo|acosando)\b|跟[着踪]|追[着赶]/u,
    /\b(?:me|us|my car|nos)\b|我/u,
    /\b(?:he'?s|she'?s|they'?re|is|again|now|esta|estan|otra vez|ahora)\b|又|一直|现在|他/u,
  ],
  [
    /\b(?:they|he|someone|somebody|man|men|estan?|alguien|quieren)\b|他们?|有人/u,
    /\b(?:trying to get in(?:side)?|coming in|getting in|forcing|tratando de entrar|queriendo entrar|quieren entrar)\b|想(?:要)?(?:闯|冲|进)(?:进)?来|要(?:闯|冲)进来/u,
  ],
  [
    /\b(?:threaten\w*|waving|pointing|aiming|amenaza\w*|apunta\w*)\b|对[着准]|威胁|挥/u,
    /\b(?:machete|knife|gun|axe|hammer|cuchillo|pistola|arma|hacha|martillo)\b|刀|枪|斧|锤/u,
  ],
];
