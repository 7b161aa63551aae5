import type { Locale } from '../../../../core/locale.ts';
import { QUESTIONS, type QuestionId } from '../../../../core/procedure/question.ts';
import english from '../../../../prompts/question/en.json' with { type: 'json' };
import spanish from '../../../../prompts/question/es.json' with { type: 'json' };
import chinese from '../../../../prompts/question/zh.json' with { type: 'json' };
import { type Tongue, termsOf } from './term.ts';

type Asked = { readonly [Id in QuestionId]: readonly string[] };
const ASKED: { readonly [T in Tongue]: Asked } = { en: english, zh: chinese, es: spanish };

/** Longer than this it is told, not asked. */
const LONG = 120;
/** So much of what a question is about has to be in the ways of asking of its answer. */
const COVERED = 0.5;
/** A single character agrees by chance; it counts so much of what a pair or a word counts. */
const LONE = 0.4;
/** The best answer has to stand out from the next one, or none is given: wrong is worse than unknown. */
const AHEAD = 1.15;

const ASKS: { readonly [T in Tongue]: RegExp } = {
  en: /[?？]\s*$|^(?:(?:and|so|but|ok|okay|wait|sorry|hi|hello|also|then)[ ,]+)*(?:what|who|whose|which|how|when|where|why|can|could|do|does|did|is|are|am|will|would|should|may|must|explain)\b/u,
  es: /^\s*¿|[?？]\s*$|^(?:(?:y|pero|entonces|oiga|perdon|hola|disculpe)[ ,]+)*(?:que|quien|quienes|cual|cuales|como|cuando|cuanto|cuanta|cuantos|donde|por que|puedo|puede|pueden|podemos|tengo que|hay que|debo|hace falta|necesito|es|son|explique)\b/u,
  zh: /[?？]\s*$|[吗呢]\s*[。！!]?$|什么|怎么|怎样|谁|多久|多少|为什么|能不能|可不可以|要不要|会不会|是不是|有没有|哪|如何|几天/u,
};

/** "Que lo arreglen", "que me den de baja": a wish that begins like a question. */
const SPANISH_WISH =
  /^\s*que (?:(?:me|nos|lo|la|los|las|se|le|les|por favor) )*[a-z]+[ae]n(?:me|lo|la|los|las)?\b[^?]*$/u;

/** The question a text (plain) asks: one that has an answer, `unknown` for one that has none here; none where nothing is asked. */
export const questionIn = (low: string, locale: Locale): QuestionId | 'unknown' | undefined => {
  const text = low.trim();
  if (text.length > LONG || text.length < 3) return undefined;
  const tongue = /\p{Script=Han}/u.test(text) ? 'zh' : locale === 'es' ? 'es' : 'en';
  if (tongue === 'es' && SPANISH_WISH.test(text)) return undefined;
  return ASKS[tongue].test(text) ? (bestOf(text, tongue) ?? 'unknown') : undefined;
};

/** The answer whose ways of asking cover most of the question, each term counting by how few answers have it. */
const bestOf = (text: string, tongue: Tongue): QuestionId | undefined => {
  const { idf, unseen, topics } = indexOf(tongue);
  const terms = [...new Set(termsOf(text, tongue))];
  const weight = (term: string): number => (idf.get(term) ?? unseen) * (term.length === 1 ? LONE : 1);
  const all = terms.reduce((sum, term) => sum + weight(term), 0);
  let best: QuestionId | undefined;
  let first = 0;
  let second = 0;
  for (const { id, known } of topics) {
    const covered = terms.reduce((sum, term) => (known.has(term) ? sum + weight(term) : sum), 0) / all;
    if (covered > first) {
      second = first;
      first = covered;
      best = id;
    } else second = Math.max(second, covered);
  }
  return first >= COVERED && first >= second * AHEAD ? best : undefined;
};

type Index = {
  readonly topics: readonly { readonly id: QuestionId; readonly known: ReadonlySet<string> }[];
  /** Inverse document frequency (Spaerck Jones 1972) of each term over the answers. */
  readonly idf: ReadonlyMap<string, number>;
  /** The weight of a term that no way of asking has. */
  readonly unseen: number;
};
const made = new Map<Tongue, Index>();

/** Made with the first question in that language, in a few milliseconds. */
const indexOf = (tongue: Tongue): Index => {
  const before = made.get(tongue);
  if (before !== undefined) return before;
  const topics = QUESTIONS.map((id) => ({
    id,
    known: new Set(ASKED[tongue][id].flatMap((way) => termsOf(way.toLowerCase(), tongue))),
  }));
  const counts = new Map<string, number>();
  for (const { known } of topics) for (const term of known) counts.set(term, (counts.get(term) ?? 0) + 1);
  const idf = new Map([...counts].map(([term, count]) => [term, Math.log(1 + topics.length / count)]));
  const unseen = Math.log(1 + topics.length / 2);
  const index = { topics, idf, unseen };
  made.set(tongue, index);
  return index;
};
