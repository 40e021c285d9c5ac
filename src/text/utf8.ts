// Every JavaScript runtime provides it, but the core is compiled without the types of any runtime.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }

/** Encodes a text as UTF-8. A lone surrogate becomes the replacement character, as in any file. */
export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
