/** Messages of Chromium, Firefox and Safari about a module that cannot be loaded on demand. Only the message tells. */
const MESSAGES = /dynamically imported module|importing a module script failed/i

/** True for an error because a part of the program could not be downloaded. */
export const isDownloadFailure = (error: unknown): boolean => error instanceof TypeError && MESSAGES.test(error.message)
