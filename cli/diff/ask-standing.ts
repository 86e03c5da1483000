import * as z from 'zod'

/** How many contacts stand at a step of a journey; without a version or a step where nobody knows it. */
export type Standing = {
  readonly journey: string
  readonly version?: string
  readonly state: string
  readonly step?: string | undefined
  readonly count: number
  /** Said where not all were counted, but some, and the rest taken for like them. */
  readonly isReckoned?: boolean
}

const answerSchema = z.object({
  standing: z.array(
    z.object({
      journey: z.string(),
      version: z.string(),
      state: z.string(),
      step: z.string().optional(),
      count: z.number(),
    }),
  ),
})

/** Asks a running Waymark who stands where; undefined where none answers. */
export async function askStanding(url: string): Promise<readonly Standing[] | undefined> {
  try {
    const response = await fetch(`${url}/_local/standing.json`, { signal: AbortSignal.timeout(5000) })
    return answerSchema.parse(await response.json()).standing
  } catch {
    return undefined
  }
}
