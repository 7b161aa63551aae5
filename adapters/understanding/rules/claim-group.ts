import type { ClaimGroupId } from '../../../core/narrative/claim-group.ts';

type Named = Exclude<ClaimGroupId, 'any'>;

/** Longer than this it is no answer to "what is it about?". */
const SHORT = 40;
const LEAD =
  "(?:(?:it'?s|it is|its|it was|this is|that'?s|about|for|with|from|at|in|on|an?|the|my|some|something|i|we|es|fue|era|de|sobre|con|en|por|una?|el|la|mi|unos|unas|algo|que|se trata de|是|关于|有关|我|在|一个|一件|的) ?){0,5}";
const TAIL =
  '(?:[ ,]*(?:please|thing|matter|issue|problem|dispute|case|one|online|on the internet|por favor|en linea|por internet|problema|asunto|的|问题|纠纷|方面|案|了|吧))*[.!。！]*';

/** Words that name a group of kinds and no kind of it, in the words of a plain text. */
const WORDS: { readonly [Group in Named]: string } = {
  bought:
    '(?:online |web ?|internet |e-?)?(?:shop(?:ping)?|stores?|shops)|purchases?|orders?|products?|goods|items?|(?:bought|ordered|purchased)(?: (?:it|this|something|stuff|an item|a product))?|e-?commerce|sellers?|merchants?|deliver(?:y|ies)|parcels?|packages?|(?:tienda|comercio|compras?|pedidos?|productos?|articulos?|paquetes?|envios?|vendedor)(?: (?:en linea|online|virtual|por internet))?|(?:compre|pedi|ordene)(?: (?:algo|un articulo|un producto))?|(?:网络?|线上|网上)?(?:购物|商店|买(?:的)?(?:东西|商品)?|商品|货品|订单|包裹|快递|卖家|店家|商家)|网购|网店|电商',
  service:
    'services?|a service|work(?: done)?|(?:re)?booking|hotels?|travel|trips?|flights?|doctors?|clinics?|dentists?|servicios?|trabajos?|obras?|hotel(?:es)?|viajes?|vuelos?|medico|clinica|dentista|服务|旅行|旅游|酒店|饭店|航班|机票|看病|医疗|诊所',
  paid: '(?:a )?(?:bank |credit |card )?(?:charge|payment|bill|fee)s?|(?:my )?(?:bank|credit card|debit card|card|account|subscription)|billing|(?:un )?(?:cargo|cobro|pago|recibo)s?(?: del? (?:banco|tarjeta))?|(?:mi )?(?:banco|tarjeta(?: de credito)?|cuenta|suscripcion)|(?:扣款|收费|付款|账单|费用|银行|信用卡|刷卡|订阅|扣费)',
  harmed:
    '(?:(?:an? )?(?:car |road |traffic )?(?:accident|crash|collision)s?|injur(?:y|ies)|i (?:got|was) hurt|damages?|insurance(?: claim)?)|(?:accidente|choque|lesion(?:es)?|danos?|seguro|aseguradora)(?: de (?:auto|coche|carro|transito|trafico))?|(?:车祸|事故|交通事故|受伤|伤害|损坏|损失|保险|理赔)',
};

const GROUPS = (Object.keys(WORDS) as Named[]).map((group) => ({
  group,
  pattern: new RegExp(`^${LEAD}(?:${WORDS[group]})${TAIL}$`, 'u'),
}));

/** The group of kinds of dispute that a short plain text names and says no more about; none where it says anything else. */
export const claimGroupOf = (low: string): Named | undefined => {
  const text = low.trim();
  return text.length > SHORT ? undefined : GROUPS.find(({ pattern }) => pattern.test(text))?.group;
};
