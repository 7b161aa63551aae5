import type { Place } from './sentence.ts';

const EN_THING =
  '(?:photos?|pictures?|pics?|images?|videos?|recordings?|receipts?|invoices?|bank statements?|statements?|screenshots?|e-?mails?|messages|texts|contracts?|documents?|paperwork|papers|tickets?|proof|(?:police|medical|damage) reports?|quotes?|estimates?|confirmation)';
const ES_THING =
  '(?:fotos?|fotografias?|imagenes|videos?|grabacion(?:es)?|recibos?|facturas?|boletas?|tickets?|comprobantes?|extractos?(?: (?:del banco|bancarios?))?|capturas?(?: de pantalla)?|correos?|mensajes|contratos?|documentos?|papeles|pruebas?|presupuestos?|informes?(?: (?:medico|policial))?|parte (?:medico|policial))';
const HAN_THING =
  '(?:照片|相片|图片|影片|视频|录像|录音|收据|发票|小票|单据|截图|截屏|对话(?:纪录|记录)?|聊天(?:纪录|记录)|合同|合约|契约|证据|证明|账单|流水|诊断书|病历|报价单|估价单|鉴定报告|检测报告|订单(?:纪录|记录)|邮件|监控)';

/** "I have photos and the receipt", "I've got a video of it": what there is to show, named after a word of having. */
const EN = new RegExp(
  `\\b(?:(?:i|we)(?:'ve| have|'ve got| have got| got| still have| also have| kept| took| can (?:show|send)| saved)|have|with|here (?:is|are)|attached(?: is| are)?|there (?:is|are)|got) ((?:(?:all|also|both|the|my|a|an|some|lots of|plenty of|several|many|few|two|three|\\d+|of) )*(?:\\w+ )?${EN_THING}(?:(?:,| and|, and)(?: (?:the|my|a|an|some))?(?: \\w+)? ${EN_THING})*)`,
  'gu',
);
const ES = new RegExp(
  `\\b(?:tengo|tenemos|guardo|guarde|conservo|adjunto|aqui (?:esta|estan|van)|saque|tome|hice|hay|puedo (?:mandar|enviar)|mando|envio|con) ((?:(?:todas?|todos?|tambien|el|la|los|las|mi|mis|un|una|unas|unos|varias|varios|muchas|algunas|dos|tres|\\d+) )*${ES_THING}(?:(?:,| y|, y|e)(?: (?:el|la|los|las|mi|mis|un|una))? ${ES_THING})*)`,
  'gu',
);
const HAN = new RegExp(
  `(?:有|保留了?|留了?|拍了?|存了?|附上?|提供)(?:了|着)?(?:好?几?[张份段]|当时的?|相关的?|完整的?|支付|付款|转账|现场的?|全部的?)*(${HAN_THING}(?:(?:和|跟|与|及|、)${HAN_THING})*)`,
  'gu',
);
/** 我有拍照: the photograph is in the verb. */
const HAN_MADE =
  /(?:有|都|已经|全)(?:有)?(拍照|拍下来|录影|录像|录音|截图|存证)|(拍了照|录了(?:音|影|像)|截了图)/gu;
/** "I don't have photos" and "they have my documents" show nothing. */
const NOT_OWN =
  /(?:don'?t|do not|didn'?t|no|not|without|they|he|she|nunca|ni|ellos|sin|没|没有|不|无|他们?|店家|对方|客服)\s?(?:have |i |yo )?$/u;

/** What the teller has to show for it, as it is named; null where nothing is, or where it is said to be missing. */
export const evidenceIn = (low: string): Place | null => {
  const han = /\p{Script=Han}/u.test(low);
  for (const pattern of han ? [HAN, HAN_MADE, EN] : [EN, ES])
    for (const match of low.matchAll(pattern)) {
      const words = match.slice(1).find((group) => group !== undefined) ?? '';
      if (NOT_OWN.test(low.slice(Math.max(0, match.index - 12), match.index))) continue;
      const start = match.index + match[0].lastIndexOf(words);
      return { start, end: start + words.length };
    }
  return null;
};
