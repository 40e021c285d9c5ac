/** Domains of notable events in Enterprise Security. */
export const SECURITY_DOMAINS = ['access', 'audit', 'endpoint', 'identity', 'network', 'threat'] as const

export type SecurityDomain = (typeof SECURITY_DOMAINS)[number]
