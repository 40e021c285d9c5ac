/** Maximum length of a tag: https://docs.datadoghq.com/getting_started/tagging/#define-tags */
export const LONGEST_TAG = 200

/** Returns the problem with a tag, or undefined if it is valid. */
export const checkTag = (tag: string): string | undefined =>
  /^\p{L}[\p{L}\p{N}_:./-]*$/u.test(tag) && !tag.endsWith(':') && [...tag].length <= LONGEST_TAG
    ? undefined
    : `it must be a tag such as team:security: a letter, then letters, digits and \`_-:./\`, at most ${LONGEST_TAG} characters, without a colon at the end`
