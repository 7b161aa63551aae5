/** What may never be bought in a settlement: a review, silence, staying away from an authority or a court. */
export type Untradable = {
  readonly kind: 'review' | 'silence' | 'complaint';
  readonly start: number;
  readonly end: number;
};

/**
 * Consumer Review Fairness Act (15 U.S.C. § 45b) and Directive 2005/29/EC, Annex I 23c for reviews; a right to
 * complain cannot be waived by a consumer (Directive 93/13/EEC, Annex 1(q)). Each pattern needs both the act and its object.
 */
const PATTERNS: readonly { readonly kind: Untradable['kind']; readonly pattern: RegExp }[] = [
  {
    kind: 'review',
    pattern:
      /\b(?:delet|remov|tak(?:e|ing)\s+down|withdraw)\w*\b[^.!?\n]{0,40}\b(?:reviews?|ratings?|stars?|posts?)\b|\b(?:chang|edit|improv)\w*\b[^.!?\n]{0,40}\b(?:reviews?|ratings?|stars?)\b|\b(?:leave|write|post|give)\b[^.!?\n]{0,20}\b(?:good|positive|5|five)[- ]?(?:star)?\s*(?:reviews?|ratings?)\b/iu,
  },
  {
    kind: 'review',
    pattern:
      /(?:刪除|删除|移除|撤下|撤掉|下架|修改|改成|拿掉)[^。！？\n]{0,12}(?:評論|评论|評價|评价|負評|負面評|差評|差评|貼文|帖子)|(?:評論|评论|評價|评价|負評|差評|差评|貼文|帖子)[^。！？，\n]{0,4}(?:刪|删|改成|改為|改为|撤下|撤掉|下架|拿掉)|(?:給|给|留)[^。！？\n]{0,6}(?:五星|好評|好评)/u,
  },
  {
    kind: 'review',
    pattern:
      /\b(?:borr|elimin|quit|retir|cambi|edit)\w*\b[^.!?\n]{0,40}\b(?:reseñas?|calificaci[oó]n(?:es)?|comentarios?|opini[oó]n(?:es)?|publicaci[oó]n(?:es)?)(?!\w)|\b(?:dej|escrib|public)\w*\b[^.!?\n]{0,20}\b(?:reseñas?|calificaci[oó]n(?:es)?|opini[oó]n(?:es)?)\s+(?:positivas?|buenas?|favorables?|de\s+(?:5|cinco))(?!\w)|\b(?:dej|escrib|public)\w*\b[^.!?\n]{0,20}\bbuenas?\s+(?:reseñas?|calificaci[oó]n(?:es)?|opini[oó]n(?:es)?)(?!\w)/iu,
  },
  {
    kind: 'silence',
    pattern:
      /\b(?:non[- ]?disclosure|nda|gag clause|keep\s+(?:it\s+|this\s+)?(?:quiet|silent|secret)|(?:not|never|don't)\s+(?:to\s+)?(?:talk|speak|post|tell|say)\b[^.!?\n]{0,30}\b(?:anyone|anybody|public|online|press|media|about (?:this|it|us)))\b/iu,
  },
  {
    kind: 'silence',
    pattern:
      /(?:不得|不可以?|不能|不准|不要|禁止)(?:對外|对外|公開|公开|向媒體|向媒体|上網|上网)[^。！？\n]{0,8}(?:說|说|透露|談|谈|張貼|发布|發文|发文)?|(?:此事|這件事|这件事|對此|对此)[^。！？\n]{0,6}保密|保密(?:協議|协议|條款|条款)|保持沉默|封口/u,
  },
  {
    kind: 'silence',
    pattern:
      /\b(?:no\s+(?:(?:debe|puede|podr[aá]|deber[aá])\s+)?(?:habl|cont|public|publiqu|diga|dec|comente|comentar)\w*\b[^.!?\n]{0,30}\b(?:nadie|p[uú]blico|redes|prensa|esto)|guardar\s+silencio|(?:acuerdo|cl[aá]usula) de confidencialidad)\b/iu,
  },
  {
    kind: 'complaint',
    pattern:
      /\b(?:drop|withdraw|not\s+(?:to\s+)?(?:file|make|report|complain|go\s+to|contact|sue)|never\s+(?:report|complain|sue)|don't\s+(?:report|complain|sue))\b[^.!?\n]{0,40}\b(?:complaints?|regulators?|authorit(?:y|ies)|ombudsman|police|bank|court|lawsuit|bbb|ftc|cfpb)\b/iu,
  },
  {
    kind: 'complaint',
    pattern:
      /(?:不得|不可以?|不能|不再|不要|放棄|放弃|撤銷|撤销|撤回)[^。！？\n]{0,8}(?:申訴|投诉|投訴|檢舉|检举|舉報|举报|告發|提告|起訴|起诉|消保)/u,
  },
  {
    kind: 'complaint',
    pattern:
      /\b(?:no\s+(?:denunciar|reclamar|demandar|quejarse)|retir(?:ar|e|en|a)\s+(?:(?:la|su|una)\s+)?(?:denuncia|queja|demanda|reclamaci[oó]n)|renunci(?:ar|a|e|ar[aá])\s+a\s+(?:reclamar|demandar|denunciar))(?!\w)/iu,
  },
];

/** The first thing in a text that may not be traded; null where there is none. */
export const findUntradable = (text: string): Untradable | null => {
  for (const { kind, pattern } of PATTERNS) {
    const found = pattern.exec(text);
    if (found !== null) return { kind, start: found.index, end: found.index + found[0].length };
  }
  return null;
};
