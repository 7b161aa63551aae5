import { SIDES, type Side } from '../case/party.ts';
import type { AtTable } from '../case/state.ts';

/** How people talk when they no longer negotiate. */
export type Hostile = 'threat' | 'command' | 'anger';

/** Commands and anger lower the chance to settle (386 eBay disputes; design page 3). In four languages, whole words. */
const PATTERNS: { readonly [Kind in Hostile]: readonly RegExp[] } = {
  threat: [
    /\b(?:(?:i|we)(?:['’]ll| will|['’]m going to| am going to| are going to) (?:sue|ruin|destroy|expose|make you (?:pay|regret|sorry))|see you in court|or else\b(?! is)|you(?:['’]ll| will) (?:regret|be sorry|pay for this)|(?:last|final) warning)/iu,
    /告(?:死)?(?:你|您)|(?:起訴|起诉|曝光)(?:你|您)|法院[見见]|走[著着]瞧|[後后]果自[負负]|[給给]我小心/u,
    /(?<!\p{L})(?:(?:lo|los|la|las|te|os) (?:voy a |vamos a )?(?:demandar|denunciar)(?:é|emos)?(?!\p{L})|nos vemos en (?:el juzgado|los tribunales|la corte)|se van? a arrepentir|aténganse|aténgase|última advertencia)/iu,
  ],
  command: [
    /\b(?:you (?:must|have to|had better|better) (?:pay|refund|give|send|accept|take)|pay (?:me|us|up)\b[^.!?\n]{0,20}\b(?:now|today|immediately)|(?:i|we) demand that|stop (?:lying|wasting))\b/iu,
    /(?:馬上|马上|立刻|立即|[現现]在就)(?:[給给]我|退|[賠赔]|付)|你[們们]?(?:必[須须]|一定要)(?:退|[賠赔]|付|[給给])|限你/u,
    /(?<!\p{L})(?:(?:usted(?:es)? )?(?:tienen?|deben?) que (?:pagar|devolver|reembolsar)(?:me|nos)?|(?:págueme|pagueme|devuélvame|devuelvame)(?!\p{L})[^.!?\n]{0,25}(?:ya|ahora|hoy|inmediatamente)|(?:le |les )?exijo que)(?!\p{L})/iu,
  ],
  anger: [
    /\b(?:liars?|(?:you|you're|are) lying|thie(?:f|ves)|scam(?:mer)?s?|crooks?|idiots?|stupid|disgusting|pathetic|shame on you|furious|outrageous|how dare)\b|!{3,}/iu,
    /[騙骗]子|[無无]恥|无耻|不要[臉脸]|垃圾|混蛋|王八|白痴|黑店|奸商|[氣气]死|太[過过]分|[！!]{3,}/u,
    /(?<!\p{L})(?:mentiros[oa]s?|ladr(?:ón|ones|ona)|estafador(?:es|a|as)?|sinvergüenzas?|idiotas?|estúpid[oa]s?|qué vergüenza|vergonzoso|indignante)(?!\p{L})|[!¡]{3,}/iu,
  ],
};

/** What a text of one side sounds like to the other; the strongest first, null where it is civil. */
export const hostileIn = (text: string): Hostile | null =>
  (Object.keys(PATTERNS) as Hostile[]).find((kind) => PATTERNS[kind].some((pattern) => pattern.test(text))) ??
  null;

/** What the sides said where both can read it. */
export type OpenWords = Pick<AtTable, 'offers' | 'messages' | 'refusal'>;

/** Two commands or threats of whichever side, or anger that came back. */
export const isHostile = (said: OpenWords): boolean => {
  const heard = SIDES.flatMap((side) =>
    textsOf(said, side).map((text) => ({ side, hostile: hostileIn(text) })),
  );
  const pressing = heard.filter(({ hostile }) => hostile === 'threat' || hostile === 'command').length;
  return (
    pressing >= 2 || SIDES.every((side) => heard.some((each) => each.side === side && each.hostile !== null))
  );
};

const textsOf = ({ offers, messages, refusal }: OpenWords, side: Side): readonly string[] => [
  ...offers.filter(({ by }) => by === side).map(({ reason }) => reason ?? ''),
  ...messages.filter(({ by, audience }) => by.role === side && audience === 'joint').map(({ text }) => text),
  ...(side === 'respondent' ? [refusal?.text ?? ''] : []),
];
