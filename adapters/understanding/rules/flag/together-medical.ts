import type { Together } from './together.ts';

/** Of a body that gives way now: one row a sign, in English, Spanish and Chinese alike. */
export const MEDICAL_CUES: readonly Together[] = [
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

  [
    /\b(?:breathing|breath|breathe|respira\w*)\b|呼吸/u,
    /\b(?:weird\w*|strange\w*|fast|shallow|bad|funny|gasping|mal|rar[oa]|rapido|agitad[oa])\b|怪|急|弱|不对|很快/u,
    /\b(?:he|she|his|her|he'?s|she'?s|baby|dad|mum|mom|i'?m|el|ella|tiene|bebe)\b|他|她|爸|妈|宝宝|我/u,
  ],
  [
    /\b(?:fell|fall|fallen|crash|hit|cayo|caida|golpeo)\b|摔|跌|撞/u,
    /\b(?:not making sense|confused|can'?t talk|can'?t speak|slurr\w+|no habla bien|no (?:puede|logra) hablar|confundid[oa]|desorientad[oa])\b|说话(?:不清|含糊|颠三倒四)|说不出话|不清醒|神志/u,
  ],
  [
    /\b(?:keeps|still|won'?t stop|sigue|no deja de)\b|一直|还在|不停/u,
    /\b(?:bleeding|sangrando|sangrar)\b|流血|血[^，]{0,3}流/u,
  ],
  [
    /\b(?:can'?t|cannot|no puedo|no logro|no alcanzo)\b|不/u,
    /\b(?:catch my breath|get (?:any )?air|get enough air|agarrar aire|tomar aire|jalar aire)\b|[透喘][^，]{0,2}气|上不来气/u,
  ],
];
