/**
 * Formats a text as lower-case ASCII letters, digits and `separator`s, such as `steal-application-access-token`. Empty
 * if the text has no ASCII letter or digit.
 */
export const slugOf = (text: string, separator = '-'): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f']/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(separator)
