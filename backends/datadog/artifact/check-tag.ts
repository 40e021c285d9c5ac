import { MAX_TAG_LENGTH } from '../datadog-limits.js'

/** Returns the problem with a tag, or undefined if it is valid. */
export const checkTag = (tag: string): string | undefined =>
  /^\p{L}[\p{L}\p{N}_:./-]*$/u.test(tag) && !tag.endsWith(':') && [...tag].length <= MAX_TAG_LENGTH
    ? undefined
    : `it must be a tag such as team:security: a letter, then letters, digits and \`_-:./\`, at most ${MAX_TAG_LENGTH} characters, without a colon at the end`
