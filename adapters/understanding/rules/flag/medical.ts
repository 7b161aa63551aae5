import type { Signs } from './pattern.ts';

/**
 * A body that needs help now. What was treated, is over, or stands in the past ("spent a night in hospital, all fine
 * now") belongs to the claim and is an injury at most.
 */
export const MEDICAL: Signs = {
  signs: [
    /\b(?:i|he|she|baby|son|daughter|wife|husband|mum|mom|dad|kid|child) (?:can'?t|cannot|can not|(?:is|'s) not|isn'?t) (?:breathe|breathing)\b|\bnot breathing\b|\bisn'?t breathing\b|\b(?:have|having|has|got) (?:really |very )?(?:bad |severe |strong )?chest pains?\b|\bhaving (?:a|an) (?:\w+ )?(?:heart attack|stroke|seizure|fit|allergic reaction|asthma attack|miscarriage)\b|\bthroat is (?:swelling|closing)|\blips? (?:are |is |have gone )?(?:turning )?blue\b|\banaphyla/u,
    /\b(?:is|he'?s|she'?s|lying) unconscious\b|\b(?:can'?t|cannot|won'?t) wake (?:him|her|them|my \w+)(?: up)?|\b(?:has |have |just )(?:collapsed|fainted|passed out)\b|\bcall (?:me )?(?:an ambulance|911|999|112)\b|\bneed an ambulance\b|\b(?:bleeding (?:heavily|a lot|badly|out)|(?:won'?t|wont|doesn'?t|not) stop(?: bleeding)?[^a-z]*$|won'?t stop bleeding|blood everywhere|(?:am |i'?m |is |'s )still bleeding|and bleeding)\b/u,
    /\boverdos(?:e|ed|ing)\b|\btook too (?:much|many) (?:of )?(?:the |my )?(?:medicine|medication|pills|tablets|meds)|\b(?:swallowed|drank|ate|inhaled) (?:the|a|some|your) (?:\w+ )?(?:battery|batteries|magnet|bleach|cleaner|cleaning \w+|poison|detergent|button|coin|piece|pesticide)\b|\b(?:is|he'?s|she'?s) choking\b(?! with)|\bchoking on (?:a|the|it|something)\b|\b(?:can'?t|cannot) feel my (?:left |right )?(?:arm|leg|face|hand|side)|\bspeech is slurred\b|\bface is (?:numb|drooping)|\bsmells? of gas\b|\bgas leak\b|\bcarbon monoxide (?:alarm|poisoning)|\btrapped in (?:the|a|his|her) (?:car|lift|wreck|elevator)|\b(?:i'?m|i am|she'?s|wife is|in) (?:in )?(?:active )?labou?r\b(?! (?:day|cost|charge|law|party|hours|fee))/u,
    /\bno (?:puedo|puede) respirar\b|\b(?:no|ni) respira\b(?! bien)|\b(?:tengo|tiene) (?:un )?dolor (?:muy )?(?:fuerte )?en el pecho|\b(?:me|le) (?:esta )?(?:dando|da) un (?:infarto|derrame|ataque)|\besta inconsciente\b|\bse desmayo y no|\bno (?:despierta|reacciona|responde y)|\bconvulsion(?:a|ando|es)\b|\bllam(?:e|en|a) (?:a )?(?:una ambulancia|al 911|al 112)|\bnecesito una ambulancia|\bsangr(?:a|ando) mucho|\bno para de sangrar|\bsangre por todos lados|\batrapad[oa] y sangra|\bme sale sangre\b/u,
    /\b(?:se|me) (?:esta|estoy) (?:ahogando|atragantando|asfixiando)\b(?! de)|\bse atraganto|\bse trago (?:la|una|el|un)\b|\b(?:tomo|bebio|trago) (?:el |la |un )?(?:limpiador|cloro|lejia|detergente|veneno|acido|lavandina)|\bhinchando la (?:garganta|cara|lengua)|\bse me cierra la garganta|\bno siento (?:el|la|mi) (?:brazo|pierna|cara|lado)|\bhuele a gas\b|\bfuga de gas\b|\blabios morados\b|\breaccion alergica (?:fuerte|grave)|\bdemasiadas pastillas\b|\bsobredosis\b|\bse intoxico\b|\btrabajo de parto|\bde parto\b|\bpuede hablar\b.{0,10}derrame/u,
    /(?:喘不[过上]气|不能呼吸|无法呼吸|没有?(?:了)?呼吸|没呼吸)|(?:现在|突然|一直|忽然|今天)?胸口(?:现在|突然)?(?:很|好|非常|疼得|痛得|闷得|剧)(?:痛|疼|厉害|受不了)|(?:叫|打)(?:一?辆)?(?:救护车|120|119)(?!费)|血(?:一直)?(?:流)?(?:不?止不?住|流不止)|止不住.{0,3}流|一直(?:在)?流血|(?:还|正)?在流血|大量出血|(?:昏|晕)(?:倒|过去)(?:了)?.{0,4}(?:叫不醒|不醒|没反应)|(?:昏倒|晕倒)了|叫不醒|(?:没有|没)意识|抽搐|中风|心(?:肌)?梗(?:塞)?了|心脏病发/u,
    /(?:喉咙|嗓子|气管|脸|舌头)(?:肿|卡)|卡住(?:喉咙|气管)|噎(?:到|住|着|著)|(?:吞|误食|误喝|喝)(?:下|了|到|进)?[^，。]{0,8}(?:电池|清洁剂|漂白水|洗洁精|磁铁|农药|消毒水)|(?:电池|磁铁|硬币)[^，。]{0,3}吞(?:下|了|进)|(?:瓦斯|煤气|燃气)(?:味|泄漏|漏)|一氧化碳|(?:胳膊|手臂|左手|右手|手|腿|半边)没(?:有)?(?:知觉|感觉)|嘴唇(?:发)?[紫青]|(?:不小心|误)?(?:吃太多|药吃多|吃多了)药?[，,]?[^。]{0,3}心|(?:卡|困)在车里|(?:快)?要生了|脸(?:都)?(?:黑|紫)了|服药过量|吃错药/u,
  ],
  harmless: [
    /\b(?:almost|nearly|about to) (?:have|had|having|gave (?:me|him|her)) a (?:heart attack|stroke|fit)\b|\b(?:had|have had) (?:\w+ )?chest pains? (?:after|back|last|in|during|when)[^.!?]{0,80}|\bambulance (?:bill|fee|ride|cost)\w*/gu,
    /\bcasi (?:me|le) da un infarto|\bse (?:ahogaba|esta ahogando) de (?:la )?risa|\bme ahogo en deudas|\bno respira bien\b/gu,
    /(?:差点|快要?|险些)(?:心梗|心脏病发|中风|晕倒)|救护车(?:上|费|费用|的费)|笑到[^，。]{0,3}噎[到着住]/gu,
  ],
};
