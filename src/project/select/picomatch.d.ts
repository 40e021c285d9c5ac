declare module 'picomatch/posix.js' {
  interface PicomatchOptions {
    /** Wildcards match names that begin with a dot. */
    readonly dot?: boolean
    /** A leading `!` has no meaning of its own. */
    readonly nonegate?: boolean
  }
  /** Compiles patterns to a test of paths with `/`; a path has to match one of them. */
  const picomatch: (patterns: readonly string[], options?: PicomatchOptions) => (path: string) => boolean
  // biome-ignore lint/style/noDefaultExport: the package has no named export
  export default picomatch
}
