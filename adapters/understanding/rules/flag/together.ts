import type { Concern } from '../../../../core/port/understanding.ts';

/** Cues that mean something only beside each other: every one of them has to stand in the same sentence. */
type Together = readonly RegExp[];

const PEOPLE =
  /\b(?:family|kids|children|mother|mum|mom|dad|father|wife|husband|sister|brother|son|daughter|everyone|everybody|familia|hijos|mama|papa|madre|padre|espos[oa]|herman[oa]|todos)\b|家里|家人|孩子|小孩|妈|爸|妹|弟|姐|哥|大家|老公|老婆|先生|太太/u;
const SOON =
  /\b(?:tonight|tomorrow|morning|weekend|next week|next month|monday|friday|sunday|christmas|esta noche|manana|semana|viernes|lunes|domingo|navidad)\b|明天|今晚|早上|明早|下周|下?个?(?:星期|礼拜|月)|周末|过年|圣诞/u;
const MEANS =
  /\b(?:rope|noose|pills|tablets|razors?|blades?|gun|pistol|poison|bridge|soga|cuerda|pastillas|navaja|pistola|veneno|puente)\b|绳子|药|刀片|美工刀|农药|木炭|桥|楼顶|天台|顶楼/u;

/** One row a way to speak, in English, Spanish and Chinese alike. */
export const TOGETHER: { readonly [Kind in Concern]: readonly Together[] } = {
  selfHarm: [
    [
      /\bi doubt i\b|don'?t see myself|\bi(?:'m| am) (?:not|no longer) alive|\b(?:won'?t|not|n'?t) (?:still )?be (?:alive|around)|\bdudo que\b|\bno me veo\b|ya no (?:este|estoy|voy a estar)|活不到|撑不到|不在了|不在人世/u,
      SOON,
    ],
    [
      /\b(?:won'?t|don'?t|no longer)(?: be)? need(?:ing)?\b|\bno (?:lo |la |me )?(?:voy a necesitar|necesitare|hara falta)|用不[着到]|不需要了/u,
      /\b(?:money|refund|send|give|dinero|reembolso|manden\w*|denle|den)\b|钱|退款|给/u,
      PEOPLE,
    ],
    [
      /\b(?:be with|join|see|follow|estar con|ver a|reunirme con|irme con)\b|陪|去找|去见|团聚/u,
      /\b(?:want|wish|soon|quiero|pronto|quisiera)\b|想|很快|快要|可以/u,
      /\b(?:passed|died|dead|heaven|grave|murio|fallecio|cielo|difunt[oa])\b|走了|过世|去世|天上|死了/u,
      PEOPLE,
    ],
    [
      /\b(?:cats?|dogs?|pets?|gat[oa]s?|perr[oa]s?|mascotas?)\b|猫|狗|宠物/u,
      /\b(?:someone|somebody|friend|neighbou?r|home|shelter|gave|quien|vecin[oa]|amig[oa]|regale|albergue)\b|送|养|托/u,
      /\b(?:worry|no longer|any ?more|goodbye|fine without|preocup\w*|ya no|despedi\w*)\b|担心|放心|不用再|再见/u,
    ],
    [
      /\b(?:left|leaving|wrote|written|writing|deje|dejo|escribi|escribo|escrito)\b|留|写/u,
      /\b(?:a|the|my|una|la|mi) (?:notes?|letters?|carta|nota)\b|[一封]信|遗/u,
      PEOPLE,
    ],
    [
      MEANS,
      /\b(?:keep thinking|thinking (?:about|of)|know how|know what to do|ready|waiting for me|easy way|just one step|no dejo de pensar|pienso en|pensando en|se como|list[oa]s? para|me espera)\b|一直想|总是想|在等我|知道怎么|准备好|就在(?:车库|抽屉|床)/u,
    ],
    [
      /\bi(?:'ll| will) be gone\b|\bi won'?t be (?:here|around)\b|\bya no (?:voy a estar|estare)\b|我(?:就)?要走了|我不会在了/u,
      /\b(?:bother|no need|don'?t reply|too late|by then|by the time|molest\w+|contest\w+|tarde)\b|不用|不必|别|来不及/u,
    ],
    [
      /\b(?:all|everything)(?:'ll| will)? (?:be )?over\b|\btodo (?:se )?habra (?:acabado|terminado)|\btodo (?:se )?(?:acaba|termina)\b|\b(?:won'?t|not|no longer) be my problem|\bya no sera (?:mi|un) problema|(?:一切|全部?|什么)(?:都|就)+(?:会)?结束|不(?:再)?是我的(?:问题|事)/u,
      SOON,
    ],
    [
      /\b(?:had enough of|done with|sick of|tired of|hate|suficiente de|hart[oa] de|cansad[oa] de|odio)\b|够|受不了|讨厌|厌倦/u,
      /\b(?:(?:this|my) life|living|everything in my life|esta vida|mi vida|vivir)\b(?! (?:insurance|with|in|policy|jacket))|(?:这种|这样的|这)日子|人生|活着/u,
    ],
    [
      /\b(?:all i do|all i am|only|nothing but|lo unico que|solo|nada mas)\b|只会|只是|只能|总是/u,
      /\b(?:i|me|hago|soy|doy)\b|我/u,
      /\b(?:cost|burden|trouble|weight|costar\w*|problemas|carga|estorbo|molestia)\b|拖累|累赘|添麻烦|负担/u,
      PEOPLE,
    ],
    [
      /\b(?:rid of me|se (?:libran|deshacen) de mi|be better (?:off )?(?:if i|with me gone)|better off if i|mejor si yo no)\b|不用再(?:看到|见到|忍受)我|摆脱我|没有我[^，]{0,6}(?:好|轻松)/u,
    ],
    [
      /\b(?:can'?t|don'?t|cannot) see (?:any|a|the) (?:way (?:forward|out)|future|light)|\bi(?:'m| am) finished\s*$|\bno veo (?:salida|futuro|luz)|\bestoy acabad[oa]|看不到(?:未来|前路|尽头|明天|光)|没(?:有)?路(?:可)?走|没(?:有)?退路/u,
      /\bi\b|\bme\b|\bno veo\b|\bestoy\b|我|看不到|没/u,
    ],
  ],
  violence: [
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
  ],
  medical: [
    [
      /\b(?:face|lips|tongue|throat|eyes|neck|cara|labios|lengua|garganta|ojos|cuello)\b|脸|舌|喉|嘴唇|眼睛/u,
      /\b(?:swelling|is swollen|hinchando|hincha|esta hinchad[oa])\b|肿(?:起来|得|了)/u,
    ],
    [
      /\b(?:hit|bumped|banged|fell|golpeo|pego|cayo)\b|撞|摔|砸/u,
      /\b(?:head|cabeza)\b|头/u,
      /\b(?:vomit\w*|throwing up|confused|nonsense|drowsy|sleepy|slurr\w+|confundid[oa]|sin sentido|somnolient[oa]|dormid[oa])\b|吐|胡话|迷糊|昏|嗜睡/u,
    ],
    [
      /\b(?:chest|pecho)\b|胸/u,
      /\b(?:tight|tightness|crushing|pressure|hurts|pain|apretado|presion|opresion|duele|dolor)\b|闷|紧|压|痛|疼/u,
      /\b(?:my|his|her|i|me|tengo|siento|le|mi)\b|我|他|她|爸|妈/u,
      /\b(?:arm|jaw|sweating|breath|numb|brazo|mandibula|sudando|dormido|aire)\b|手|臂|冒汗|气|麻/u,
    ],
    [
      /\b(?:baby|child|son|daughter|he|she|bebe|nin[oa]|hij[oa])\b|宝宝|孩子|儿子|女儿|他|她/u,
      /\b(?:floppy|limp|listless|lifeless|como trapo|flacid[oa]|sin fuerzas|no se sostiene)\b|软软|瘫软|叫不动|没力气动/u,
    ],
    [
      /\b(?:can'?t|cannot|unable to|no (?:puedo|podemos|logro|logramos))\b/u,
      /\b(?:wake (?:him|her|them|my)|(?:him|her|them|my \w+) (?:to wake|awake|conscious)|despertarl[oa]|que despierte|que reaccione)\b/u,
    ],
    [
      /\b(?:dizzy|light-?headed|spinning|mareo|maread[oa]|vueltas)\b|头晕|头好晕|天旋地转/u,
      /\b(?:can'?t stand|can'?t get up|passing out|falling|collapse|no puedo (?:parar|levantar|poner)\w*|me caigo|desmay\w+)\b|站不|起不来|倒|昏/u,
    ],
    [
      /\b(?:trouble|difficulty|hard|barely|short(?:ness)? of|struggling|wheezing|cuesta|dificultad|apenas)\b|困难|吃力|费力/u,
      /\b(?:breath|breathing|breathe|respirar|respira)\b|呼吸/u,
      /\b(?:is|am|'s|i'?m|has|having|now|since|can|le|me|esta)\b|现在|很|他|她|我/u,
    ],
    [
      /\b(?:blood|bleeding|sangre)\b|血/u,
      /\b(?:so much|too much|a lot|lots|everywhere|soak\w*|pouring|gushing|mucha|muchisima|tanta|empap\w+|chorro)\b|好多|很多|太多|湿透|一直|喷/u,
      /\b(?:there'?s|there is|i'?m|is|it'?s|hay|sale|ya|esta)\b|血/u,
    ],
  ],
};

const SENTENCE = /[.!?。！？\n]+/u;
/** Longer than this, cues stand beside each other by chance. */
const LONGEST = 180;

/** Whether cues of a kind stand together in some sentence of a plain text. */
export const standTogether = (cues: readonly Together[], low: string): boolean =>
  low
    .split(SENTENCE)
    .some(
      (sentence) =>
        sentence.length <= LONGEST && cues.some((each) => each.every((cue) => cue.test(sentence))),
    );
