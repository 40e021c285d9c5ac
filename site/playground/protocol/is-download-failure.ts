/** What Chromium, Firefox and Safari say if they cannot load a module on demand. They have no other sign of it. */
const MESSAGES = /dynamically imported module|importing a module script failed/i

/** True for an error because a part of the program could not be downloaded. */
export const isDownloadFailure = (error: unknown): boolean => error instanceof TypeError && MESSAGES.test(error.message)
