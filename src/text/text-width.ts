/** Characters of one code unit that take two columns of a terminal: those of East Asian scripts. */
const WIDE = /[\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g

/** Accents of the character before, and signs that only format, which take none. */
const NONE = /\p{M}|\p{Cf}/gu

/**
 * Returns the number of columns of a terminal that a text without control characters takes. Characters of two code units
 * count as two: nearly all of them are pictures and further East Asian characters.
 */
export const textWidth = (text: string): number => text.replace(WIDE, '  ').replace(NONE, '').length
