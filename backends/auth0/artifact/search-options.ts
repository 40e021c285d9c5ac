/** The longest address of a request that everything on the way has to take: https://www.rfc-editor.org/rfc/rfc9110#section-4.1 */
export const LONGEST_ADDRESS = 8000

/** Shared by the formats that ask the log search. */
export const searchOptions = {
  since: {
    type: 'text',
    default: undefined,
    about: 'only events from this date or time (UTC) on, such as 2026-11-23 or 2026-11-23T18:00:00',
    check: (text: string) =>
      /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z?)?$/.test(
        text,
      )
        ? undefined
        : 'it takes a date such as 2026-11-23, or a time such as 2026-11-23T18:00:00',
  },
} as const
