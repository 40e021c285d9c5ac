/** Hexadecimal digits of a hash: 64 bits tell the texts of a repository apart. */
const HASH_LENGTH = 16

/**
 * Returns a short hash of a text. Line breaks of Windows count as those of other systems, since Git may convert the
 * files of a repository.
 */
export const hashText = (text: string): string =>
  // Loading the module takes 4 ms, which a run of `generate` that finds nothing to do spares.
  process
    .getBuiltinModule('node:crypto')
    .createHash('sha256')
    .update(text.replaceAll('\r\n', '\n'))
    .digest('hex')
    .slice(0, HASH_LENGTH)

/** Returns the hash of data, which depends on the order of keys. */
export const hashData = (data: unknown): string => hashText(JSON.stringify(data))
