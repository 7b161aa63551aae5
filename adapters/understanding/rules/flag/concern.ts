import type { Concern } from '../../../../core/port/understanding.ts';
import { type Signs, shows, withoutHarmless } from './pattern.ts';
import { standTogether, type Together } from './together.ts';
import { MEDICAL_CUES } from './together-medical.ts';
import { SELF_HARM_CUES } from './together-self-harm.ts';
import { VIOLENCE_CUES } from './together-violence.ts';

const KIN =
  'husband|wife|partner|mother|father|mum|mom|dad|son|daughter|brother|sister|baby|child|kid|boy|girl|grandma|grandpa|grandmother|grandfather|friend';
const PARIENTE =
  'esposo|esposa|marido|pareja|madre|padre|mama|papa|hijo|hija|hermano|hermana|bebe|nino|nina|abuelo|abuela|amigo|amiga|viejo|viejita';
const KIN_ZH =
  '老公|老婆|丈夫|妻子|先生|太太|我爸|我妈|爸爸|妈妈|父亲|母亲|儿子|女儿|孩子|宝宝|小孩|爷爷|奶奶|外公|外婆|阿公|阿嬷|哥哥|姐姐|弟弟|妹妹';

/** The own death, the dead, farewells, what is given away, means at hand, no strength, a burden to others. */
const SELF_HARM: Signs = {
  signs: [
    /\b(?:if|when|once|after|in case|should) i(?:'m| am| were| was| should)?(?: to| just| suddenly)? (?:die|died|pass away|passed away|dead|gone|no longer (?:here|around|alive))\b(?! (?:of|laughing|for|on|to|from|until|over))|\bi(?:'ll| will| may| might) (?:not be|be dead|be gone) (?:alive|before|by the time|when you|by (?:then|tomorrow))|\bi (?:won'?t|will not|may not|might not) (?:be alive|live to|live long|be around (?:much|any|to)|be here (?:any ?more|much longer|to see))|\b(?:won'?t|don'?t|no) need\b[^.!?]{0,40}\bwhere i(?:'m| am) going\b|\bwon'?t need (?:money|anything|any of (?:it|this)) (?:any ?more|soon|after|much longer)|\bat my funeral\b/u,
    new RegExp(
      `\\b(?:join|be with|see|meet|hold|follow)(?:ing)? (?:him|her|them|my (?:late )?(?:${KIN}))\\b[^.!?]{0,25}\\b(?:soon|in heaven|up there|on the other side|waiting for me|where (?:he|she) is now)\\b(?! (?:at|in) the (?:airport|station|hotel))|\\bwaiting for me (?:up there|in heaven|on the other side)`,
      'u',
    ),
    /\b(?:gave|giving|given) (?:away )?(?:my|the|our|all my) (?:\w+ )?(?:dogs?|cats?|pets?|birds?|things|stuff|belongings|books|jewell?ery|everything)\b[^.!?]{0,70}\b(?:matters?|need|care|point)\b|\b(?:gave|giving|given) away (?:everything|all (?:my|i)|my (?:things|stuff|belongings))|\bfound (?:a )?(?:new )?homes? for my (?:dog|cat|pet)|\b(?:put|got|have|getting) my affairs in order|\bsaid my goodbyes?\b|\bwho (?:will|would|is going to) (?:feed|take care of|look after) my \w+ (?:when|if|after|once) i\b/u,
    /\b(?:rope|noose|pills|tablets|razor|razor blade|blade|knife|gun|pistol|poison)\b(?! (?:\w+ ){0,3}(?:broke|snapped|shattered|fell|came|cracked|slipped))[^.!?]{0,25}\b(?:in my (?:hands?|lap|pocket)|next to me|beside me|in front of me|on my (?:bed|nightstand|lap)|by (?:my side|the bed)|within reach|keep (?:looking|staring) at|calling me)|\b(?:looking|staring) at (?:the|my|this|these|a) (?:bottle of |box of )?(?:rope|noose|pills|tablets|razor|blade|gun|pistol|knife)\b|\b(?:saved|saving|counted|counting|hoarded|stockpil\w+)(?: up)? (?:the|my|all my|enough|these) (?:\w+ )?(?:pills|tablets|meds)\b|\b(?:i'?m|i am|i stand|i sit|standing|sitting|parked)\b(?: \w+){0,3} (?:on|at|near|by) (?:the |a |this )?(?:edge|ledge|railing|bridge|overpass|roof|rooftop|cliff|tracks|train tracks)\b/u,
    /\bwon'?t (?:be hearing|hear) from me (?:again|any ?more|ever)\b(?! (?:if|once|when|as|unless))|\b(?:this|it|that) (?:is|will be|'ll be|may be|might be|could be) the last (?:time |thing |message )?(?:that )?(?:you|anyone|anybody|i)(?:'ll| will| ever)* (?:hear|see|read|get|write|send)\b|\bmy last (?:words|goodbye|letter|wish)\b|\b(?:after|past) (?:tonight|today|tomorrow|this week|this weekend)\b,? (?:you|nobody|no ?one|i|none|nothing|it)\b[^.!?]{0,40}\b(?:matters?|bother|deal with me|hear from me|see me|need|worry|be here|around)\b|\btell (?:my|them|him|her) (?:\w+ ){0,2}(?:that )?i(?:'m| am| was)? (?:love|loved|sorry)\b/u,
    /\b(?:tired|exhausted|sick|weary|done|worn out) (?:of|with|from) (?:everything|life|living|existing|it all|waking up|being (?:here|me))\b|\bcan'?t (?:keep going|go on|carry on|keep on)\s*(?:[.!,;]|$)|\bnothing (?:matters|is left|left|to live for|is worth it)(?: for me| to me| any ?more)|\b(?:of this|it|everything|this) (?:doesn'?t )?matters? any ?more\s*(?:[.!,]|$)(?<=\b(?:none of|nothing|doesn'?t)\b.{0,40})|\bwhat'?s the point (?:of (?:anything|it all|going on|waking)|any ?more)|\bno (?:strength|energy|will|reason) (?:left )?to (?:get up|wake up|go on|carry on|keep going|continue)|\bdon'?t know (?:if|whether|how) i(?:'ll| will| can)? (?:make it|be here|get through (?:the night|tonight|this)|wake up)|\b(?:dead inside|feel (?:so )?(?:empty|worthless|numb)|lost all hope|no hope left|given up on (?:life|everything|myself))\b|\bnot (?:wake|waking) up\b(?<=\bi\b.{0,40})/u,
    /\b(?:everyone|everybody|they|my \w+|the (?:kids|family|world))(?:'d| would| will| might)? (?:all )?(?:be|have|do|get on|live|feel|cope|manage)\b[^.!?]{0,30}\bwithout me\b|\bwithout me (?:around|here|in the way)\b|\bi(?:'m| am)(?: only| just| nothing but)+ (?:a |an )?(?:trouble|weight|problem|cost|dead weight|nuisance to)|\bworth more dead\b|\b(?:nobody|no ?one) (?:needs|would miss|would notice) me\b|\b(?:in everyone'?s way|a weight on (?:everyone|my))\b/u,
    // Spanish.
    /\b(?:si|cuando|en caso de que|por si) (?:yo )?(?:me (?:muero|muera|muriera|llego a morir|pasa algo)|ya no (?:este|estoy|estuviera)(?: aqui| viv[oa]| mas)?\s*(?:[,.;?]|$)|falto|muero)\b(?! de)|\b(?:a|para) donde (?:yo )?(?:voy|me voy)\b[^.!?]{0,50}\b(?:falta|necesit\w+|sirve)\b|\b(?:ya )?no (?:voy a|creo) (?:llegar|vivir|amanecer|estar)\b[^.!?]{0,25}\b(?:viv[oa]|mucho|manana|para verlo|la semana)|\bme quedan? (?:pocos dias|poco tiempo) (?:aqui|de vida)|\ben mi (?:entierro|funeral|velorio)\b/u,
    new RegExp(
      `\\b(?:pronto|luego|ya mero|ya casi)\\b[^.!?]{0,30}\\b(?:con|a|ver|alcanz\\w+|reun\\w+)\\b[^.!?]{0,15}\\b(?:${PARIENTE})\\b[^.!?]{0,25}\\b(?:que en paz descanse|en el cielo|me espera|alla arriba|otra vez|difunt[oa])|\\bme (?:voy|quiero ir|ire) con (?:mi (?:${PARIENTE})|el|ella)[^.!?]{0,25}\\b(?:cielo|alla arriba|descans|muert|difunt)|\\bme (?:espera|estan? esperando) (?:alla arriba|en el cielo|del otro lado)`,
      'u',
    ),
    /\b(?:regale|regalando|reparti|repartiendo|di en adopcion|deje)\b[^.!?]{0,20}\b(?:mi |mis )(?:perr\w+|gat\w+|mascotas?|cosas|libros|joyas|pertenencias|ropa)\b[^.!?]{0,60}\b(?:importa|necesit\w+|falta|sentido|sirve)|\b(?:regale|reparti) todo\b|\b(?:deje|dejando|ya tengo) (?:todo )?(?:en orden|arreglado) (?:mis|todo|lo)|\bya me despedi\b|\bquien (?:va a )?(?:cuidar|cuidara|dar de comer)\b[^.!?]{0,20}\bcuando (?:yo )?(?:ya )?no/u,
    /\b(?:soga|cuerda|pastillas|frasco|navaja|cuchillo|pistola|arma|veneno|cuter)\b(?! (?:\w+ ){0,3}(?:se rompio|rot[oa]s?|llego|vino))[^.!?]{0,25}\b(?:en (?:la|las|mi|mis) manos?|(?:a|al) (?:mi )?lado|enfrente|frente a mi|delante|junto a mi|en (?:la|mi) (?:mesa|cama)|de mirar\w*)\b|\b(?:mirando|viendo|miro) (?:la|el|las|un|una|mi|mis) (?:\w+ de )?(?:soga|pastillas|navaja|pistola|cuchillo)|\b(?:junte|juntando|guarde|contando|conte) (?:las|mis|todas las|suficientes) pastillas|\b(?:estoy|sigo|subi)\b(?: \w+){0,2} (?:en|al|a) (?:el |la |un |una )?(?:borde|orilla|barandal|puente|azotea|techo|cornisa|vias)\b/u,
    /\b(?:es|sera|sea|va a ser) (?:lo|la|el) ultim[oa](?: vez| mensaje| cosa)? que (?:van?|vayan?|me|les?|sepan?|escrib\w+|reciban?|oigan?)\b|\b(?:no|nunca) (?:van a|vuelven a|volveran a) (?:saber|oir) de mi\b(?! (?:si|cuando|en cuanto))|\b(?:despues de|pasando|a partir de) (?:hoy|manana|esta noche|esta semana)\b[^.!?]{0,20}\b(?:no|nada|nadie)\b[^.!?]{0,25}\b(?:molest\w+|importa\w*|saber\w*|ver\w*|preocup\w+|necesit\w+|estar\w*)|\b(?:diganle|digale|dile) a mi\w*\b[^.!?]{0,25}\b(?:quiero|quise|amo|perdon)/u,
    /\b(?:cansad[oa]|hart[oa]|agotad[oa]) de (?:todo|vivir|la vida|existir|estar aqui|despertar)\b|\b(?:ya )?no (?:tengo|me quedan?) (?:mas )?(?:fuerzas?|animos?|energia)\b[^.!?]{0,15}\b(?:seguir|levantarme|vivir|nada)|\b(?:ya )?nada (?:me )?(?:importa|vale|tiene sentido)\b|\blo demas ya no importa|\bpara que (?:sigo|seguir|levantarme|me levanto)\b|\bno se si (?:voy a )?(?:llegue|llegar|aguante|aguantar|amanezca|amanecer|pasar)\b[^.!?]{0,12}\b(?:manana|noche|viv[oa]|semana)|\b(?:muert[oa] por dentro|perdi (?:toda )?la esperanza|sin esperanzas?|me siento vaci[oa]|no sirvo para nada)\b/u,
    /\b(?:mis? \w+|todos|ellos|el mundo)\b[^.!?]{0,30}\b(?:sin mi|si yo no (?:estuviera|existiera|estoy))\b|\b(?:solo|nada mas) (?:soy|doy|estorb\w+|causo)\b[^.!?]{0,15}\b(?:estorbo|problemas|molestias|lata|peso|carga|gastos)|\bvalgo mas muert[oa]|\bnadie me (?:necesita|extranaria)|\bestorbo a todos\b/u,
    // Chinese.
    /(?:如果|要是|万一|假如|等)我[^，。！？]{0,12}(?:死(?:了|掉)?|不在(?:了|人世)|走了|等不到)(?!路)|我(?:可能|应该|大概|恐怕)?(?:活不到|撑不到|等不到|看不到)(?:明天|下周|下个?(?:星期|礼拜|月)|那天|那一天|结果)|要去的地方[^。！？]{0,8}(?:用不[着著到]|不需要|不用)|我的(?:后事|葬礼|丧礼|告别式)|以后(?:都|也)?用不[到着著]钱/u,
    new RegExp(
      `(?:去陪|去找|去见|就能见|可以见|见到|团聚|去跟|去和)[^，。！？]{0,6}(?:${KIN_ZH}|他|她)[^。！？]{0,16}(?:天上|那边|那头|另一个世界|等我|天堂|走了以后)`,
      'u',
    ),
    /(?:狗|猫|宠物|毛孩|东西|衣服|存款|首饰|书)[^，。！？]{0,8}(?:送(?:人|给|走|掉|光)|分(?:给|掉|光|完)|托付)[^。！？]{0,24}(?:无所谓|不重要|没差|没关系|没意义|用不|不需要|放心)|(?:都|全)(?:交代|安排|交待)(?:好|完)了|跟(?:大家|家人|朋友)(?:都)?(?:道别|告别)|(?:谁|帮我)(?:来|会)?(?:照顾|养|喂)我?的?(?:猫|狗|孩子)[^。]{0,8}(?:走了|不在)/u,
    /(?:绳子|药(?:瓶|罐|片|丸)?|安眠药|刀(?:片|子)?|美工刀|农药|木炭)(?!子?(?:断|坏))[^。！？]{0,10}(?:盯|看)[着著]|(?:手(?:边|里|上)|面前|桌上|床头|旁边)[^，。！？]{0,4}(?:放|摆|有|拿|握)[着著了]?[^，。！？]{0,4}(?:一瓶药|一罐药|一堆药|安眠药|绳子|刀片|美工刀|农药|木炭)|(?:我|人)(?:现在|正|已经)?(?:就)?(?:站|坐|在|爬)(?:在|到)?[^，。！？]{0,6}(?:桥上|桥边|楼顶|顶楼|天台|屋顶|阳台边|栏杆|女儿墙|铁轨|悬崖|海边)(?!的?(?:餐厅|民宿|饭店|酒店|房))|(?:存|攒|囤)(?:够|了)?[^，。]{0,4}安眠药/u,
    /最后一次[^，。！？]{0,6}(?:收到|听到|看到|见到|联系|打字|写|传|发|说)(?:我|信|讯|消|简|话|给)|(?:过了|过完)(?:今天|今晚|明天|这周|这个?(?:周末|礼拜|星期))[^。！？]{0,10}(?:不会|不用|不必|再也|没有|都)(?:再)?[^。！？]{0,8}(?:打扰|理|烦|见|找|担心|听|麻烦|结束|解决)|再也(?:不会|没)[^，。]{0,4}(?:听到|见到|看到)我|(?:替|帮)我(?:跟|告诉|对)[^，。]{0,6}(?:说)?[^，。]{0,4}(?:对不起|爱)/u,
    /(?:走|撑|熬|坚持|过)不下去了|(?:什么|一切|人生|活|全部|对什么)[^，。]{0,4}(?:都)?(?:很|好|太|让我)?(?:累了|没意义|没意思|没希望|不想管)|(?:没有?|看不到|失去)(?:了)?(?:任何)?(?:希望|盼头|指望|生存的)(?!的?(?:退|赔|型|款))|(?:早上|每天|明天)?不想(?:再)?(?:醒来|起床|睁开眼)|(?:没有?力气|没有?动力)(?:再)?(?:活|走下去|撑|面对)|心(?:已经)?死了|像行尸走肉|(?:其他|剩下|别的|都)(?:的)?(?:都)?(?:无所谓|没差|不重要)了/u,
    /(?:没有?|少)了?我[^。！？]{0,12}(?:麻烦|轻松|更?好过|负担|开心|解脱|省心)|我(?:只是|就是|只会|总是)(?:个|一个)?[^，。]{0,4}(?:负担|累赘|包袱|麻烦|拖累|废物|添乱)|(?:谁|没有?人)(?:都|会)?(?:不)?(?:需要我|在乎我|想念我|发现我不)|死了(?:更|比较)值钱/u,
  ],
  harmless: [
    /\b(?:to die for|dead tired|killing me|(?:my )?(?:\w+ )?(?:battery|phone|laptop|car|plants?) (?:has )?died|without me (?:knowing|asking|agreeing|being|even|noticing|signing|having)|(?:tired|sick) of (?:everything|it all) (?:you|they|about (?:your|this|the)|with (?:your|this))|when i(?:'m| am) (?:gone|dead) (?:tired|for|on))\b/gu,
    /\bsin mi (?:permiso|consentimiento|autorizacion|firma|tarjeta|dinero|\w+)\b|\bestoy en el (?:puente|techo) (?:aereo|esperando)|\bsi me pasa algo (?:con|en)\b/gu,
    /(?:没有?|未)(?:经过?|得到)?我(?:的)?(?:同意|授权|签名|允许)|(?:不能|没办法|无法)(?:再)?继续(?:付|缴|交)|最后一次(?:跟|在|向)你们?[^，。]{0,4}(?:买|下单|订)/gu,
  ],
};

/** Somebody is threatened in a roundabout way, or a weapon or an intruder is there now. */
const VIOLENCE: Signs = {
  signs: [
    /\b(?:get|gets|getting|got) what(?:'s| is|ever)?(?: (?:he|she|they|you)(?:'s|'re| has| have)?)? ?coming\b|\bi (?:\w+ )?know where (?:you|he|she|they|(?:the|that|your|this) (?:\w+ ){0,2}\w+) (?:lives?|sleeps?|parks?|drinks?)\b|\b(?:i have|i'?ve got|i found|i know) (?:his|her|their|your) (?:home |private )?address\b(?=[^.!?]{0,40}\b(?:deserve|pay|visit|sorry|regret|see))|\bbetter (?:hope|pray|watch|run|hide|sleep)\b[^.!?]{0,30}\b(?:never|don'?t|doesn'?t|alone|dark|one eye|back|find (?:him|her|you|them))\b|\b(?:responsible|accountable) for what i(?:'ll| will| might| may)? do\b|\bwhat i(?:'m| am) capable of\b|\b(?:make|watch) (?:him|her|them|you|the \w+) (?:suffer|bleed|beg)\b|\bteach (?:him|her|them|you|that \w+) a lesson\b|\bshame if (?:something|anything) happened\b|\b(?:go|going|come|coming|drive|driving) (?:over |round |down |to )?(?:there|his|her|your|their)\b[^.!?]{0,20}\bwith (?:a|my) (?:bat|knife|gun|hammer|cousins?|brothers?|boys)\b|\bsettle (?:this|it) (?:with (?:my )?(?:fists|hands)|man to man|my (?:own )?way)/u,
    /\b(?:man|men|guy|guys|stranger|someone|somebody|intruder|burglar|person|people)\b(?: \w+){0,2} (?:in|inside|outside) my (?:house|home|kitchen|bedroom|room|flat|apartment|garden|yard|bathroom|hallway|window|door)\b(?! (?:last|ago|yesterday))|\b(?:is|are|'s|'re|keeps?) (?:trying to |still )?(?:break|kick|smash|bang|pound|hammer|forc)(?:ing|e)?(?: \w+){0,2} (?:door|window|house|flat|apartment)\b|\b(?:he|she|they|someone|somebody|neighbou?r|husband|boyfriend|ex|man|guy)(?:'s| is|'re| are| has| have)?(?: \w+){0,5} (?:has|have|with|holding|waving|carrying|pointing|pulled)(?: out)? (?:a|the|his|her) (?:gun|knife|bat|machete|axe|hammer|pistol|rifle|weapon|crowbar)\b(?! (?:set|shop|store|block|safe|case|holder|show|sharpener))|\b(?:he|she|they) won'?t let (?:me|us) (?:leave|out|go)\b|\bi(?:'m| am) (?:hiding|locked in)\b|\b(?:scared|afraid|fear) for my (?:life|safety)\b|\bi heard (?:a )?(?:gun)?shots?\b/u,
    /\b(?:va|van) a (?:recibir|tener|llevarse) (?:su|lo que se) merec\w+|\bse donde (?:vive|viven|vives|duerme|trabaja|estaciona)\b|\b(?:rece|recen|ruegue|que pida)\b[^.!?]{0,20}\b(?:encuentre|tope|vea|cruce)|\bno respondo (?:de lo que|por lo que|de mi)|\bno (?:saben|sabe) de lo que soy capaz|\b(?:lo|la|los) (?:hare|voy a hacer) (?:sufrir|sangrar|pagar con)|\b(?:darle|darles|dar) una leccion\b|\bseria una lastima que (?:le|les|algo)|\b(?:voy|vamos|ire) (?:para alla|a buscarl[oa]s?|a su casa)[^.!?]{0,20}\bcon (?:un bate|un cuchillo|mis primos|mis hermanos|mi gente)|\blo arreglo (?:a golpes|a mi manera|con mis manos)/u,
    /\b(?:hay|entro|se metio|tengo)\b[^.!?]{0,12}\b(?:hombre|tipo|sujeto|alguien|extrano|desconocido|ladron|gente)\b[^.!?]{0,12}\ben mi (?:casa|cocina|cuarto|patio|sala|departamento|recamara|bano)\b|\b(?:esta|estan)\b(?: \w+){0,2} (?:tumbar|tumbando|patear|pateando|romper|rompiendo|golpeando|forzar|forzando|abrir)\b[^.!?]{0,10}\b(?:puerta|ventana)\b|\b(?:esta|estan|anda|viene|vienen|llego)\b[^.!?]{0,25}\b(?:trae|traen|tiene|tienen|con) (?:un bate|un cuchillo|una pistola|un arma|un machete|una navaja|un palo)\b|\bno (?:me|nos) deja(?:n)? (?:salir|ir)\b|\bestoy escondid[oa]|\btemo por mi (?:vida|seguridad)|\bse oyen (?:balazos|disparos)/u,
    /知道[^，。]{0,8}(?:住(?:哪|在哪|那里)|(?:小孩|孩子)(?:在)?哪)[^。]{0,12}|(?:会|要)?(?:付出|得到)(?:他们?|你们?|应有)?(?:的)?(?:代价|报应)(?:的)?(?:了|$|[，。！])|走[着著]瞧|等[着著]瞧|(?:最好|给我|叫|让)[^，。]{0,8}(?:小心(?:一)?点|别(?:单独)?(?:让我)?(?:碰|遇|看|见)|不要(?:单独)?(?:让我)?(?:碰|遇|看|见))|(?:别|不要)(?:让|被)我(?:碰|遇|逮|找|抓)到|(?:做|干)出什么(?:事)?(?:我)?(?:自己)?(?:也)?(?:不知道|不敢|不负责)|给(?:他|她|你|他们|你们)一(?:点|个)(?:颜色|教训)|(?:带|叫)(?:兄弟|人|朋友)[^，。]{0,4}(?:过去|上门|找他|堵)/u,
    /(?:家|厨房|客厅|房间|院子|浴室)里?[^，。]{0,4}(?:有|闯进|进来)[^，。]{0,4}(?:陌生|男人|女人|人不|小偷|歹徒|坏人|不认识)|(?:正在|在|一直)(?:用力)?(?:砸|撞|踹|撬|踢)[^，。]{0,4}(?:门|窗)|(?:手(?:里|上|中)?(?:还)?(?:拿|握|持)|拿|带)[着著]?(?:一?[把根支])?(?:棒子|球棒|刀|棍|枪|铁棍|斧|武器)(?!具|叉|子?组)|(?:不让|不准|不肯让)(?:我|我们)(?:出去|离开|走|回家)|(?:我|我们)(?:现在)?躲(?:在|起来)|听到枪声/u,
  ],
  harmless: [
    /\b(?:people|someone|somebody|man|guy) (?:came|come|delivered|installed|fixed) (?:\w+ ){0,4}in my \w+/gu,
    /\bno (?:me|nos) deja(?:n)? (?:ir|salir) de la (?:pagina|aplicacion|app|suscripcion|cuenta)/gu,
    /不(?:让|准)(?:我|我们)(?:出去|离开|走)(?:这个)?(?:页面|群|会员)/gu,
  ],
};

/** A body that gives way now, without the words of an emergency. */
const MEDICAL: Signs = {
  signs: [
    /\b(?:about to|going to|gonna|might|may|will|feel like) (?:pass(?:ing)? out|faint(?:ing)?|collaps(?:e|ing)|black(?:ing)? out)\b|\beverything(?:'s| is)? (?:going|goes|getting|turning) (?:dark|black|blurry)|\beyes\b(?: \w+){0,3} (?:rolled|rolling|roll) (?:back|up)\b|\b(?:went|gone|going|is|completely) limp\b|\bslumped\b|\b(?:blood|bleeding) (?:won'?t|doesn'?t|does not|will not|isn'?t) stop|\bblood (?:keeps|is) (?:coming|pouring|gushing|spurting)|\bcan'?t stop the (?:blood|bleeding)|\bthroat(?:'s| is)(?: \w+)? (?:swell\w*|swollen|closing|tightening)|\b(?:struggling|fighting|gasping)(?: \w+){0,2} (?:for )?(?:air|breath|breathe)\b|\b(?:tongue|face|lips) (?:is|are|keeps?) (?:\w+ )?swell/u,
    new RegExp(
      `\\b(?:${KIN}|he|she)\\b[^.!?]{0,40}\\b(?:not|isn'?t|won'?t|doesn'?t|stopped|barely) (?:responding|respond|reacting|react|waking|wake|moving|move|breathing|breathe)\\b|\\b(?:${KIN}|he|she)\\b[^.!?]{0,40}\\b(?:on the floor|collapsed|fell)\\b[^.!?]{0,30}\\b(?:not|isn'?t|won'?t|doesn'?t) (?:answer|speak|talk|get up|open)|\\b(?:lips|face|skin|fingers|baby|son|daughter|he|she)\\b[^.!?]{0,15}\\b(?:going|gone|went|turning|turned) (?:blue|grey|gray|purple)\\b|\\b(?:shaking|foaming|twitching) (?:on the floor|at the mouth|all over|uncontrollably)`,
      'u',
    ),
    new RegExp(
      `\\bme voy a (?:desmayar|desvanecer|caer)|\\b(?:siento|creo) que me (?:desmayo|desvanezco)|\\b(?:veo|se me pone) todo (?:negro|oscuro|borroso)|\\bojos en blanco\\b|\\bse desplom\\w+|\\bla sangre no (?:para|se detiene|deja)|\\bno (?:puedo|podemos|logro) parar la sangre|\\bno deja de sangrar|\\bse (?:me|le) (?:esta )?(?:cerrando|cierra|hincha|hinchando) (?:la|el) (?:garganta|lengua|cara|cuello)|\\b(?:casi no|no) le (?:entra|llega) (?:el )?aire|\\bme falta el aire|\\bse (?:me|le) (?:estan?|ponen|pusieron|pone|puso)[^.!?]{0,25}(?:morad[oa]s?|azul(?:es)?)\\b|\\b(?:${PARIENTE})\\b[^.!?]{0,40}\\bno (?:me )?(?:reacciona|despierta|se mueve|respira|se levanta)|\\becha(?:ndo)? espuma por la boca`,
      'u',
    ),
    /(?:快|要|好像要|感觉要)(?:晕|昏)(?:倒|过去|了)|眼前(?:一片)?(?:发)?黑|翻白眼|眼睛(?:往上)?翻(?:白)?|(?:突然|忽然)?倒(?:下|在地)[^。]{0,12}(?:叫|没反应|不动|不醒)|(?:怎么)?叫(?:他|她|都|也)?[^，。]{0,3}(?:没反应|不应|叫不醒)|血[^，。]{0,4}(?:止不住|流不停|停不下来|不停)|(?:吸|喘)不[^，。]{0,4}(?:气|过来)|快?(?:没办法|不能)呼吸|喉咙[^，。]{0,3}(?:肿|紧|堵)|(?:舌头|脸)[^，。]{0,4}肿起来|嘴唇[^，。]{0,4}(?:变|发)?[紫青蓝黑]|全身(?:发)?(?:软|抖个不停)|口吐白沫|(?:没有?|失去)(?:了)?(?:反应|意识)(?<=(?:爸|妈|他|她|孩子|宝宝|儿子|女儿|老公|老婆).{0,12})/u,
  ],
  harmless: [
    /[^.!?]{0,80}\b(?:(?:last|in the) (?:year|summer|winter|spring|autumn|month|week)|(?:days|weeks|months|years) ago)\b[^.!?]{0,80}/gu,
    /\b(?:nearly|almost) (?:faint|pass|collaps|black)\w*(?: out)?|\b(?:will|might|may|going to) (?:collapse|black out)\b(?<=\b(?:roof|shelf|wall|screen|chair|bed|table|ceiling|tv|company|deal)\b.{0,30})/gu,
    /\b(?:el (?:ano|verano|invierno|mes) pasado|la semana pasada|hace (?:dos|tres|unos|varios|un|\d+) \w+)\b[^.!?]{0,80}/gu,
    /(?:去年|上个?(?:月|周|星期|礼拜)|前(?:年|阵子))[^。！？]{0,40}|(?:软件|系统|程序|程式|手机|电脑|客服|屏幕)[^，。]{0,4}(?:没有?反应|没有?回应)/gu,
  ],
};

const CONCERNS: { readonly [Kind in Concern]: Signs } = {
  selfHarm: SELF_HARM,
  violence: VIOLENCE,
  medical: MEDICAL,
};
const TOGETHER: { readonly [Kind in Concern]: readonly Together[] } = {
  selfHarm: SELF_HARM_CUES,
  violence: VIOLENCE_CUES,
  medical: MEDICAL_CUES,
};
/** A body comes first: there the minutes count. */
const KINDS: readonly Concern[] = ['medical', 'violence', 'selfHarm'];

/**
 * What a plain text only hints at: it may mean danger to life, or nothing of the kind. Such words do not stop the case;
 * the person is asked. Families of ways to speak, wider than those of danger itself.
 */
export const concernIn = (low: string): Concern | undefined =>
  KINDS.find(
    (kind) =>
      shows(CONCERNS[kind], low) || standTogether(TOGETHER[kind], withoutHarmless(CONCERNS[kind], low)),
  );
