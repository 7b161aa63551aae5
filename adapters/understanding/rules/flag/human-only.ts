import type { ReadingFlag } from '../../../../core/port/understanding.ts';
import type { Signs } from './pattern.ts';

type HumanOnly = Extract<ReadingFlag, 'permanentInjury' | 'duress' | 'fraud'>;

/** What only people may settle, beside what care.ts finds: none of it stops the script. */
export const HUMAN_ONLY: { readonly [Flag in HumanOnly]: Signs } = {
  permanentInjury: {
    signs: [
      /\b(?:permanent(?:ly)? (?:injur\w+|disab\w+|damage to my (?:eye|back|spine|hearing|hand|leg|arm)|scar\w*|blind|deaf)|disabled for life|never (?:walk|see|hear|work) again|paraly[sz]ed|paraplegic|tetraplegic|quadriplegic|amputat\w+|lost (?:my|his|her) (?:eye|sight|eyesight|hearing|leg|arm|hand|foot|finger))\b/u,
      /\b(?:incapacidad permanente|discapacidad permanente|lesion(?:es)? permanentes?|secuelas? permanentes?|quede (?:paralitic[oa]|cieg[oa]|sord[oa]|invalid[oa]|parapl\w+)|me amputaron|amputacion|perdi (?:la vista|el oido|la audicion|un ojo|una pierna|un brazo|una mano|un dedo))\b/u,
      /终身残疾|永久(?:性)?(?:伤害|损伤|伤残|残疾)|(?:下半身)?瘫痪|截肢|失明|失聪|(?:成了|变成)(?:残疾|残障|植物人)/u,
    ],
  },
  duress: {
    signs: [
      /\b(?:(?:forced|pressured|threatened|coerced|bullied|blackmailed) (?:me|us|my (?:mother|father|wife|husband)) (?:to|into) (?:sign\w*|agree\w*|pay\w*|accept\w*)|made me sign|signed (?:it |this )?(?:under (?:pressure|duress|threat)|because (?:he|she|they) threatened)|under duress)\b/u,
      /\b(?:me|nos) (?:obligaron|forzaron|presionaron|amenazaron|coaccionaron)(?: (?:a|para)(?: que)?| con\b.{0,30} (?:a|para)) (?:firm\w+|acept\w+|pag\w+)|\bfirme (?:bajo (?:presion|amenaza|coaccion)|obligad[oa]|a la fuerza)\b|\bbajo coaccion\b/u,
      /(?:被)?(?:逼|强迫|胁迫|威胁)(?:着)?我(?:们)?(?:签|同意|付|接受|和解)|被(?:逼|迫|强迫|胁迫|威胁)(?:签|同意|付款|接受|和解)/u,
    ],
  },
  fraud: {
    signs: [
      /\b(?:(?:staged|faked|made up|invented|fabricated) (?:the |this |that |his |her |their )?(?:accident|claim|damage|injur\w+|loss|receipt|story|photos?)|fraudulent (?:claim|documents?|receipts?|photos?)|insurance fraud|(?:suspect|suspected|suspicion of|commit\w*|looks like|is a clear) fraud|forged (?:the |a |this )?(?:receipt|invoice|documents?|signature))\b/u,
      /\b(?:(?:fingio|simulo|invento|falsifico|fabrico) (?:el|la|los|las|un|una|su) (?:accidente|reclamo|dano|danos|lesion\w*|recibo|factura|fotos?|documentos?|firma)|reclamo fraudulento|fraude (?:al seguro|de seguros)|sospech\w+ (?:de|un) fraude)\b/u,
      /诈保|骗保|假车祸|(?:伪造|造假)(?:的)?(?:收据|发票|单据|文件|签名|照片|证据)?|(?:涉嫌|疑似|构成)(?:诈骗|欺诈|诈欺)|谎报|虚报(?:损失|伤势|金额)/u,
    ],
  },
};
