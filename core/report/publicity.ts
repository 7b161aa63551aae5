/**
 * Words by which somebody says that they will take a dispute to the press or to the public. In four languages, whole
 * words. Reviews are left out where they are only asked about: complaining in public is everybody's right, and a warning is
 * no more than a reason to look soon.
 */
const PATTERNS: readonly RegExp[] = [
  /\b(?:(?:go(?:ing)?|went) (?:public|to the (?:press|papers?|media|news))|(?:call|contact|tell|inform|write to|talk to|speak to|alert)(?:ing)? (?:the|a|an|every|some) (?:press|media|newspapers?|journalists?|reporters?|tv|news|radio)|(?:post(?:ing|ed)?|put(?:ting)?|shar(?:e|ing)|expos(?:e|ing)|publish(?:ing)?)\b[^.!?\n]{0,40}\b(?:on|to|all over) (?:social media|facebook|instagram|twitter|tiktok|youtube|reddit|the internet|x\.com)|go(?:ing)? viral|(?:journalists?|reporters?|newspapers?|tv crew) (?:will|are going to|is going to))\b/iu,
  /(?:[找向]|告[訴诉]|[聯联][絡络系]|[爆投]料|通知|[給给])(?:.{0,4})(?:媒[體体]|[記记]者|[報报][社紙纸]|[電电][視视][臺台]|新[聞闻]|水果|爆料公社)|(?:PO|po|放|[發发貼贴]|公[開开]|曝光)(?:.{0,8})(?:網[上路]|网[上络]|臉書|脸书|抖音|小[紅红][書书]|微博|朋友圈|Dcard|PTT|FB|IG|Threads)|[讓让][大全][家網网][都]?知道|上新[聞闻]|[開开]記者會|[開开]记者会/iu,
  /(?<!\p{L})(?:(?:llamar|contactar|avisar|acudir|ir|hablar|escribir|contar(?:lo|le)?)(?:é|emos)? (?:a|con) (?:la prensa|los medios|un periódico|los periódicos|un periodista|los periodistas|la televisión|las noticias|la radio)|(?:publicar(?:lo|é|emos)?|subir(?:lo|é)?|compartir(?:lo|é)?|denunciar(?:lo)?)[^.!?\n]{0,40} en (?:redes(?: sociales)?|facebook|instagram|twitter|tiktok|youtube|internet)|hacer(?:lo)?(?: esto)? (?:público|viral)|(?:lo haré|haremos) (?:público|viral))(?!\p{L})/iu,
];

/** Whether somebody says in open words that the public will hear of it. */
export const threatensPublicity = (text: string): boolean => PATTERNS.some((pattern) => pattern.test(text));
