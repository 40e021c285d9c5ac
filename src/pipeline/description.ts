/** The description of a type of step or condition, for the published schema: phrases without a full stop. */
export interface Description {
  readonly about: string
  /** Options by name. An option whose name says everything has no description. */
  readonly options?: Readonly<Record<string, string>>
}

/** Descriptions by type. They are apart from the types, because programs that read pipelines do not show them. */
export type Descriptions = Readonly<Record<string, Description>>
