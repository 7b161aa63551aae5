import type { Intent } from '../../../../core/port/understanding.ts';

/** Words that may come before what somebody wants. */
const LEAD =
  '(?:(?:ok(?:ay)?|so|but|and|well|hi|hello|hey|please|sorry|excuse me|um+|just|actually|look|listen|y|pero|oiga|hola|disculpe|perdone?|por favor|buenas?|bueno|entonces|oye|mire|請问|请问|那|那么|可是|但是|不好意思|我想问(?:一下)?|想问(?:一下)?|你好|您好|请|麻烦|拜托)[\\s,，、:!]{0,8}){0,8}';
const TAIL =
  '(?:[\\s,，]*(?:please|now|thanks?|thank you|right now|asap|por favor|ya|gracias|ahora(?: mismo)?|谢谢|吧|啊|呢|了|啦|好吗|一下))*[.!?。！？~…]*';

/** The whole sentence is this and no more. */
const whole = (source: string): RegExp => new RegExp(`^${LEAD}(?:${source})${TAIL}$`, 'u');
/** The sentence begins so. */
const begins = (source: string): RegExp => new RegExp(`^[¿¡]?${LEAD}[¿¡]?(?:${source})`, 'u');

const HUMAN =
  '(?:real |actual |live |human )?(?:person|human(?: being)?|someone|somebody|agent|adjuster|representative|rep|operator|advisor|case ?worker|supervisor|manager)';
const PERSONA =
  '(?:persona(?: real| de verdad)?|alguien|agente|humano|gestor|asesor|representante|operador|supervisor|encargado)';

export type Rule = { readonly intent: Intent; readonly pattern: RegExp };

/** First match wins; the order is by what it would cost to miss it. Each is held against one sentence of a plain text. */
export const RULES: readonly Rule[] = [
  {
    intent: 'eraseData',
    pattern: whole(
      "(?:(?:can|could|will) (?:you|i) |i (?:want|wish|would like|need) (?:you )?to |i'd like (?:you )?to )?(?:delete|erase|remove|destroy|wipe)(?: all(?: of)?)? (?:my|the) (?:personal )?(?:data|information|details|personal info)(?: you (?:have|keep|hold))?(?: (?:about|on|of) me)?|(?:can you |i want you to )?(?:delete|erase|remove) everything (?:you (?:have|know) )?(?:about|on) me|i want (?:all )?my (?:personal )?(?:data|information) (?:to be )?(?:deleted|erased|removed)|(?:i want to use my )?right to (?:be forgotten|erasure)|(?:quiero |quisiera |solicito |pido |necesito |puede |pueden |podria )?(?:que )?(?:borr(?:ar|e|en)|elimin(?:ar|e|en)|suprim(?:ir|a|an)|destru(?:ir|ya|yan))(?: todos)? (?:mis|los) datos(?: personales)?(?: que tienen)?(?: (?:mios|sobre mi))?|(?:borr(?:ar|e|en)|elimin(?:ar|e|en)) todo (?:lo que (?:sabe|saben|tienen) )?(?:de|sobre) mi|derecho (?:al olvido|de supresion)|(?:我)?(?:要|想|要求|希望|可以|能不能|可不可以|能否|帮我|你们?)*(?:删除|删掉|销毁|清除|抹掉)(?:所有|全部)?(?:关于)?我的?(?:所有|全部|个人|一切)*的?(?:资料|数据|信息|个资|纪录|记录)(?:吗)?|(?:我)?(?:要|想|要求|希望)?(?:把)?(?:关于)?我的?(?:所有|全部|个人)*的?(?:资料|数据|信息|个资)(?:全部|都)?(?:删除|删掉|删了|销毁|清除)(?:掉)?(?:吗)?|被遗忘权",
    ),
  },
  {
    intent: 'cannotOnline',
    pattern: begins(
      "(?:i )?(?:can(?:'|no)?t|cannot|can not|don'?t know how to|am not able to) (?:do|use|handle|manage|work) (?:(?:this|it|any of this) (?:online|on the (?:internet|computer|web))|(?:a |the |my )?(?:computers?|smartphones?|internet))$|.*\\bcan(?:'|no)?t do (?:this|it) online|(?:i'?m |i am )?(?:not|no) good with (?:computers|phones|technology)|i (?:don'?t|do not) have (?:a computer|internet)|no puedo (?:hacerlo|hacer esto|usar esto|usarlo) (?:en linea|por internet|online)|no se usar (?:la computadora|internet|el celular|el ordenador)|no tengo (?:computadora|internet|ordenador)|我?(?:不会|不懂|没办法)(?:用|使用)(?:网络|电脑|手机)|我?(?:没有|没)(?:网络|电脑)|我?没办法(?:在)?(?:线上|网上)",
    ),
  },
  {
    intent: 'person',
    pattern: whole(
      `(?:(?:i )?(?:want|need|would like|wanna|'d like|i'd like|have|insist|demand)(?: to)?|can i|could i|may i|let me|how (?:do|can) i|is there)?\\s?(?:to )?(?:talk|speak|chat|connect me|transfer me|put me through|get through)?\\s?(?:to|with)?\\s?(?:a|an|some|the|your|get me a|give me a|connect me (?:to|with) a)?\\s?${HUMAN}(?: here)?|(?:get|give|connect|transfer|put) me (?:to |with |through to )?(?:a |an |your )?${HUMAN}|(?:quiero|quisiera|necesito|prefiero|puedo|podria|deseo|me gustaria|exijo)?\\s?(?:hablar|conversar|chatear|comunicarme|contactar)?\\s?(?:con )?(?:una?|algun|el|la|su)?\\s?${PERSONA}(?: humano| humana| real)?|(?:paseme|comuniqueme|deme|transfierame|pongame)(?: con)? (?:una?|el|la)?\\s?${PERSONA}|(?:我)?(?:要|想要?|需要|可以|能不能|可不可以|能否|帮我|给我|直接|我能|让我)*(?:跟|和|找|转|接|转接|联系|联络|叫|换|与)?(?:一个|一位|个|位|到)?(?:真人|人工|专人|专员|真的人|活人|客服(?:人员)?|工作人员|人工客服|真人客服)(?:客服|服务|讲|说话|聊|谈|说|沟通|对话|帮忙|处理|讲话)*(?:吗)?|转人工|找人工|有人吗|有真人吗`,
    ),
  },
  {
    intent: 'fishing',
    pattern: begins(
      "(?:what(?:'s| is| was| are)?|tell me|show me|give me|reveal|can you (?:tell|show) me|do you know)\\b.{0,30}\\b(?:their|the other side'?s?|his|her|the (?:merchant|seller|insurer|company)'?s?)\\b.{0,20}\\b(?:limit|maximum|minimum|bid|number|bottom line|sealed|secret)|what (?:number |amount )?did (?:they|he|she|the (?:other side|seller|merchant|company)) (?:bid|seal|enter|put in|offer under)|how (?:low|high|far) (?:will|would|can) (?:they|he|she) go|ignore (?:all |your |the )*(?:previous |prior )?(?:rules|instructions)|(?:cual es|digame|dime|muestreme|cuanto es)\\b.{0,20}\\b(?:su|de la otra parte|del vendedor)\\b.{0,20}(?:limite|maximo|minimo|numero sellado|oferta sellada)|(?:cual es|digame|dime) (?:su|el) (?:limite|maximo|minimo|numero|oferta)|cuanto (?:ofrecio|puso|sello|oferto) (?:la otra parte|el vendedor|la tienda)|que numero puso|hasta cuanto (?:pagarian|bajarian|subirian)|ignora (?:tus|las) (?:reglas|instrucciones)|.{0,6}(?:对方|他们|商家|店家|卖家)的?(?:密封)?(?:底线|出价|报价|数字|底价|上限|下限)(?:是|多少|到底|有多)|.{0,6}(?:对方|他们|商家|店家)(?:出|密封|写|填)了?多少|(?:忽略|无视)(?:所有|之前|以上|你的)*(?:规则|指令|指示)",
    ),
  },
  {
    intent: 'binding',
    pattern: begins(
      '(?:is|will|would) (?:this|it|that|the agreement) (?:be )?(?:legally |really )?(?:binding|enforceable|official)|am i (?:bound|obliged|committed)|can i (?:change my mind|back out|still (?:go to court|sue))|do i lose my right|can i (?:sue|go to court) (?:later|afterwards)|(?:es|seria|esto es) (?:legalmente )?(?:vinculante|obligatori[oa])|(?:me|a que me) obliga|puedo (?:arrepentirme|cambiar de opinion|ir a juicio|demandar(?:los|la|lo)? (?:despues|luego|mas adelante))|pierdo mis derechos|tiene (?:validez|valor|fuerza) legal|.{0,4}(?:之后|以后|将来)还?(?:可以|能|能不能)(?:告|起诉|上法院|去法院|打官司)|.{0,10}(?:有约束力|有法律效力|有法律约束|有没有法律|可以反悔|能反悔|算数吗|有效吗)',
    ),
  },
  {
    intent: 'advice',
    pattern: begins(
      'should i (?:accept|take|sign|agree|settle|sue|say yes)|what (?:would|should) (?:you|i) do(?! (?:next|now|here))|what do you (?:think|recommend|suggest)|is (?:this|it|that) (?:a |an )?(?:fair|good|reasonable) (?:offer|deal|price|number)|(?:will|would|can|could|do) i (?:have a chance|win|lose(?! my))|what are my (?:chances|rights|odds)|can i sue|(?:deberia|debo|tengo que) (?:aceptar|firmar|demandar)|me conviene|que (?:me )?(?:recomienda|aconseja|haria)|(?:voy a|puedo) (?:ganar|demandar)(?! (?:despues|luego|mas adelante))|gano (?:en|el)|es (?:justo|justa|una buena oferta|buena oferta)|(?:cuales son )?mis (?:derechos|posibilidades)|.{0,8}(?:该不该|应不应该|要不要|应该|该)(?:接受|签|同意|告).{0,6}|.{0,6}(?:会不会赢|会赢吗|告得赢|打得赢|胜算|能赢吗|可以告吗|能告吗)|你(?:觉得|建议|会怎么做).{0,12}',
    ),
  },
  {
    intent: 'cost',
    pattern: begins(
      "(?:how much|what) (?:does|do|will|would|is) (?:this|it|you|the service|i|that) (?:cost|charge|have to pay|pay)|is (?:this|it|there) (?:really )?(?:free|a (?:fee|charge|cost))|do i (?:have to|need to) pay(?: (?:for|anything|you))?|what(?:'s| is) the (?:fee|cost|price of this)|cuanto (?:cuesta|vale|cobran) (?:esto|usar|este|el servicio|ustedes)|cuanto cuesta[?]?$|(?:es|esto es) grati[st]|tiene (?:algun )?costo|(?:hay que|tengo que) pagar (?:algo|por)|.{0,8}(?:要钱吗|收费吗|免费吗|要付钱吗|要收费吗|需要付费吗|费用多少|费用是多少|怎么收费|要付费吗|收不收费|要不要钱)",
    ),
  },
  {
    intent: 'howLong',
    pattern: begins(
      'how (?:long|much time|many days) (?:will|does|do|is|would|until|before|can)|when (?:will|do|can|would) (?:this|it|i|they|we) |cuanto (?:tiempo )?(?:tarda|demora|lleva|falta|dura)|cuanto tiempo|cuando (?:me (?:respond|pag|devuel)\\w+|se resuelve|termina|sabre|tendre)|.{0,10}(?:要多久|多久(?:才|会|能|可以)?|需要多长时间|要等多久|几天(?:才|会|能)|什么时候(?:会|能|才|可以))',
    ),
  },
  {
    intent: 'privacy',
    pattern: begins(
      'who (?:can |will |else )?(?:see|sees|read|reads|has access|gets)|is (?:this|it|what i (?:say|write)) (?:private|confidential|secure|safe|public|recorded|anonymous)|(?:will|do|can|does) (?:they|the other side|the (?:seller|merchant|company)) (?:see|read|know)|what (?:do|will|happens) (?:you do )?(?:with|to) my (?:data|information)|quien (?:ve|lee|puede ver|puede leer|tiene acceso)|(?:es|esto es) (?:privado|confidencial|seguro|anonimo)|(?:la otra parte|ellos|el vendedor) (?:ve|lee|puede ver|pueden ver)|que hacen con mis datos|.{0,8}(?:谁(?:看得到|会看|能看|可以看)|隐私|保密吗|会保密|对方(?:会|能|可以|看得)?(?:看到|看见|看得到)|个资|个人信息安全)',
    ),
  },
  {
    intent: 'silence',
    pattern: begins(
      "what (?:if|happens if) (?:i|we|they|he|she|the (?:seller|merchant|company|other side|insurer|store)|nobody|no one) (?:don'?t|do not|doesn'?t|does not|never|won'?t|refuses? to|ignores?) ?(?:answer|reply|respond|show|this|me|it)?|(?:y )?(?:que pasa )?si (?:no (?:me )?(?:responde|contesta)(?:n|mos)?|no (?:respondo|contesto)|la otra parte no|el vendedor no|nadie)|.{0,10}(?:不回(?:复|覆|应|答)?|不理(?:我|会)?|没回|没有?回(?:复|应)|不出面|不答复)(?:怎么办|会怎|怎样|呢|的话|会如何)",
    ),
  },
  {
    intent: 'status',
    pattern: begins(
      "what(?:'s| is) (?:happening|the (?:status|state)|going on|next|new)|what happens (?:next|now)|any (?:news|updates?)|where (?:are we|do we stand|is my case)|(?:has|have|did) (?:they|he|she|the (?:seller|merchant|other side)) (?:answered|replied|responded|answer|reply|respond)|status\\??$|(?:check|know) (?:the |about the )?status|como va (?:mi|el|todo)|como va[?]?$|que (?:sigue|pasa ahora|paso con|viene ahora)|alguna? (?:novedad|noticia)|(?:hay|tienen) (?:novedades|noticias)|ya (?:respond|contest)\\w+|en que (?:va|estado)|.{0,8}(?:进度|到哪(?:了|里|一步)|怎么样了|有(?:消息|结果|回复)(?:吗|了吗)|下一步|接下来(?:呢|会|要|怎)|(?:回复|回覆|回)了(?:吗|没)|处理得?(?:怎|如何))",
    ),
  },
  {
    intent: 'language',
    pattern: begins(
      '(?:do|can) you (?:speak|understand|know) (?:english|spanish|chinese|mandarin)|(?:can i |please |how do i )?(?:change|switch)(?: the| my)? languages?|cambi(?:ar?|e|o) (?:de|el) idioma|(?:换|切换|更换)(?:个|一下)?语言|habla(?:s|n)? (?:usted )?(?:espanol|ingles|chino)|(?:你|您)?(?:会|懂|能)(?:说|讲|用)(?:中文|英文|西班牙)',
    ),
  },
  {
    intent: 'why',
    pattern: begins(
      '(?:but )?why(?:\\?|$| (?:do|does|did|would|should|are|is) (?:you|this|that|it|i) ?(?:need|ask|want|matter|have|know|asking|needed|important)?.*)|what (?:do you need|is) (?:that|this|it) for|what for\\??$|(?:para|por) que (?:necesita|quiere|piden?|lo|me pregunta|es|hace falta|tengo|sirve|preguntas?|eso)|¿?(?:para|por) que ?[?]+$|(?:para|por) que$|为(?:什么|何|啥)(?:要|需要|问|想|得|还要|一定)|为(?:什么|何|啥)[?？呢啊]*$|(?:这|问这个|要这个)(?:个|有什么)?(?:要)?(?:做什么|干嘛|干什么|有什么用)|干嘛问',
    ),
  },
  {
    intent: 'repeat',
    pattern: whole(
      "what|huh|eh|pardon(?: me)?|come again|what did you say|what(?: do you| does (?:that|this|it)) mean|say (?:that|it) again|repeat(?: (?:that|it|the question))?|(?:i )?(?:don'?t|do not|didn'?t) (?:understand|get (?:it|that)|follow)(?: (?:that|this|you|the question|what you mean))?|(?:i'?m )?confused|¿?(?:como|que|mande)\\?|¿?que (?:significa|quiere decir|dijo)(?: (?:eso|esto))?|no (?:lo |le )?(?:entiendo|entendi|comprendo)(?: (?:la pregunta|eso|nada|bien|que (?:quiere|significa).*))?|repit[ae](?:lo|me)?(?: (?:la pregunta|eso|por favor))?|(?:puede|podria) repetir(?:lo|me)?(?: (?:la pregunta|eso))?|otra vez|(?:我)?(?:听|看|搞|弄)?不(?:太)?(?:懂|明白|了解)(?:你的?意思|问题|你在说什么)?|再说一(?:次|遍)|什么意思|(?:这|那)是什么意思|什么|蛤|啥|啊|你说什么|没听懂|没看懂",
    ),
  },
  {
    intent: 'unknown',
    pattern: whole(
      "(?:i )?(?:(?:really |honestly |just )?(?:dunno|(?:don'?t|do not|can'?t|cannot|couldn'?t) (?:know|remember|recall|say|tell you))(?: (?:that|it|(?:the|their|its|my|what|who|when|which|where|how) .{1,30}|exactly|the (?:date|exact .*|number|amount)|any ?more|for sure|right now))*)|i forgot|(?:i'?m )?not (?:really |quite )?sure(?: about (?:that|it))?|no idea|no clue|idk|unsure|unknown|no (?:lo |la )?se(?: (?:(?:el|la|cual|como|cuando|quien|cuanto|que) .{1,30}|exactamente|bien|la verdad|con exactitud))*|(?:la verdad )?no (?:me |lo )?(?:acuerdo|recuerdo)(?: (?:bien|exactamente|la fecha.*|de eso))*|ni idea|no estoy segur[oa]|se me olvido|(?:我)?(?:真的|也|完全|已经)?(?:没有这个?(?:资料|信息|数据)|不知道|不清楚|不记得|记不得|记不清楚?|记不起来|忘了|忘记|想不起来|不确定|不晓得|没印象)(?:了|店名|名字|叫什么|是谁|是哪|日期|时间|多少|耶|欸|哎)*",
    ),
  },
  {
    intent: 'skip',
    pattern: whole(
      "(?:can (?:we|i) |let'?s |i(?:'d| would) (?:like|rather) (?:to )?)?skip(?: (?:this|it|that|the question|this one|for now))*|pass|next(?: (?:question|one))?|(?:i(?:'d| would)? )?(?:prefer|rather) not(?: to)?(?: (?:say|answer))?|(?:no comment|none of your business|not relevant|n ?/ ?a)|no (?:quiero|prefiero|deseo) (?:decirlo|decir|responder|contestar)|prefiero no (?:decirlo|responder|contestar|decir)|(?:omitir|saltar|paso|siguiente|saltemos|pasemos)(?: (?:esta|la) pregunta| esto)?|(?:先)?(?:跳过|略过|跳下一题|下一题|下一个)(?:这题|这个|这个问题)?|不(?:想|方便|愿意)(?:说|回答|提供|讲)|没有",
    ),
  },
  {
    intent: 'cancel',
    pattern: whole(
      "(?:i (?:want|wish|would like) to |i'd like to |let'?s |can (?:we|i) )?(?:cancel|withdraw|stop|quit|end|close|drop)(?: (?:it|this|that|everything|all|my (?:case|claim|complaint|request)|the (?:case|claim|chat|whole thing)))*|forget (?:it|about it|this)|never ?mind|i give up|i don'?t want (?:to (?:continue|go on|do this)|this)(?: any ?more)?|(?:quiero |deseo |necesito )?(?:cancelar|retirar|anular|detener|parar|abandonar)(?:lo|la)?(?: (?:todo|esto|mi (?:reclamo|caso|solicitud)|el (?:caso|reclamo)))*|olvid(?:elo|alo|ate)|dej(?:elo|alo|emoslo)(?: asi)?|me rindo|ya no quiero (?:seguir|continuar)|(?:我)?(?:要|想|不想)?(?:取消|撤回|撤销|撤案|放弃|终止)(?:这个|我的|本)?(?:案件|申诉|投诉|申请)?|算了|不用了|不要了|我?不(?:想|要)(?:继续|弄|申诉|投诉|处理|搞)了?",
    ),
  },
  {
    intent: 'pause',
    pattern: whole(
      "(?:hold on|hang on|wait|one (?:sec(?:ond)?|moment|minute)|(?:just )?a (?:sec(?:ond)?|moment|minute)|give me (?:a |one |some )?(?:minutes?|moment|sec(?:ond)?|time)|brb|be right back|later|not now|(?:i'?ll |i will )(?:be (?:right )?back|come back|do (?:it|this) later|check|look).*|(?:i'?m )?(?:finding|looking for|getting|searching for) (?:the|my) .*|one (?:sec|second|moment|minute),? (?:i|let|while|finding|looking|getting|searching|please)(?![a-z]).*|let me (?:check|look|find|see)(?: .*)?)|(?:deme |dame )?un (?:momento|momentito|segundo|minuto|rato)(?:,? .*)?|espere?(?: (?:un (?:momento|segundo|minuto)))?|mas tarde|ahora no(?: puedo)?|(?:ahora|ya) (?:vuelvo|regreso)|dejeme (?:ver|buscar|revisar).*|estoy buscando .*|(?:请)?(?:等一下|等等|稍等|等我(?:一下)?|稍后|晚点|待会|等会儿?|一会儿?|先等等|等下)(?:再说|再弄|再填|[,，].*)?|我(?:去|先|在)?(?:找|看|查)(?:一下|找)?(?:收据|发票|单据|资料|看)?.{0,6}",
    ),
  },
  {
    intent: 'help',
    pattern: whole(
      "(?:please )?help(?: me)?|i need help|i'?m (?:lost|stuck)|what (?:can|do) (?:you|i) do(?: (?:here|now))?|how does (?:this|it) work|what (?:is this|are you)|who are you|(?:are you|is this) (?:a )?(?:bot|robot|human|real person)|ayuda(?:me)?|necesito ayuda|como funciona(?: esto)?|que (?:puedo|debo|tengo que) hacer|(?:que|quien) (?:es esto|eres|es usted)|(?:帮助|说明|帮我|帮帮我|救命|怎么用|怎么弄|怎么办|如何使用|你是谁|你是机器人吗|这是什么|可以做什么|我该怎么(?:做|办)|我需要帮(?:助|忙))",
    ),
  },
  {
    intent: 'otherMatter',
    pattern: begins(
      "(?:also,? |and )?(?:i (?:also )?have|there(?:'s| is)|what about) (?:another|a second|a different|one more|my other) (?:problem|issue|complaint|order|case|claim|matter|question about)|also,? (?:my|the|about my) other |(?:another|a different) (?:thing|matter|issue|order|case)\\b|(?:tambien )?tengo (?:otr[oa]|un segundo) (?:problema|reclamo|pedido|queja|caso|asunto|tema)|otr[oa] (?:cosa|asunto|tema|problema|pedido)\\b|(?:我)?(?:还有|另外还?有|也有)(?:另(?:外)?)?(?:一|个|一个|一件|件)(?:别的|其他)?(?:事|问题|订单|案件|申诉|投诉|笔)|我?另(?:外)?(?:一|有一)(?:个|件|张|笔)(?:订单|事|问题|案件)",
    ),
  },
  {
    intent: 'outOfScope',
    pattern: begins(
      "(?:what(?:'s| is) the (?:weather|time|capital|news)|tell me a (?:joke|story)|(?:write|make|give) me an? (?:poem|song|recipe|essay|code)|(?:can you )?(?:play|sing|order me|book me|translate|call me (?:a|an))\\b|who (?:won|is the president)|what (?:day|year|time) is it|how old are you|do you (?:love|like) |(?:set|start) (?:a|an|my) (?:alarm|timer|reminder)|cuenta(?:me)? un (?:chiste|cuento)|que (?:hora es|tiempo hace)|como esta el (?:clima|tiempo)|escrib[ea](?:me)? un (?:poema|cancion)|traduc[ei]|(?:讲|说)(?:个|一个)(?:笑话|故事)|(?:今天|明天)?天气(?:怎|如何|好)|(?:现在)?几点|(?:写|作)(?:一)?首(?:诗|歌)|帮我(?:翻译|订餐|叫车|设闹钟))",
    ),
  },
  {
    intent: 'greeting',
    pattern:
      /^(?:(?:hi|hello|hey|hola) [a-z]{2,12}[.!]*$|(?:hi|hello|hey|hiya|howdy|good (?:morning|afternoon|evening|day)|greetings|hola|buen(?:os|as)?(?: (?:dias?|tardes|noches))?|saludos|你好|您好|哈[喽罗啰]|嗨|早安|早上好|午安|晚安|下午好|晚上好|早|hai)(?: there| again| everyone| sir| madam)?[\s,.!，。！~👋😊🙂]*)+$/u,
  },
  {
    intent: 'thanks',
    // What it is for stands once, at the end: in what may come again, every way to share a text out would be tried.
    pattern:
      /^(?:(?:many |muchas |mil )?(?:thanks?|thx|ty|cheers|gracias|谢谢|感谢|多谢|谢啦|感恩|谢了)(?: you| u|你|您)?(?: (?:so|very) much| a lot| again)?[\s,.!，。！~🙏😊🙂❤]*)+(?:(?<= )(?:for (?:your|the|everything)|por (?:todo|su|la|tu)).{0,60})?$/u,
  },
  {
    intent: 'correct',
    pattern: begins(
      "no,? (?:wait|sorry|it(?:'s| is| was)|that(?:'s| is| was)|the|i meant?|actually|make (?:it|that)|es|era|fue|fueron|son|perdon|quise|espere?)\\b|no,? \\d|wait,? (?:no|it|that|the|\\d)|actually,? (?:it|that|the|no|i|\\d)|i (?:meant|mean|made a mistake|was wrong|got (?:it|that) wrong)|correction|(?:sorry|oops|my mistake|my bad|typo)[,.:!]? (?:(?:it|that|the (?:date|day|amount|price|total|shop|store|seller|company|name|item|order)|i meant|make|not)\\b|\\d)|(?:sorry|oops|my mistake|my bad|actually|wait|no)[,.:!]? (?:(?:i|we) )?(?:actually )?(?:paid|bought|ordered|got|spent)\\b[^.!?]{0,30}\\d|(?:that|it)(?:'s| is| was) wrong|change (?:the|my|it) |the (?:date|amount|price|shop|seller|store|item|order number|company) (?:is|was|should be) (?:actually |really )?|(?:perdon|disculpe|corrijo|correccion|me equivoque|quise decir|en realidad|mejor dicho|rectifico|espere?),?(?: (?:es|era|fue|son|fueron|no|el(?! (?:vendedor|dueno|gerente|senor))|la(?! (?:tienda|empresa|senora|vendedora) (?:no|me|nunca))|quise|me|\\d).*|\\d.*|$)|(?:ay,? )?(?:no|perdone?|disculpe|en realidad|espere)[,.:]? (?:(?:yo|lo|la) )?(?:pague|pagamos|costo|costaba|compre|gaste|eran|fueron|me cobraron)\\b[^.!?]{0,30}\\d|quise (?:poner|escribir)|(?:la fecha|el monto|el precio|la tienda|el vendedor|el importe) (?:es|era|fue|en realidad)|不[对是],? ?[,，、]?(?:是|应该|我|不是)|不[对是][,，、 ]+\\S|(?:我)?(?:更正|说错|打错|写错|记错|搞错|弄错)|我(?:是|的意思)(?:是)?说|应该是|等等[,，]?(?:是|不对|应该)|(?:日期|金额|价格|店家|卖家|商家)(?:应该)?是|改成|(?:不好意思|抱歉|对不起)[,，]?(?:我)?(?:是|(?:付|花|买|收|扣)[^。]{0,8}[\\d一二两三四五六七八九十百千万])",
    ),
  },
];
