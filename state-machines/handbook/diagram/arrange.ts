import type { Flow, FlowOn, Fork, Picture } from './picture.ts'
import { joinPoint, type Sized, sizeOf, sizeOfLabel, sizes } from './shapes.ts'

/** A shape at its place; `x` is its middle, `y` its top. */
export type Placed = Sized & { readonly x: number; readonly y: number; readonly day: number }

/** A line from one shape to another, by their numbers. */
export type Line = { readonly from: number; readonly to: number }

/** The flow of a picture with everything at its place; the axis of the first card is at 0. */
export type Arranged = {
  readonly shapes: readonly Placed[]
  readonly lines: readonly Line[]
  /** Where each day begins, from top to bottom. */
  readonly days: readonly { readonly day: number; readonly y: number }[]
  readonly left: number
  readonly right: number
  readonly height: number
}

/**
 * Arranges a picture: the language nests, so ways stand side by side and what follows them below, on one axis. A day
 * begins below everything of the days before it, in all ways: the picture is a calendar from top to bottom.
 */
export function arrange({ entry, flow }: Picture): Arranged {
  const whole: Flow = [entry, ...flow]
  const { left, right } = extentOf(whole)
  const found = new Collector()
  found.flow(whole, 0, [])
  const { tops, days } = topsOf(found.items)
  const shapes = found.items.map((item, index) => ({ ...item, y: tops[index] ?? 0 }))
  const height = Math.max(...shapes.map(({ y, height: own }) => y + own))
  return { shapes, lines: found.lines, days, left, right, height }
}

/** How far something reaches to both sides of its axis. */
type Extent = { readonly left: number; readonly right: number }

const extentOf = (flow: Flow): Extent =>
  widest(
    flow.map((block) => {
      if (block.kind === 'fork') return waysOf(block).extent
      const half = sizeOf(block).width / 2
      return { left: half, right: half }
    }),
  )

const widest = (extents: readonly Extent[]): Extent => ({
  left: Math.max(0, ...extents.map(({ left }) => left)),
  right: Math.max(0, ...extents.map(({ right }) => right)),
})

/** Ways side by side: the axis of each, from the axis of them all, which is that of the one in the middle. */
function waysOf({ ways }: Fork): { readonly axes: readonly number[]; readonly extent: Extent } {
  const extents = ways.map(extentOfWay)
  const axes: number[] = []
  let edge = 0
  for (const { left, right } of extents) {
    axes.push(edge + left)
    edge += left + right + sizes.between
  }
  const middle = ((axes[(axes.length - 1) >> 1] ?? 0) + (axes[axes.length >> 1] ?? 0)) / 2
  const extent = { left: middle, right: edge - sizes.between - middle }
  return { axes: axes.map((axis) => axis - middle), extent }
}

function extentOfWay({ label, tone, flow }: FlowOn): Extent {
  const half = sizeOfLabel(label, tone).width / 2
  return widest([{ left: half, right: half }, extentOf(flow)])
}

/** A shape on its axis, and the numbers of those that it stands below. */
type Item = Sized & { readonly x: number; readonly day: number; readonly above: readonly number[] }

/** Collects the shapes of a picture in the order in which they happen; a class, because it guards their numbers. */
class Collector {
  readonly items: Item[] = []
  readonly lines: Line[] = []

  /** Adds a flow on an axis, behind some shapes; answers the shapes that what follows is behind. */
  flow(flow: Flow, x: number, behind: readonly number[]): readonly number[] {
    let last = behind
    for (const block of flow) {
      const shape = this.#add({ ...sizeOf(block), x, day: block.day, above: last }, last)
      last = block.kind === 'fork' ? this.#fork(block, x, shape) : [shape]
      if (block.kind === 'card' && block.tone === 'exit') last = []
    }
    return last
  }

  #fork(fork: Fork, x: number, at: number): readonly number[] {
    const { axes } = waysOf(fork)
    const ends = fork.ways.flatMap(({ label, tone, flow }, index) => {
      const axis = x + (axes[index] ?? 0)
      const head = this.#add({ ...sizeOfLabel(label, tone), x: axis, day: fork.day, above: [at] }, [at])
      return this.flow(flow, axis, [head])
    })
    if (fork.joins === undefined) return []
    // No line leads on from a way that ends, and yet what follows stands below it, too.
    const above = [...this.items.keys()].slice(at + 1)
    return [this.#add({ ...joinPoint, x, day: fork.joins, above }, ends)]
  }

  #add(item: Item, behind: readonly number[]): number {
    const number = this.items.push(item) - 1
    for (const from of behind) this.lines.push({ from, to: number })
    return number
  }
}

/** The tops of all shapes: day by day, each below what it follows. */
function topsOf(items: readonly Item[]): { readonly tops: readonly number[]; readonly days: Arranged['days'] } {
  const tops: number[] = []
  const bottom = (index: number) => (tops[index] ?? 0) + (items[index]?.height ?? 0) + sizes.gap
  const days: { day: number; y: number }[] = []
  let y = 0
  for (const day of [...new Set(items.map((item) => item.day))].sort((a, b) => a - b)) {
    const here = [...items.entries()].filter(([, item]) => item.day === day)
    // Where ways only come together, nothing happens.
    if (here.some(([, { shape }]) => shape.kind !== 'join')) days.push({ day, y })
    for (const [index, { above }] of here) tops[index] = Math.max(y + sizes.gap, ...above.map(bottom))
    y = Math.max(y, ...here.map(([index]) => bottom(index)))
  }
  return { tops, days }
}
