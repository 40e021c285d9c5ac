/**
 * How sure the author of a pipeline is of a name: the vendor's own page or configuration says so, it stands in public rules, or neither.
 */
export type Confidence = 'documented' | 'seen' | 'unverified'

export const CONFIDENCES: readonly Confidence[] = ['documented', 'seen', 'unverified']
