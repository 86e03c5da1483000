import * as z from 'zod'

const oneSentence = 'write one time and what happens then, such as `on day 2: opens welcome`'

/** What happens, behind its time: `on day 2: opens welcome`. */
export const timedSentence = (example: string) => {
  const [time = '', ...deed] = example.split(': ')
  return z
    .record(z.string().min(1).max(100), z.string().min(1).max(500))
    .refine((value) => Object.keys(value).length === 1, oneSentence)
    .meta({ examples: [{ [time]: deed.join(': ') }] })
}
