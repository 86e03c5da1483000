import { Command } from 'commander'
import { parseDuration } from '../../shared/domain/time/duration.ts'
import { fail } from '../fail.ts'
import { askWaymark, urlOption } from '../running-waymark.ts'

/** `waymark clock +2d`: puts the clock of a running laptop forward. */
export const clockCommand = (): Command =>
  new Command('clock')
    .description('Tell the time of the running Waymark, or put it forward: clock +2d')
    .argument('[time]', 'how far: +30s, +15m, +24h, +2d, +1w')
    .addOption(urlOption())
    .action(async (time: string | undefined, { url }: { url: string }) => {
      if (time !== undefined && parseDuration(time.replace(/^\+/, '')) === undefined) return fail(howWritten(time), 2)
      const response = await askWaymark(url, '/clock', time === undefined ? undefined : { advance: time })
      const answer: unknown = await response.json()
      const text = (name: string) =>
        typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : ''
      if (!response.ok) return fail(`The clock was not moved: ${text('error')}.`)
      console.log(text('now'))
    })

const howWritten = (time: string): string =>
  `A time is written like +30s, +15m, +24h, +2d, +1w, or "+1d 12h": \`${time}\` is none.`
