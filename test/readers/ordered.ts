/** True if two values with this difference are in the order of the operator. */
export function ordered(op: '<' | '<=' | '>' | '>=', difference: number): boolean {
  switch (op) {
    case '<':
      return difference < 0
    case '<=':
      return difference <= 0
    case '>':
      return difference > 0
    case '>=':
      return difference >= 0
  }
}
