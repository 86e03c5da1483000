/** Says on a terminal that something is under way, and takes it back when it is done. */
export async function withProgress<T>(words: string, work: () => Promise<T>): Promise<T> {
  const { stderr } = process
  if (!stderr.isTTY) return work()
  stderr.write(`${words} …`)
  try {
    return await work()
  } finally {
    stderr.write('\r\u001B[K')
  }
}
