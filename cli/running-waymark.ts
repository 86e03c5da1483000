import { Option } from 'commander'
import { fail } from './fail.ts'

/** Where a Waymark runs that was told nothing else. */
export const usualUrl = 'http://127.0.0.1:4700'

/** `--url`: where the Waymark runs that a command speaks to. */
export const urlOption = (): Option => new Option('--url <address>', 'where it runs').default(usualUrl)

/** Asks a running Waymark, or tells it something; ends the command where none answers. */
export async function askWaymark(url: string, path: string, body?: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  try {
    return await fetch(
      `${url}${path}`,
      body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) },
    )
  } catch {
    return fail(`No Waymark answers at ${url}. Start it with \`npm start\`, or name another with --url.`)
  }
}
