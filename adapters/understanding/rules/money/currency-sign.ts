import type { CurrencyCode } from '../../../../core/money.ts';

/** Signs and names of one currency alone, beside its code and its full names. Lower case, no accents, simplified. */
export const OWN_SIGNS: { readonly [code: CurrencyCode]: string } = {
  USD: 'us$|$us|$ us|$ us|u$s|u$d|us $|u.s.$|u.s. $|u.s $|us dollar|us dollars|u.s. dollars|american dollar|american dollars|united states dollars|dolar americano|dolares americanos|dolares usd|美金|美刀|块美金|块美元|元美金|元美元',
  TWD: 'nt$|nt $|nt|ntd|ntd$|taiwan dollars|taiwanese dollars|dolares taiwaneses|台币|新台币元|nt元|块台币|块新台币|元台币|元新台币',
  HKD: 'hk $|港纸|港蚊|港元|港币|块港币|元港币|块港纸',
  MXN: 'mex$|mx $|m.n.|moneda nacional',
  CNY: 'rmb|cn¥|人民币元|元人民币|块人民币|块钱人民币|yuan|yuans|yuanes|renminbi',
  EUR: '€|euro|euros|eurs|欧元|欧',
  GBP: '£|pound sterling|pounds sterling|quid|libras esterlinas|英镑',
  JPY: 'jp¥|yen|yens|yenes|日币|日圆|円',
  CAD: 'c$|c $|ca $|加元|加拿大币',
  AUD: 'a$|au $|澳元|澳洲元',
  SGD: 's$|sg $|新币|坡币|新加坡币',
  NZD: 'nz $|nzd|kiwi dollars|纽币|纽元|新西兰币',
  COP: 'col$',
  DOP: 'rd$',
  PEN: 's/|s/.|soles|nuevos soles',
  BRL: 'r$|reais|reales|雷亚尔',
  CHF: 'sfr|瑞郎',
  KRW: '₩|won|wons|韩币|韩元',
  INR: '₹',
  MOP: '澳门币|pataca|patacas|mop$',
  CRC: '₡',
  GEL: '₾|lari|laris',
  LAK: '₭|kip|kips',
  MNT: '₮|tugrik|tugriks',
  NGN: '₦|naira|nairas|奈拉',
  ILS: '₪|shekel|shekels|nis|sequel|sequeles',
  VND: '₫|đ|越盾',
  PHP: '₱|菲律宾比索|菲币',
  PYG: '₲|guarani|guaranies',
  UAH: '₴|hryvnia|hryvnias|grivnas',
  GHS: '₵|cedi|cedis',
  KES: 'ksh|kshs',
  KZT: '₸|tenge|tenges',
  TOP: "tongan paʻanga|paʻanga|pa'anga|paanga",
  TRY: '₺|tl|turkish liras|liras turcas|土耳其里拉',
  AZN: '₼',
  RUB: '₽|russian rouble|russian roubles|руб|рублей|俄罗斯卢布',
  BDT: '৳|taka|takas',
  THB: '฿|baht|bahts|泰铢|泰币|铢',
  PLN: 'zł|zloty|zlotys|zlotych|eslotis|兹罗提',
  CZK: 'kc|koruna|korunas|捷克克朗',
  HUF: 'forint|forints|forintos|福林',
  MYR: 'ringgit|ringgits|马币|令吉|林吉特',
  IDR: 'rp|rupiah|rupiahs|印尼盾|印尼卢比',
  ZAR: 'rand|rands|兰特',
  GTQ: 'quetzal|quetzales|quetzals',
  HNL: 'lempira|lempiras',
  NIO: 'cordobas',
  BOB: 'boliviano|bolivianos',
  VES: 'bolivar|bolivares|bolivars',
  PAB: 'balboa|balboas|b/.',
  SEK: 'kronor|瑞典克朗',
  FIM: 'markka|finnish markka',
  ESP: 'peseta|pesetas|ptas',
  NLG: 'guilders|dutch guilder|florines holandeses',
  GRD: 'drachma|drachmas|dracmas',
};

/** Words and signs that several currencies share. `first` is what is guessed, and what the names do not show. */
export const FAMILIES = {
  dollar: {
    name: 'dollar',
    signs: '$|dollar|dollars|bucks|buck|dolares|dolar|刀',
    first: 'USD CAD AUD NZD HKD TWD SGD MXN ARS COP CLP UYU DOP',
  },
  peso: { name: 'peso', signs: 'peso|pesos|比索|披索', first: 'MXN ARS COP CLP UYU DOP PHP CUP' },
  pound: { name: 'pound', signs: 'pound|pounds|libra|libras|镑', first: 'GBP EGP' },
  yen: { name: 'yen', signs: '¥', first: 'JPY CNY' },
  yuan: {
    name: 'yuan',
    signs: '元|元整|元正|块钱|块|圆|圆整|圆正|蚊|kuai',
    first: 'CNY TWD HKD MOP SGD USD CAD AUD NZD JPY',
  },
  franc: { name: 'franc', signs: 'franc|francs|franco|francos|fr|法郎', first: 'CHF' },
  rupee: { name: 'rupee', signs: 'rupee|rupees|rupia|rupias|rs|₨|ரூ|rupay|卢比', first: 'INR' },
  crown: {
    name: 'crown',
    signs: 'krone|kroner|krona|kronur|crowns|corona|coronas|kr|克朗',
    first: 'SEK NOK DKK ISK CZK',
  },
  dinar: { name: 'dinar', signs: 'dinar|dinars|dinares|第纳尔', first: 'KWD' },
  dirham: { name: 'dirham', signs: 'dirham|dirhams|dhs|dh|迪拉姆', first: 'AED' },
  rial: { name: 'rial', signs: 'rial|rials|riyal|riyals|riales|﷼|里亚尔', first: 'SAR' },
  shilling: {
    name: 'shilling',
    signs: 'shilling|shillings|schilling|schillings|chelines|先令',
    first: 'KES',
  },
  rouble: { name: 'rouble', signs: 'rouble|roubles|ruble|rubles|rublo|rublos|卢布', first: 'RUB' },
  lira: { name: 'lira', signs: 'lira|liras|lire|里拉', first: 'TRY' },
  mark: { name: 'mark', signs: 'deutschmarks|marks|deutsche marks', first: 'DEM' },
  escudo: { name: 'escudo', signs: 'escudo|escudos', first: 'CVE' },
  colon: { name: 'colon', signs: 'colones', first: 'CRC SVC' },
  ringgit: { name: 'ringgit', signs: 'rm', first: 'MYR' },
  boliviano: { name: 'boliviano', signs: 'bs', first: 'BOB VES' },
} as const satisfies { readonly [name: string]: FamilyOf };
type FamilyOf = { readonly name: string; readonly signs: string; readonly first: string };
export type FamilyName = keyof typeof FAMILIES;

/** Hundredths and tenths: of one currency, or of any, which is then the case's own. */
export const CENTS: { readonly [code: CurrencyCode]: string } = {
  any: 'cents|cent|¢|centavo|centavos|centimo|centimos|ctvs|centimes|sen|c|分|分钱|毛|毛钱|角',
  GBP: 'p|pence|penny|pennies|penique|peniques|便士',
  USD: '美分',
  EUR: '欧分|eurocent|eurocents',
  CNY: 'mao|fen|jiao',
};

/** A currency whose sign may be its country's letters before a `$`. */
export const PREFIXED = /dollar|peso/u;

/** Codes that are plain words of English or Spanish; even in capitals they may be no currency: "ALL 5". */
export const IS_A_WORD: ReadonlySet<string> = new Set(
  'all top try mad cup cop pen bob ban gel sos rub won wons'.split(' '),
);

/** Letters that are words, names or measures too. */
export const LOOKS_LIKE_A_WORD: ReadonlySet<string> = new Set(
  'pen|cop|mop|cad|nt|all|$us|$ us|ca $|sg $|mx $|au $|ang|amd|ars|aed|azn|bam|ban|bob|bsd|btn|cdf|clp|cup|djf|egp|ern|etb|fim|fjd|gel|gip|gmd|hnl|isk|kes|lak|lek|lsl|mad|mdl|mga|mop|mur|nad|nis|nio|nok|omr|pab|php|pkr|ron|rub|rm|sar|sdg|sek|sos|srd|std|svc|tnd|top|tl|try|uah|uyu|ves|wst|xaf|zar|nlg|ats|bef|stn|szl'.split(
    '|',
  ),
);
