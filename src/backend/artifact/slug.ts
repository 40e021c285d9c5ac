/**
 * A text in lower-case letters, digits and `separator`s, such as `steal-application-access-token`, for names that allow nothing else; empty if
 * there is no letter or digit of ASCII in it.
 */
export const slugOf = (text: string, separator = '-'): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f']/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(separator)
