/** Options of the languages with Lucene regular expressions. */
export const regexOptions = {
  'max-regex-length': {
    type: 'number',
    minimum: 1,
    maximum: 100_000,
    default: 1000,
    about: 'maximum length of regular expressions in the indices (`index.max_regex_length`)',
  },
} as const
