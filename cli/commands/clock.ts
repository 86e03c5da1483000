import { Command } from 'commander'

/** `waymark clock +2d`: puts the clock of a running laptop forward. */
export const clockCommand = (): Command =>
  new Command('clock')
    .description('Tell the time of the running Waymark, or put it forward: clock +2d')
    .argument('[time]', 'how far: +30s, +15m, +24h, +2d, +1w')
    .option('--url <address>', 'where it runs', 'http://127.0.0.1:4700')
    .action(async (time: string | undefined, { url }: { url: string }) => {
      const response = await ask(`${url}/clock`, time)
      const answer: unknown = await response.json()
      const text = (name: string) =>
        typeof answer === 'object' && answer !== null ? String(Reflect.get(answer, name)) : ''
      if (!response.ok) return fail(text('error'))
      console.log(text('now'))
    })

async function ask(url: string, time: string | undefined): Promise<Response> {
  const post = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: time }),
  }
  try {
    return await fetch(url, time === undefined ? {} : post)
  } catch {
    return fail(`No Waymark answers at ${url}. Start it with \`npm start\`, or name another with --url.`)
  }
}

function fail(message: string): never {
  console.error(message)
  process.exit(1)
}
