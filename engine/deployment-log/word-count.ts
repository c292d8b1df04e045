/** Words that a file uses and we do not know, with how often: the reader is asked what they mean. */

export interface CountedWord {
  /** As the file has it first. */
  readonly word: string;
  readonly count: number;
}

/** Words that are told apart; a column of free text is no list of words. */
const MOST = 20;

/** Guards the counts. */
export class WordCount {
  readonly #counts = new Map<string, { readonly word: string; count: number }>();

  /** @param key what words are told apart by */
  add(key: string, word: string): void {
    const counted = this.#counts.get(key);
    if (counted !== undefined) counted.count += 1;
    else if (this.#counts.size < MOST) this.#counts.set(key, { word: word.slice(0, 40), count: 1 });
  }

  /** The most frequent first. */
  list(): CountedWord[] {
    return [...this.#counts.values()]
      .map(({ word, count }) => ({ word, count }))
      .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  }
}
