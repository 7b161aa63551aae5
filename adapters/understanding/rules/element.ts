import type { ElementId, Wanted } from '../../../core/narrative/element.ts';
import type { FoundAmount, FoundDate, FoundElement } from '../../../core/port/understanding.ts';

/** What is asked for, in the order in which it is believed where several are named. */
const WANTED: readonly { readonly wanted: Wanted; readonly pattern: RegExp }[] = [
  {
    wanted: 'partialRefund',
    pattern:
      /\b(?:partial refund|part of (?:my|the) money|some of (?:my|the) money|reembolso parcial|una parte del dinero)\b|部分退款|退一部分|退部分/iu,
  },
  {
    wanted: 'refund',
    pattern:
      /\b(?:refund\w*|(?:my |the )?money back|return my money|reembols\w*|(?:que )?(?:me )?devuelvan? (?:el|mi) dinero|devoluci[oó]n(?: del dinero)?)\b|退款|退錢|退钱|退費|退费|退我錢|還我錢|还我钱/iu,
  },
  {
    wanted: 'replacement',
    pattern:
      /\b(?:replac\w*|(?:a )?new one|exchange|reemplaz\w*|cambi(?:en|arlo|o por otro)|uno nuevo|una nueva)\b|換貨|换货|換新|换新|換一|换一|補寄|补寄/iu,
  },
  {
    wanted: 'repair',
    pattern:
      /\b(?:(?:want|need|like|asking).{0,30}(?:repair\w*|fix(?:ed)?)|fix it|repair it|que (?:lo|la) (?:reparen|arreglen)|reparaci[oó]n)\b|修好|修理|維修|维修/iu,
  },
  {
    wanted: 'payment',
    pattern:
      /\b(?:compensat\w*|reimburs\w*|pay (?:for|me)|cover (?:my|the) (?:costs?|bills?|repairs?|damage)|indemni\w*|compensaci[oó]n|que (?:me )?paguen|pagar (?:los|mis))\b|賠償|赔偿|賠我|赔我|理賠|理赔|補償|补偿/iu,
  },
  {
    wanted: 'cancel',
    pattern:
      /\b(?:cancel (?:my|the|it)|stop charging|cancelar|dejen de cobrar)\b|取消訂|取消订|解約|解约|停止扣/iu,
  },
  { wanted: 'apology', pattern: /\b(?:apolog\w*|say sorry|disculpas?)\b|道歉/iu },
];
const WANTS =
  /\b(?:i(?:'d| would)? (?:want|like|need|expect|ask for|am asking)|i'm asking|please|quiero|quisiera|necesito|pido|me gustar[ií]a|exijo)\b|我(?:要|想要?|希望|要求)|希望|請求|请求|要求/iu;
const WHOLE_PRICE =
  /\b(?:paid|cost|price|for|spent|worth|bought|pagu[eé]|cost[oó]|precio|gast[eé]|por|compr[eé])\b|花了|付了|價格|价格|買|买|總共|总共|一共/iu;

const NAME = "(?:[A-Z][\\w&'’.-]*|(?:[Tt]he|[Dd]e|[Ll]a|[Ee]l|y|and|of|&)(?=\\s+[A-Z]))";
const SELLERS: readonly RegExp[] = [
  new RegExp(
    `\\b(?:from|at|by|with|called|a|en|de|por|con)\\s+((?:${NAME}\\s+){0,4}[A-Z][\\w&'’.-]*[\\w])`,
    'gu',
  ),
  /(?:在|跟|向|從|从|找)[「“"]?([\p{Script=Han}A-Za-z0-9&·]{2,14}?)[」”"]?(?:那裡|那里|這家|这家|網站|网站|店裡|店里)?(?:上)?(?:買|买|訂|订|購|购|下單|下单|刷|消費|消费|修|租|報名|报名)/gu,
];
const NOT_SELLERS =
  /^(?:I|My|The|It|On|In|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Amazon Prime Day|Enero|Febrero|Marzo|Abril|Mayo|Junio|Julio|Agosto|Septiembre|Octubre|Noviembre|Diciembre|網路上?|网上|線上|线上)$/u;

const ITEMS: readonly RegExp[] = [
  /\b(?:bought|purchased|ordered|got|rented|booked)\s+(?:me\s+|us\s+)?((?:an?|the|my|some|two|three|this|one|\d+)\s+(?:new\s+|used\s+)?[\p{L}-]+(?:\s+(?!from\b|at\b|for\b|on\b|in\b|and\b|but\b|that\b|which\b|online\b|last\b|yesterday\b|today\b|by\b|with\b|it\b)[\p{L}-]+){0,3})/giu,
  /\b(?:compr[eé]|ped[ií]|orden[eé]|adquir[ií]|alquil[eé]|reserv[eé])\s+((?:una?|el|la|los|las|unos|unas|mi|dos)\s+(?!tienda\b)[\p{L}-]+(?:\s+(?!en\b|por\b|de\s+[A-Z]|el\b|y\b|pero\b|que\b|a\b|con\b|hace\b)[\p{L}-]+){0,3})/giu,
  /(?:買|买|購買|购买|訂購|订购|訂|订)(?:了|到)?((?:一|兩|两|三|\d)?[台臺個个件雙双支張张隻只部把本條条輛辆間间套份]?[\p{Script=Han}A-Za-z0-9]{1,10}?)(?=[，。,.、！!；;\s]|花|但|結果|结果|用|送|到|，|$)/gu,
  /\b(?:my|the|mi|el|la)\s+(fridge|refrigerator|washing machine|washer|dryer|phone|laptop|computer|tv|television|sofa|couch|bike|car|oven|microwave|camera|tablet|headphones|shoes|jacket|mattress|vacuum|refrigerador|nevera|lavadora|tel[eé]fono|celular|computadora|televisor|sof[aá]|coche|auto|horno|c[aá]mara|zapatos)\b/giu,
];
const TROUBLE =
  /\b(?:broke\w*|defective|faulty|stopped|does(?:n'?t| not)|did(?:n'?t| not)|never|won'?t|died|crack\w*|leak\w*|damage\w*|wrong|late|missing|charged|overcharg\w*|hit|crash\w*|refus\w*|ignor\w*|cancel\w*|noisy|smell\w*|rompi[oó]|descompuso|da[ñn]\w*|dej[oó]|no (?:funciona|lleg\w*|enfr[ií]a|enciende|sirve|he recibido)|cobr\w*|nunca|choc\w*|averi\w*|mal)\b|壞|坏|故障|不能|不會|不会|沒有?收|没有?收|沒到|没到|未到|不冷|漏|破|錯|错|扣|撞|不動|不动|不亮|沒反應|没反应|不制冷/iu;
const TRIED =
  /\b(?:(?:called|emailed|wrote|contacted|complained|asked|told|phoned|messaged)\b.{0,80}|llam[eé]\b.{0,80}|escrib[ií]\b.{0,80}|contact[eé]\b.{0,80})|(?:打電話|打电话|聯絡|联系|聯繫|寫信|写信|反映|投訴過|投诉过)[^。！？\n]{0,40}/iu;
const PLACE =
  /\b(?:at the (?:corner|intersection|parking lot) (?:of )?[^.,!?\n]{3,60}|on ([A-Z][\w.]+ (?:Street|St|Avenue|Ave|Road|Rd|Highway|Hwy|Boulevard|Blvd)\b)|en la (?:esquina|calle|avenida|autopista) [^.,!?\n]{3,60})|在([\p{Script=Han}\d]{2,14}(?:路口|路|街|停車場|停车场|高速公路|國道|巷))/u;
const ORDER =
  /\b(?:order|pedido|orden|booking|reservation|reserva)\s*(?:number|no\.?|n[uú]mero|n[oº]\.?|id|#)?\s*[:#]?\s*([A-Z0-9][A-Z0-9-]{3,24}\b)|(?:訂單|订单)(?:編號|编号|號碼|号码|號|号)?\s*[:：#]?\s*([A-Z0-9][A-Z0-9-]{3,24})/iu;
const POLICY =
  /\b(?:policy|p[oó]liza)\s*(?:number|no\.?|n[uú]mero|#)?\s*[:#]?\s*([A-Z0-9][A-Z0-9-]{3,24}\b)|(?:保單|保单)(?:號碼|号码|號|号)?\s*[:：]?\s*([A-Z0-9][A-Z0-9-]{3,24})/iu;
const PLATE =
  /\b(?:plate|license|placas?|matr[ií]cula)\s*(?:number|no\.?|n[uú]mero|#)?\s*(?:is|was|es|era)?\s*[:#]?\s*([A-Z0-9]{1,4}[- ]?[A-Z0-9]{2,5})\b|(?:車牌|车牌)(?:號碼|号码|號|号)?(?:是|為|为)?\s*[:：]?\s*([\p{Script=Han}]?[A-Z0-9]{1,4}[-·]?[A-Z0-9]{2,5})/iu;
const CARD_END =
  /\b(?:ending|ends|terminada?|termina|acaba)\s+(?:in|with|en)\s+(\d{4})\b|(?:末四碼|末四码|尾號|尾号|後四碼|后四位)(?:是|為|为)?\s*[:：]?\s*(\d{4})/iu;
const HURT =
  /\b(?:injur\w+|whiplash|hurt|pain|broke my|herid\w+|lesion\w*|me duele|dolor|latigazo)\b|受傷|受伤|痛|骨折|挫傷/iu;
const UNHURT =
  /\b(?:nobody|no one|not|wasn'?t|no) (?:was |got |were )?(?:hurt|injured|injuries)|nadie (?:result[oó] |fue )?herid|sin (?:heridos|lesiones)|ileso\b|(?:沒|没|無|无)(?:有)?人?受(?:傷|伤)|人沒事|人没事/iu;

type Put = (
  element: ElementId,
  value: FoundElement['value'],
  start: number,
  end: number,
  certain?: boolean,
) => void;

/** The facts that a text states, each with its place. `amounts` and `dates` were found before. */
export const findElements = (
  text: string,
  amounts: readonly FoundAmount[],
  dates: readonly FoundDate[],
): readonly FoundElement[] => {
  const found: FoundElement[] = [];
  const put: Put = (element, value, start, end, certain = true) => {
    if (!found.some((each) => each.element === element)) found.push({ element, value, start, end, certain });
  };
  const wantedAt = putWanted(text, put);
  putMoney(text, amounts, wantedAt, put);
  putDates(dates, put);
  putNames(text, put);
  putProblem(text, put);
  putCodes(text, put);
  return found;
};

const putWanted = (text: string, put: Put): number => {
  const asks = WANTS.exec(text)?.index ?? -1;
  const from = asks === -1 ? 0 : asks;
  for (const { wanted, pattern } of WANTED) {
    const match = pattern.exec(text.slice(from)) ?? (from === 0 ? null : pattern.exec(text));
    if (match === null) continue;
    const base = pattern.test(text.slice(from)) ? from : 0;
    put(
      'wanted',
      { kind: 'wanted', wanted },
      base + match.index,
      base + match.index + match[0].length,
      asks !== -1,
    );
    return asks === -1 ? base + match.index : asks;
  }
  return asks;
};

/** What was paid, and what is wanted where it is another number behind the wish. */
const putMoney = (text: string, amounts: readonly FoundAmount[], wantedAt: number, put: Put): void => {
  const value = ({ minor, currency, approximate }: FoundAmount): FoundElement['value'] => ({
    kind: 'money',
    money: { minor, currency },
    ...(approximate === true ? { approximate } : {}),
  });
  const before = wantedAt === -1 ? amounts : amounts.filter(({ start }) => start < wantedAt);
  const paid =
    before.find(({ start }) => WHOLE_PRICE.test(text.slice(Math.max(0, start - 24), start))) ??
    before[0] ??
    amounts[0];
  if (paid === undefined) return;
  put('amount', value(paid), paid.start, paid.end, paid.certain);
  const wish = wantedAt === -1 ? undefined : amounts.find(({ start }) => start > wantedAt);
  if (wish !== undefined && wish !== paid)
    put('wantedAmount', value(wish), wish.start, wish.end, wish.certain);
};

const putDates = (dates: readonly FoundDate[], put: Put): void => {
  const [first] = dates;
  if (first === undefined) return;
  const { from, to, approximate, start, end, certain } = first;
  put(
    'when',
    { kind: 'date', from, to, ...(approximate === true ? { approximate } : {}) },
    start,
    end,
    certain,
  );
};

const putText = (element: ElementId, match: RegExpExecArray | null, put: Put, certain = true): void => {
  const words = match?.slice(1).find((group) => group !== undefined) ?? match?.[0];
  if (match === null || words === undefined) return;
  const start = match.index + match[0].indexOf(words);
  put(element, { kind: 'text', text: words.trim() }, start, start + words.length, certain);
};

const putNames = (text: string, put: Put): void => {
  for (const pattern of SELLERS)
    for (const match of text.matchAll(pattern)) {
      const name = (match[1] ?? '').replace(/[.,]+$/u, '');
      if (name === '' || NOT_SELLERS.test(name) || name.split(' ').every((word) => NOT_SELLERS.test(word)))
        continue;
      const start = match.index + match[0].lastIndexOf(name);
      put('seller', { kind: 'text', text: name }, start, start + name.length);
    }
  for (const pattern of ITEMS)
    putText('item', new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(text), put);
  putText('where', PLACE.exec(text), put);
};

/** The sentences in which the trouble stands, as they were written. */
const putProblem = (text: string, put: Put): void => {
  const sentences = [...text.matchAll(/[^.!?。！？\n]+(?:[.!?](?=\d)[^.!?。！？\n]*)*[.!?。！？]*/gu)];
  const troubled = sentences.filter(([sentence]) => TROUBLE.test(sentence));
  const [first] = troubled;
  const last = troubled.at(-1);
  if (first === undefined || last === undefined) return;
  const start = first.index + (first[0].length - first[0].trimStart().length);
  const together = last.index + last[0].length - start <= 500 ? last : first;
  const end = together.index + together[0].trimEnd().length;
  put('problem', { kind: 'text', text: text.slice(start, end) }, start, end);
  putText('tried', TRIED.exec(text), put);
};

const putCodes = (text: string, put: Put): void => {
  const order = ORDER.exec(text);
  if (/\d/u.test(order?.[1] ?? order?.[2] ?? '')) putText('orderNumber', order, put);
  const policy = POLICY.exec(text);
  if (/\d/u.test(policy?.[1] ?? policy?.[2] ?? '')) putText('policyNumber', policy, put);
  const plate = PLATE.exec(text);
  if (/\d/u.test(plate?.[1] ?? plate?.[2] ?? '')) putText('plate', plate, put);
  putText('cardLastFour', CARD_END.exec(text), put);
  const unhurt = UNHURT.exec(text);
  const hurt = unhurt ?? HURT.exec(text);
  if (hurt !== null)
    put('injury', { kind: 'yesNo', yes: unhurt === null }, hurt.index, hurt.index + hurt[0].length, true);
};
