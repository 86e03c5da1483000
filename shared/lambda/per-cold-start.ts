/**
 * Makes something the first time that it is asked for, and keeps it as long as the function's process lives. What
 * could not be made is made again for the next who asks.
 */
export function perColdStart<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((fault: unknown) => {
      made = undefined
      throw fault
    })
    return made
  }
}
