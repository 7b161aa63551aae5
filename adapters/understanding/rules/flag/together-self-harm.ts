import type { Together } from './together.ts';

const PEOPLE =
  /\b(?:family|kids|children|mother|mum|mom|dad|father|wife|husband|sister|brother|son|daughter|everyone|everybody|familia|hijos|mama|papa|madre|padre|espos[oa]|herman[oa]|todos)\b|家里|家人|孩子|小孩|妈|爸|妹|弟|姐|哥|大家|老公|老婆|先生|太太/u;
const SOON =
  /\b(?:tonight|tomorrow|morning|weekend|next week|next month|monday|friday|sunday|christmas|esta noche|manana|semana|viernes|lunes|domingo|navidad)\b|明天|今晚|早上|明早|下周|下?个?(?:星期|礼拜|月)|周末|过年|圣诞/u;
const MEANS =
  /\b(?:rope|noose|pills|tablets|razors?|blades?|gun|pistol|poison|bridge|soga|cuerda|pastillas|navaja|pistola|veneno|puente)\b|绳子|药|刀片|美工刀|农药|木炭|桥|楼顶|天台|顶楼/u;

/** Of the own death: one row a way to speak, in English, Spanish and Chinese alike. */
export const SELF_HARM_CUES: readonly Together[] = [
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

  [
    /\b(?:my death|i die|i'?ve died|cuando (?:yo )?(?:muera|me muera|falte)|mi muerte)\b|我(?:死|过世|走)(?:了)?(?:之|以)?后/u,
    /\b(?:claim|case|son|daughter|family|take over|won'?t be long|money|refund|caso|reclamo|hijo|hija|dinero|mucho)\b|案|儿子|女儿|钱|退款|处理|接着/u,
  ],
  [
    /\b(?:i (?:don'?t|do not) think i(?:'ll| will)|i (?:may|might|won'?t|will) (?:not )?|no creo que|tal vez no)\b|我(?:可能|大概|恐怕|应该)/u,
    /\b(?:make it|last (?:that|this) long|see the (?:end|day|result)|be alive|llegue|alcance|aguante|vea)\b|等不到|撑不|活不|看不到/u,
    /\b(?:deadline|then|day|end|week|month|result|mind|care|fecha|dia|final|semana|mes|importa)\b|日子|那天|期限|结果|没关系|无所谓/u,
  ],
  [
    /\b(?:rather|prefer\w*|wish i|ojala)\b|宁愿|宁可|不如|真想/u,
    /\b(?:be where (?:he|she|they)|be with (?:him|her|them)|(?:have |be )?gone with|donde esta (?:el|ella)|estar con (?:el|ella))\b|去(?:他|她)那|跟(?:他|她)(?:一起)?走|和(?:他|她)在一起/u,
  ],
  [
    /\b(?:packed up|given the keys|gave (?:the|my) keys|cleared out|handed over|closed my account|vacie|entregue las llaves|cerre mis cuentas|empaque)\b|收拾好了|钥匙[^，]{0,4}(?:还|交)|清空/u,
    /\b(?:friend|neighbou?r|landlord|cat|dog|bird|everything|ready|amig[oa]|vecin[oa]|todo|perr[oa]|gat[oa])\b|朋友|邻居|房东|猫|狗|鸟|都/u,
  ],
  [
    /\b(?:sitting|been|sentad[oa]|llevo)\b|坐|待|站/u,
    /\b(?:garage|car|bathroom floor|edge|ledge|bridge|roof|window ?sill|garaje|cochera|borde|puente|azotea|cornisa)\b|车库|车里|边缘|桥|楼顶|窗台/u,
    /\b(?:for (?:an |two |\d+ )?hours?|for a long time|all night|alone|una hora|horas|toda la noche|sol[oa])\b|小时|很久|整晚|一个人|半天/u,
  ],
  [
    /\b(?:charcoal|pills|rope|razor blades?|carbon|pastillas|soga|cuerda|navajas?)\b|炭|药|绳|刀片/u,
    /\b(?:tape|alone|tonight|enough|cinta|sol[oa]|esta noche|suficiente)\b|胶带|今晚|一个人|够了/u,
    /\b(?:bought|have|got|compre|tengo|consegui)\b|买|有|准备/u,
  ],
  [
    /\b(?:goodbye|farewell|adios|hasta siempre)\b|再见了|永别|告别/u,
    /\b(?:you'?ve been (?:kind|good)|forgive me|sorry for everything|perdonen(?:me)?|perdon por todo)\b|保重|原谅我|对不起大家/u,
  ],
  [
    /\b(?:sleep|dormir\w*)\b|睡/u,
    /\b(?:stay asleep|never (?:wake|have to)|not wake|forever|for good|no despertar|para siempre|nunca)\b|不(?:要|想)?再?醒|永远|一直睡/u,
  ],
  [
    /\b(?:nobody|no ?one|nadie)\b|没(?:有)?人|谁(?:也|都)/u,
    /\b(?:notice|miss me|care if i|cry|daria cuenta|extran\w+|lloraria)\b|发现|在意|想念|难过/u,
    /\b(?:i|me|disappear\w*|desaparezco|desaparec\w+|muero|falto)\b|我/u,
    /\b(?:if|disappear\w*|gone|died|miss me|si|desapar\w+)\b|消失|死|不在|不见/u,
  ],
  [
    /\b(?:nothing|no reason|nada|ningun motivo)\b|没(?:有)?(?:什么|东西|理由)/u,
    /\b(?:look forward to|live for|wake up for|left for me|wait for|que esperar|por que vivir|me queda)\b|期待|盼|活着|留恋/u,
  ],
  [
    /\b(?:took|taken|swallowed|had|tome|tomado|trague)\b|吃|吞|喝/u,
    /\b(?:more (?:of them |pills )?than|too many|a few more|a lot of them|mas de l[oa]s? que|demasiad[oa]s|de mas)\b|多吃|多喝|太多|好几颗|几颗/u,
    /\b(?:sleepy|drowsy|feel strange|numb|dizzy|sueno|maread[oa]|rar[oa])\b|困|晕|麻|难受/u,
  ],
];
