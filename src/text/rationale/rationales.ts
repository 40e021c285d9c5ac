/**
 * The reason for each diagnostic of a part of the catalogue, in Markdown: for docs/diagnostics.md and for reports. It is
 * not in the catalogue, because programs that only report diagnostics do not load it.
 */
export type Rationales<Messages> = Readonly<Record<keyof Messages, string>>
