import type { ReadingFlag } from '../../../../core/port/understanding.ts';
import { MEDICAL } from './medical.ts';
import { type Signs, shows } from './pattern.ts';
import { SELF_HARM } from './self-harm.ts';
import { VIOLENCE } from './violence.ts';

type Rule = { readonly flag: ReadingFlag; readonly pattern: RegExp; readonly unless?: RegExp };

/** Danger now: what stops the script. */
const DANGERS: readonly { readonly flag: ReadingFlag; readonly signs: Signs }[] = [
  { flag: 'selfHarm', signs: SELF_HARM },
  { flag: 'violence', signs: VIOLENCE },
  { flag: 'medical', signs: MEDICAL },
];

/** What calls for more care than an answer. */
const RULES: readonly Rule[] = [
  {
    flag: 'injury',
    pattern:
      /\b(?:injured|injuries|whiplash|concussion|hurt my (?:arm|leg|back|neck|head|hand|foot|knee|wrist|shoulder|hip|ankle|eye)|(?:broke|broken|fractured) (?:my |a |his |her )?(?:arm|leg|neck|rib|wrist|ankle|nose|hip)|(?:neck|back|head) (?:hurts|pain|still hurts)|herid[oa]s?|lesion\w*|me lastime|me fracture|fractura|latigazo|me duele (?:el|la))\b|受伤|脖子(?:很)?痛|骨折|挫伤|颈椎|脑震荡|扭伤|摔伤|烫伤/u,
    unless:
      /\b(?:nobody|no one|not|wasn'?t|weren'?t|without any) (?:was |were |got )?(?:hurt|injur\w+)|no injur|uninjured|nadie (?:resulto |salio |fue )?(?:herid|lesion)|sin (?:heridos|lesion)|ileso|(?:没|无)(?:有)?(?:任何)?人?(?:员)?受伤/u,
  },
  {
    flag: 'minor',
    pattern:
      /\bi(?:'m| am) (?:only )?(?:[7-9]|1[0-7])(?: years old| yrs?\b|\.|,|$)|\bi(?:'m| am) (?:a minor|underage|under 18)|\b(?:tengo (?:[7-9]|1[0-7]) anos|soy menor de edad)\b|我(?:今年|才|只有)?(?:[7-9]|1[0-7])岁|我(?:还)?未成年/u,
  },
  {
    flag: 'fatality',
    pattern:
      /\b(?:(?:he|she|who|they|my (?:\w+ )?\w+|people|passenger|driver|pedestrian) (?:has )?(?:died|was killed|were killed)|killed (?:him|her|my \w+)|passed away|fatal(?:ity|ities)? (?:accident|crash)|wrongful death|falleci[oe]\w*|murio (?:mi|su|una persona|el conductor)|mi \w+ murio)\b|死亡|过世|去世|身亡|丧生|罹难/u,
    unless:
      /\bmy (?:\w+ )?(?:phone|laptop|computer|battery|car|fridge|tv|washer|dryer|plants?|fish) (?:has )?died\b/u,
  },
  {
    flag: 'represented',
    pattern:
      /\b(?:my (?:lawyer|attorney|solicitor|barrister)|(?:have|hired|represented by) (?:a|an) (?:lawyer|attorney|solicitor)|mi abogad[oa]|(?:tengo|contrate) (?:un |una )?abogad[oa])\b|我(?:的|们的)?律师|委任律师|请了律师/u,
    unless: /\b(?:don'?t|do not|no) (?:have|tengo)(?: a| an)? (?:lawyer|attorney|abogad[oa])/u,
  },
  {
    flag: 'lien',
    pattern:
      /\b(?:lien|subrogat\w+|gravamen|subrogacion|embargo)\b|(?:medicare|medicaid) (?:paid|wants|claims)|代位求偿|留置权|法院扣押/u,
  },
  {
    flag: 'hostile',
    pattern:
      /\b(?:idiots?|morons?|stupid|scum(?:bags?)?|crooks?|(?:they|you|these people) are (?:all )?(?:thieves|scammers)|bastards?|assholes?|bullshit|f[*u]+ck\w*|go to hell|ladrones|estafadores|idiotas?|imbeciles?|imbecil|mierda|pendej[oa]s?|cabron(?:es)?|hijos? de puta|sinverguenzas?)\b|骗子|混蛋|王八|垃圾(?:公司|店|商家|人)|去死(?!算了)|他妈|妈的|操你|白痴|不要脸|黑店|无耻/u,
  },
  {
    flag: 'distress',
    pattern:
      /\b(?:desperate|crying|in tears|can'?t sleep|at my wits'? end|breaking down|panic attacks?|can'?t take (?:it|this) any ?more|desesperad[oa]|llorando|no puedo dormir|no puedo mas|angustiad[oa])\b|崩溃|睡不着|快疯了|要疯了|绝望|受不了了|撑不下去|一直哭|想哭/u,
  },
  {
    flag: 'statesOwnLimit',
    pattern:
      /\b(?:(?:i|we) (?:won'?t|will not|can'?t|cannot|couldn'?t|wouldn'?t) (?:go|accept|take|pay|do) (?:anything )?(?:below|under|less than|above|more than|over|lower than|higher than)|(?:my|our) (?:(?:absolute|real|true) )?(?:limit|minimum|maximum|bottom line|lowest|highest)(?: (?:offer|number|price))? (?:is|would be)|the (?:least|most|lowest|highest) (?:i|we)(?:'d| would|'ll| will|'m| am|'re| are)? ?(?:could |can |willing to |would )?(?:take|accept|pay|go)|(?:i|we)(?:'d| would) (?:settle|go as low|go as high) (?:for|as)|no (?:acepto|aceptaria|aceptamos|pago|pagaria|bajo|bajaria|subo) (?:de |por )?(?:menos|mas)? ?(?:de)?|mi (?:limite|minimo|maximo|tope) (?:es|seria|son)|lo (?:minimo|maximo) que (?:acepto|aceptaria|pago|pagaria|puedo))\b|(?:我|我们)?(?:最低|最高|最少|最多)(?:只)?(?:要|接受|可以|能|给|付|出|到)|底线是|低于.{1,12}(?:不|免谈)|(?:至少|起码)要.{1,12}(?:才|否则)/u,
  },
];

/** Everything in a plain text that calls for more care than an answer. */
export const flagsOf = (low: string): readonly ReadingFlag[] => {
  const found: ReadingFlag[] = DANGERS.filter(({ signs }) => shows(signs, low)).map(({ flag }) => flag);
  for (const { flag, pattern, unless } of RULES)
    if (pattern.test(low) && !(unless?.test(low) ?? false)) found.push(flag);
  return found;
};
