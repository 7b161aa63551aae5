// natural types its folders, not its files; the folder of all stemmers costs 85 ms and 14 MB to load, these two 10 and 4.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export = stemmer;
}
declare module 'natural/lib/natural/stemmers/porter_stemmer_es.js' {
  const stemmer: { stem(word: string): string };
  export = stemmer;
}
