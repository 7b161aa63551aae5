import type { Signs } from './pattern.ts';

/** People close enough to be struck by; a car that "hit me" is another matter. */
const CLOSE =
  'husband|wife|partner|boyfriend|girlfriend|ex|father|mother|dad|mom|mum|brother|son|stepfather|stepdad|roommate';
const CERCANO = 'esposo|marido|pareja|novio|novia|esposa|ex|padre|papa|madre|mama|hermano|hijo|padrastro';
/** Whom somebody announces to hurt. */
const SOMEBODY =
  '(?:him|her|them|you(?: all)?|someone|somebody|everyone|(?:the|that|this|your|his|her) (?:\\w+ )?(?:manager|driver|guy|owner|seller|mechanic|boss|clerk|agent|man|woman|landlord|staff|employees?|family))';

/**
 * Violence that goes on or is announced, by whoever against whomever. Violence that is past and told as a part of the
 * claim ("the bouncer punched me in January") is none of it.
 */
export const VIOLENCE: Signs = {
  signs: [
    new RegExp(
      `\\bmy (?:${CLOSE}) (?:keeps (?:on )?)?(?:is |gets )?(?:hits?|hitting|beats?|beating|hurts?|hurting|attack(?:s|ing)|chok(?:es|ing)|threaten(?:s|ed|ing)|violent|abus(?:es|ing|ive)) ?(?:me\\b|when|towards|to me)?|\\b(?:he|she|they|someone) (?:beats|keeps (?:hitting|beating)|(?:is|are) (?:beating|hitting|choking)) me\\b|\\b(?:he|she|they|someone) (?:strangled|choked|stabbed|raped|beat) me\\b`,
      'u',
    ),
    new RegExp(
      `\\bi(?:'m|m| am|'ll| will|'d| would| want to| swear i(?:'ll| will))?(?: going to| gonna| coming to)? ?(?:kill|shoot|stab|strangle|murder|hurt|beat|beat the \\w+ out of|find you and \\w+|break (?:his|her|your|their) (?:legs|arms|neck|face|bones)) ${SOMEBODY}\\b|\\b(?:going to|gonna|will|i'?ll) (?:kill|shoot|stab|strangle|murder|beat|rape|hurt)(?: the \\w+ out of)? (?:${SOMEBODY}|me|my (?:kids?|children|family|son|daughter|wife|husband))\\b|\\b(?:and|to) (?:stab|shoot|kill|rape|murder|strangle) (?:${SOMEBODY}|me)\\b`,
      'u',
    ),
    /\bthreat(?:en)?(?:ed|s|ing)? (?:to|that (?:he|she|they)(?:'ll| will| would|'d)) (?:kill|hurt|shoot|stab|beat|rape|break)|\b(?:he|she|they|owner|seller|landlord)(?:'d| said (?:he|she|they)(?:'d|'ll| would| will)|'ll| will| would) (?:kill|shoot|stab|beat|break) (?:me|my (?:legs|arms|neck|kids|family|wife|husband))\b|\bthreatening me with (?:a|the) (?:knife|gun|bat|weapon)|\b(?:kill|hurt|shoot|stab) (?:me|my (?:kids?|children|family)) if\b/u,
    /\b(?:bring(?:ing)?|got|have|take|taking|with) (?:a|my|the) (?:gun|knife|weapon|bat|bomb) (?:to your|to the|and|outside|right now|and i)|\b(?:outside|at) (?:my|the) (?:door|house|home) with (?:a|the) (?:knife|gun|bat)|\b(?:shoot|blow|burn|bomb)(?:ing)? (?:up |down )?(?:the |your |his |her |this )(?:\w+ )?(?:place|store|shop|office|house|home|headquarters|building|car)\b|\b(?:burn|torch) your (?:store|shop|house|office) down|\bbullet in (?:his|her|your|their) head|\b(?:pay in blood|dead man|dead men|watch your back|won'?t walk out .{0,20}alive)\b/u,
    /\b(?:scared|afraid|fear|worried|terrified) (?:that )?(?:he|she|they)(?:'ll| will| are going to|'re going to| is going to|'s going to| might)? (?:hurt|kill|beat|attack|come)\b|\bafraid of (?:him|my (?:husband|boyfriend|partner|ex|dad|father))\b|\b(?:not|isn'?t|dont feel|don'?t feel) safe (?:at|in my (?:own )?) ?home\b|\blocked me (?:in|up)\b|\b(?:following|stalking|follows) me (?:home|around|everywhere|from)|\bsent (?:men|people|guys|thugs) to my (?:house|home|door)|\bdomestic (?:violence|abuse)\b|\bbeing (?:beaten|abused|stalked|held against)\b/u,
    new RegExp(
      `\\bmi (?:${CERCANO}) (?:siempre |otra vez |todavia )?me (?:pega|golpea|amenaza|maltrata|viola|ataca|tiene encerrad[oa]|sigue|pego|golpeo|amenazo|ataco)|\\bamenaz\\w+ (?:de muerte|con (?:matar\\w*|un (?:arma|cuchillo|bate|machete)|una (?:pistola|navaja)))|\\bme (?:va|van) a (?:matar|violar|pegar|golpear|hacer algo|romper l[ao]s? (?:pierna|brazo|cara|hueso)s?)|\\bme (?:mata|pega|viola) si\\b|\\bsi \\w+ me (?:mata|pega)\\b|\\bmi (?:${CERCANO})[^.,]{0,20} con un (?:cuchillo|arma|bate|machete)\\b`,
      'u',
    ),
    /\b(?:(?:lo|los|la|las|te|le|les) )?(?:voy a|vamos a|va a) (?:ir a .{0,20} y (?:los|lo) mato|(?:matar|apunalar|golpear|balear|acuchillar|quemar|estrangular)(?:lo|la|los|las|te|le)?|partir la (?:cara|madre)|(?:agarrar a|meter) (?:balazos|tiros|golpes)|poner una bomba|prender fuego|romper la cara)\b|\b(?:los|lo|las|la|te) mato\b|\ble meto (?:un tiro|un balazo|una bala)|\ba balazos\b|\b(?:hombres? muertos?|cuidense la espalda|cuidate la espalda|pagar con sangre|baño de sangre)\b|\btengo (?:una|un) (?:pistola|arma|cuchillo) y voy/u,
    /\b(?:en la puerta|afuera|aqui|frente a mi casa) con un[a]? (?:cuchillo|arma|bate|pistola|machete|navaja)|\btengo miedo (?:de|a) que (?:le|les|me|nos) (?:hagan?|haga|mate|maten|pegue)|\b(?:me sigue|me esta siguiendo|me persigue|me acosa) (?:hasta|a) (?:mi|la) casa|\bmando (?:gente|hombres|matones) a mi casa|\bno estoy (?:segura|seguro|a salvo) en (?:mi )?casa|\bme (?:tiene|tienen) encerrad[oa]|\bviolencia (?:domestica|de genero|familiar|intrafamiliar)/u,
    /家暴|(?:老公|老婆|丈夫|男友|女友|男朋友|女朋友|前男友|前夫|对象|我爸|我妈|父亲|继父|男人)(?:[^，。,.]{0,10})?(?:打我|揍我|打了我|掐我|动手打|对我动手)(?!电话|手机|的(?:电话|手机))|揍我|殴打我|(?:想|要|要把|会|威胁要?|说要?|一定要|非要|现在就)(?:去)?(?:杀|打死|弄死|砍死|捅死|撞死|掐死|做掉|强[暴奸]|砍|捅|打断|炸(?:了|死|掉)?|放火|烧(?:了|死))(?:了|死)?(?:[我他她你那这]|店|人|腿)?|(?:打|弄|捅|砍|撞)死(?:他|她|你|我全家|那个|这个)|弄死|杀(?:了|光|死)(?:[我他她你]|那|全家)|全家死光|[杀要]我?全家(?:死)?|一把火烧|砍[我他她你死]|同归于尽|血债血偿|要(?:他|你|她)的命|找人(?:把.{0,3})?(?:做掉|弄|打|砍)/u,
    /(?:拿|提|带)[着著]?(?:刀|枪|球棒|棍子|斧头)(?:去|来|在|堵|过去|找)|我有枪|(?:走夜路)|别想活着|堵(?:我|在我家)|怕(?:他|她|他们)(?:会)?(?:杀|打|对|伤)|怕(?:小孩|孩子)出事|(?:一直|天天|每天)?跟踪我|(?:被|把我)(?:他)?(?:反)?(?:关|锁)在(?:家|房|屋|里)|掐我脖子|(?:强暴|强奸)我|不敢回家|要我(?:的)?命|炸了(?:你们|总部|公司)|早晚弄你/u,
    // A throat, a hiding place, a "next time": danger that is named without its verb.
    /\b(?:knife|blade|bullet)s? (?:in|into|through) (?:him|her|them|you|your|his|that|the|this)\b(?! (?:block|drawer|box|set))|\bgrabbed (?:me|my) by (?:the|my) (?:throat|neck|hair)|\bhiding (?:in|from) (?:the (?:bathroom|closet|toilet|bedroom)|him|her|them|my (?:husband|wife|partner|ex))|\b(?:see|find|catch|meet) (?:him|her|them|you|your \w+|that \w+)(?: \w+){0,2},? (?:he|she|they|you|i)(?:'s| is|'re| are|'ll| will) (?:be )?(?:dead|finished|kill)|\bmy (?:wife|husband|partner|boyfriend|girlfriend|dad|father|mum|mom|mother|stepfather|son|brother) (?:\w+ ){1,5}(?:and )?(?:hits|beats|kicks|chokes|slaps|punches) me\b|\bmy (?:kids?|children|family|son|daughter|wife|husband) (?:would|will|might|could) (?:get|be) (?:hurt|killed)|\b(?:hits|beats|kicks|slaps|punches) (?:me|us|my (?:kids|children|mum|mom|mother)|the kids)\b/u,
    /\b(?:lo|la|los|te|le|les) (?:voy a|vamos a) (?:picar|rajar|reventar|quebrar|romper|golpear|linchar|hacer dano)\b|\bme (?:agarro|agarra|tomo|apreto|aprieta) (?:del|por el|el) cuello|\b(?:escondid[oa]|encerrad[oa]) en el (?:bano|cuarto|closet)|\b(?:lo|la|los|te|le) (?:mato|reviento|quiebro|rajo)\b|\bmi (?:mujer|esposa|esposo|marido|pareja|novio|novia|papa|padre|hijo|suegro) (?:\w+ ){1,5}y me (?:pega|golpea|patea|ahorca)|\bmis hijos (?:iban a|van a) (?:pagar|sufrir)|\bme (?:esta|estan) (?:pegando|golpeando|ahorcando|amenazando)\b|\b(?:pega|golpea) (?:a mis hijos|a mi mama|a los ninos)\b/u,
    /(?:捅|砍|宰|弄死|干掉|揍)(?:了|死)?(?:那|这|他|她|你|个)|掐(?:了)?我|躲在(?:厕所|浴室|房间|衣柜|柜子)|(?:让|叫)(?:他|她|你|你们)死|(?:丢|拿|摔)(?:东西)?[^，。]{0,4}(?:砸|打)我|(?:小孩|孩子|家人|儿子|女儿)(?:就)?会?有事|(?:正在|又在|还在)(?:打|踢|踹)(?:我|孩子|小孩|妈)|(?:踢|踹|扇|甩)我(?:巴掌|耳光)?/u,
  ],
  harmless: [
    /\b(?:kill (?:the|my|this|that|an?) (?:deal|order|session|app|vibe|process|contract|subscription)|beat(?:ing)? (?:this|the|that|around the) (?:charge|bush|price|rap)|hurt (?:you|them) (?:in the reviews?|financially)|shot? (?:a|the|you an?|me an?) (?:video|email|photo|message))\b/gu,
    /\b(?:partir las ganancias|matar el (?:pedido|tiempo)|quemar (?:calorias|un cd))\b/gu,
    /打我(?:的)?(?:电话|手机)|打了我(?:的)?(?:电话|手机)|杀(?:价|熟|毒)|(?:价格|价钱|房租)[^，。]{0,4}杀死?谁|要砍(?:我|掉|了)?(?:的)?(?:单|订单|价)|砍(?:我的?)?(?:单|价|订单)|打死(?:我|都不|也不)|告死(?:你|您)|背后捅刀|捅一刀|烧了(?:主板|电路|保险丝|机器)/gu,
  ],
};
