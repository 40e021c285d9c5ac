/** A phrase that is not plain English, and the words to use instead. */
export interface Phrase {
  readonly pattern: RegExp
  readonly because: string
}

export const phrases: readonly Phrase[] = [
  {
    pattern: /\b(?<!has to |could )stands?\b(?! for\b| alone\b|-)/i,
    because: 'a text does not stand: use “is”, “appears” or “follows”',
  },
  {
    pattern: /\b(?:is|are|was|were) (?:then |also )?said\b/i,
    because: 'name the actor: “a warning says”, “the manual documents”',
  },
  {
    pattern: /(?:^|[.,;:] )of (?:an?|the) [^.,;:()|]{1,50} (?:it|there) (?:is|are)\b/i,
    because: 'subject first: “queries on `text` fields are reported as wider”',
  },
  { pattern: /\b(?:at most )?so (?:many|much)\b/i, because: 'write “at least N”, “at most N”' },
  { pattern: /\b(?:com(?:e|es|ing)|came|br(?:ing|ings|ought)) along\b/i, because: '“built-in”, “bundled”, “adds”' },
  { pattern: /\bto say\b/i, because: 'name the thing: “diagnostics”, “text”' },
  {
    pattern: /\bha(?:s|ve) it (?:so|too|that way)\b|\botherwise has it\b|\bas [\w’']+(?: [\w’']+)? ha(?:s|ve) it\b/i,
    because: '“as X requires”, “as in X”',
  },
  { pattern: /\bin silence\b/i, because: '“without a warning”, or “always reported”' },
  { pattern: /\bheld? against\b|\bholds? it\b/i, because: '“verified by”, “compared with”, “a test verifies”' },
  { pattern: /\bknows? (?:nothing|no such thing) (?:of|by)\b/i, because: '“independent”' },
  {
    pattern: /\bletter case (?:does not )?counts?\b|\bwithout regard to\b|\bregard to (?:the )?letter case\b/i,
    because: '“case-sensitive”, “case-insensitive”',
  },
  { pattern: /\bblanks?\b(?! line)/i, because: 'the character is a space' },
  { pattern: /\bneeds? no leave\b|\bleave to lose\b/i, because: '“does not require `--lossy`”' },
  {
    pattern: /\b(?:a|one) (?:line|file|row|folder|block) each\b|\bone a (?:rule|file|target)\b/i,
    because: '“one line per rule”',
  },
  { pattern: /\bbesides[.,;]/i, because: '“also”' },
  { pattern: /\bnot to be \w+(?:ed|t) (?:is|are)\b/i, because: 'subject first' },
  {
    pattern: /\bwhat [^.,;:|]{1,40} makes? of (?:it|them|an?|the)\b/i,
    because: 'name the result: “the query”, “the conversion”',
  },
  { pattern: /\bhand(?:s|ed)? (?:out|on)\b/i, because: '“written as”, “passed to”' },
  { pattern: /\btaken? (?:apart|for granted)\b|\btakes? (?:\w+ )?for granted\b/i, because: '“splits”, “assumes”' },
  { pattern: /\b(?:is|are|gets?) told\b|\btells? of\b/i, because: '“is an error”, “reports”' },
]

/** Phrases at the beginning of a doc comment. */
export const openings: readonly Phrase[] = [
  { pattern: /^(?:What|How|Whether) /, because: 'begin with a verb or a noun phrase, then the contract' },
]
