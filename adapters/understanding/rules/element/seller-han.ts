import type { Plain } from '../plain.ts';
import { mayMatch } from '../prefilter/prefilter.ts';
import type { Place } from './sentence.ts';
import { withoutEnds } from './trailing.ts';

const HAN_NAME = "[\\p{Script=Han}a-z\\d&·'. ]";
/** Names by which a business is known to be one: its last word, or itself. */
const BUSINESS =
  '停车场|航空|酒店|饭店|旅馆|民宿|工厂|工坊|健身|健身房|俱乐部|银行|电信|超市|商城|商场|餐厅|诊所|口腔|牙医|医院|医美|美容院?|家具|家居|生活馆|旗舰店|专卖店|专营店|书店|药局|药店|电器|数码|车行|驾校|补习班|幼儿园|快递|物流|搬家|装潢|装修|影城|影音|外卖|旅行社|保险|人寿|产险|百货|租车|婚庆|眼镜|宠物店?';
const BRANDS =
  '淘宝|天猫|京东|拼多多|苏宁(?:易购)?|国美|唯品会|抖音|快手|美团|饿了么|滴滴|携程|去哪儿|飞猪|同程|闲鱼|转转|小红书|得物|顺丰|中通|圆通|申通|韵达|爱奇艺|优酷|腾讯视频|虾皮|露天|全联|家乐福|全国电子|灿坤|特力屋|诚品|博客来|中华电信|远传|台湾大哥大|台湾虎航|虎航|长荣|华航|星宇|momo|pchome|uber|foodpanda';
const KNOWN = `(?:${BRANDS})(?:航空|公司|商城|旗舰店|超市|电信|银行|网)?|[\\p{Script=Han}]{1,6}?(?:${BUSINESS})`;
const HAN_SELLERS: readonly RegExp[] = [
  new RegExp(
    `(?:卖家|店家|商家|商户|店名|公司|厂商|业者|店铺|航空公司|旅行社|保险公司|对方)(?:名称|名字|名)?(?:是|叫做?|为|:|就是|写(?:的是|着)?|显示(?:为|是)?)\\s?[「“"]?(${HAN_NAME}{2,16})`,
    'gu',
  ),
  new RegExp(
    `(?:在|跟|向|从|于|去|到|透过|通过)[「“"]?(${HAN_NAME}{2,18}?)[」”"]?(?:上面|上头|那里|那边|这里|里面|里|网站上?|官网上?|平台上?|门市|专柜|店里|店内|上)?(?:，)?(?:用信用卡|刷卡|用现金|分期|线上|上网)?(?:网购|购买|购入|订购|团购|买|订|下单|消费|报名|报了|维修|装修|修|(?<!出)租|刷|办|加盟|预订|预约|定)`,
    'gu',
  ),
  new RegExp(`(?:是|向)(${HAN_NAME}{2,12}?)(?:买|订|购)的`, 'gu'),
  new RegExp(
    `(?:联络|联系|打给|致电|找了?|问了?|打电话给)(?!电话|过?去)(${HAN_NAME}{2,12}?)(?:的)?(?:客服|店员|门市|窗口|经理)`,
    'gu',
  ),
  new RegExp(
    `(?:^|[，。,.!！?？\\s])(?!打|找|问|催|去|联)(${HAN_NAME}{2,12}?)(?:的)?(?:客服|店员|业务员?)(?:说|表示|告诉|回|不|一直|都|态度)`,
    'gu',
  ),
  new RegExp(`(?:^|[，。,.!！?？\\s])(${HAN_NAME}{2,8}?)(?:上)?(?:买|订|购|下单)的`, 'gu'),
  // 找了好宅裝潢來裝修, 请了安心搬家公司9月搬家: who was called in.
  new RegExp(
    `(?:请|找|雇|叫|委托)了?(?!人|朋友|师傅|律师|客服)((?:${KNOWN})(?:公司)?|${HAN_NAME}{2,12}?)(?=(?:队|团队|师傅)?(?:来|刷|贴|铺|拍|画|清|打扫)|来|帮|做|负责|装|修|搬|于|，|[\\d一二三四五六七八九十]+[月号])`,
    'gu',
  ),
  // 取消了影音王的會員, 退订爱看视频的包月
  new RegExp(
    `(?:取消|退订|停掉|解约)了?(?:在)?(?!我的?|订|这|那)(${HAN_NAME}{2,10}?)的?(?:会员|订阅|包月|连续包月|自动续费|会籍|VIP|月费)`,
    'gu',
  ),
  // 在微笑牙醫診所做假牙, 閒魚上買了
  new RegExp(
    `[在跟向]((?:${KNOWN}))(?=做|镶|植|装|补|看|治|整|剪|染|烫|洗|上课|学|拔|签|加入|入会|开|办|充值)`,
    'gu',
  ),
  new RegExp(`(?:^|[^\\p{Script=Han}])((?:${KNOWN}))(?=(?:上|网|里)?(?:买|订|购|下单|拍下|团))`, 'gu'),
  // 新东育的, 宜居家具订的: where it was got, behind a comma.
  new RegExp(`(?:^|[，。,.!！?？\\s])(?:是)?在?((?:${KNOWN}))的?(?=[，。,.!！?？\\s]|$)`, 'gu'),
  // 滴滴给我重复扣款, 大遠停車場上星期五重複扣款, 海景飯店多收: a business that does something.
  new RegExp(
    `(?:^|[^\\p{Script=Han}]|[日号天上在被把让]|[周期拜][一二三四五六日])((?:${KNOWN}))(?=[^，。]{0,8}(?:重复|多收|多扣|乱收|扣|收|取消|延误|给我|跟我|把|不让|不肯|不退|拒绝|拖|骗|说|退房|临时|害|不理))`,
    'gu',
  ),
  /(?:^|[^\p{Script=Han}]|[搭坐订了在的是有跟向被给找乘买])((?:[\p{Script=Han}]{2,4}|[a-z]{2,12})(?:航空|银行|产险|人寿|保险|电信|百货|旅行社|旗舰店|专卖店|健身|影城))/gu,
];
/** What stands there and is no name. */
const NO_HAN_NAME =
  /^(?:网络?上?|网路上?|线上|网上|上网|实体|实体店|那里|那边|这里|一家.*|一间.*|某.*|朋友.*|家里?|店里|别人|对方|他们?|她|它|我们?|你们?|自己|门市|卖家|店家|商家|业者|厂商|公司|平台|客服|商店|超市|百货公司|夜市|市场|附近.*|路边.*|楼下.*|国外|日本|台湾|香港|大陆|美国|网购|信用卡|现金|那家.*|这家.*|人|警察|交警|医生|师傅|朋友|家人|保险公司|.*[一二三四五六七八九十几好\d]次|(?:已经|打|去|问|找|跟|联络|联系|通知|坐|搭|叫).*(?:银行|公司|店|保险)|[一两二三几][辆个家位台间名].*|.*(?:上星期|上周|昨天|今天).*|的.*|了.*|当时|现场|之后|之前|时候?|.*的时候|.*(?:我|你|他|她|没|不|了|就|才|想|花|请|说|对方|希望|要求|保险业务).*)$/u;

/** Who sold it, in a Chinese text. */
export const hanSeller = ({ low }: Plain, dates: readonly Place[]): Place | null => {
  if (!/\p{Script=Han}/u.test(low)) return null;
  for (const pattern of mayMatch(HAN_SELLERS, low))
    for (const match of low.matchAll(pattern)) {
      const place = trimmedHan(low, match, dates);
      if (place !== null) return place;
    }
  return null;
};

const LEADING =
  /^(?:[「“" ]|店家?(?:是|叫)|网上的?|网路上的?|线上的?|一家叫做?|一间叫做?|(?:这|那)(?:家|间)(?:叫)?|叫做?|你们|在|跟|向|从|于|去)+/u;
const TRAILING = [
  ...'」”" .',
  ...'上|上面|那里|那边|这里|里|网站|官网|平台|门市|专柜|店里|这家|这家店|那家|那家店|公司|公司的|的'.split(
    '|',
  ),
];

/** 苏宁易购 and its like end with a word of buying. */
const chainOf = (low: string, start: number, name: string): string =>
  name.endsWith('易') && low.charAt(start + name.length) === '购' ? `${name}购` : name;

const trimmedHan = (low: string, match: RegExpExecArray, dates: readonly Place[]): Place | null => {
  const words = match[1] ?? '';
  let start = match.index + match[0].indexOf(words);
  const stop = start + words.length;
  // "在三月三號於蝦皮買": a date before the name belongs to the sentence, not to the name.
  for (const date of dates) if (date.start < stop && date.end > start) start = Math.max(start, date.end);
  const head = low.slice(start, stop);
  start += LEADING.exec(head)?.[0].length ?? 0;
  const name = chainOf(low, start, withoutEnds(low.slice(start, stop), TRAILING));
  return name.length < 2 || NO_HAN_NAME.test(name) ? null : { start, end: start + name.length };
};
