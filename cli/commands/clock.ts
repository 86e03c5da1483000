import { Command } from 'commander'
import { fail } from '../fail.ts'
import { askWaymark, urlOption } from '../running-waymark.ts'

/** `waymark clock +2d`: puts the clock of a running laptop forward. */
export const clockCommand = (): Command =>
  new Command('clock')
    .description('Tell the time of the running Waymark, or put it forward: clock +2d')
    .argument('[time]', 'how far: +30s, +15m, +24h, +2d, +1w')
    .addOption(urlOption())
    .action(async (time: string | undefined, { url }: { url: string }) => {
      const response = await askWaymark(url, '/clock', time === undefined ? undefined : { advance: time })
      const answer: unknown = await response.json()
      const text = (name: string) =>
        typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : ''
      if (!response.ok) return fail(text('error'))
      console.log(text('now'))
    })
