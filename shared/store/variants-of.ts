import type { Store } from '../ports/store.ts'
import type { OpenEnrollment } from './open-enrollment.ts'

/** The ways of splits that a contact gets, by split, as far as questions ask for them. */
export async function variantsOf(
  _asks: readonly string[],
  _open: OpenEnrollment,
  _store: Store,
): Promise<Readonly<Record<string, string>>> {
  return {}
}
