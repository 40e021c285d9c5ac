import { build } from '../version.generated.js'

/** Identifies the program whose results can be used again. Another build of the same version may convert otherwise. */
export const programKey = (version: string): string => `${version} ${build}`
