import type { Data } from '../rule/yaml/data.js'

export const sameData = (a: Data | undefined, b: Data | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)
