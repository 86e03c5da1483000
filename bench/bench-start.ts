import { atMost, type Figure, percentile } from './figures.ts'
import { startLaptop } from './laptop-process.ts'

/** How long a newcomer waits for the first answer, and what it costs to have Waymark open. */
export async function benchStart(): Promise<readonly Figure[]> {
  const times: number[] = []
  let memory = 0
  for (let round = 0; round < 6; round++) {
    const laptop = await startLaptop()
    await new Promise((resolve) => setTimeout(resolve, 500))
    memory = laptop.memory()
    // The first start fills the compile cache, as a newcomer's second start finds it.
    if (round > 0) times.push(laptop.startedIn)
    await laptop.stop()
  }
  return [
    atMost('start to first answer, median of 5', percentile(times, 0.5), 'ms', 500),
    atMost('memory, fresh', memory, 'MB', 130),
  ]
}
