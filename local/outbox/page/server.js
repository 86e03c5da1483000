/**
 * A mail as `GET /outbox.json` gives it.
 * @typedef {{
 *   readonly id: string, readonly to: string, readonly subject: string, readonly text: string,
 *   readonly headers: Readonly<Record<string, string>>, readonly sentAt: string, readonly journey: string,
 *   readonly step: string, readonly enrollmentId: string, readonly reason: string,
 *   readonly links: readonly { readonly name: string, readonly url: string, readonly clickUrl: string }[],
 * }} Mail
 */

/**
 * How the server is doing, as `GET /status.json` gives it.
 * @typedef {{
 *   readonly now: string, readonly mails: number, readonly enrollments: number,
 *   readonly journeys: readonly { readonly id: string, readonly name: string }[],
 *   readonly mistakes: readonly { readonly severity: string, readonly file: string, readonly line: number,
 *     readonly column: number, readonly message: string, readonly remedy: string }[],
 *   readonly deadLetters: readonly { readonly queue: string, readonly at: string, readonly reason: string }[],
 *   readonly failed: readonly { readonly name: string, readonly error: string, readonly cause: string }[],
 * }} Status
 */

/**
 * What journeys ask of people and of other servers, as `GET /work.json` gives it.
 * @typedef {{
 *   readonly leads: readonly { readonly team: string, readonly contact: string, readonly note?: string,
 *     readonly journey: string, readonly updatedAt: string }[],
 *   readonly tasks: readonly { readonly taskId: string, readonly title: string, readonly team: string,
 *     readonly contact: string, readonly note?: string, readonly journey: string, readonly due?: string }[],
 *   readonly calls: readonly { readonly id: number, readonly at: string, readonly url: string, readonly body: string,
 *     readonly isOut: boolean, readonly answer: string, readonly journey: string, readonly step: string }[],
 * }} Work
 */

/** The server could not be asked; the message says so to the person who looks at the page. */
export class NoAnswer extends Error {
  /** @override */
  name = 'NoAnswer'
}

/**
 * How the server is doing.
 * @returns {Promise<Status>}
 */
export const readStatus = async () => JSON.parse((await ask('/status.json')).text)

/**
 * Mails, the newest first; `before` is the id of the last one of the page before.
 * @param {{ readonly limit: number, readonly before?: string, readonly to?: string }} query
 * @returns {Promise<readonly Mail[]>}
 */
export async function readMails({ limit, ...rest }) {
  const query = new URLSearchParams({ limit: String(limit), ...rest })
  return JSON.parse((await ask(`/outbox.json?${query}`)).text)
}

/**
 * Puts the clock forward, and answers when everything due by then has happened.
 * @param {string} advance
 * @returns {Promise<{ readonly kind: 'moved' | 'not-understood' }>}
 */
export async function moveTime(advance) {
  const body = JSON.stringify({ advance })
  const { status } = await ask('/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body }, 400)
  return { kind: status === 400 ? 'not-understood' : 'moved' }
}

/**
 * Follows a link as the receiver would, without leaving the page.
 * @param {string} clickUrl
 */
export async function clickAsReceiver(clickUrl) {
  // The page may have been opened under another name of the same server, and may ask only its own.
  await ask(new URL(clickUrl).pathname, { redirect: 'manual' })
}

/**
 * Says what became of a mail: its receiver replied, the mailbox is gone, or it was called spam.
 * @param {string} id
 * @param {'reply' | 'bounce' | 'complaint'} what
 */
export const sayOfMail = (id, what) => ask(`/outbox/${id}/${what}`, { method: 'POST' })

/**
 * What journeys ask of people and of other servers.
 * @returns {Promise<Work>}
 */
export const readWork = async () => JSON.parse((await ask('/work.json')).text)

/**
 * Says that a task is done.
 * @param {string} taskId
 */
export const finishTask = (taskId) =>
  ask('/work/done', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ taskId }),
  })

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @param {number} [expected] a status that is no success and yet means something to the caller
 */
async function ask(path, init, expected) {
  const { ok, status, type, text } = await answerTo(path, init).catch((cause) => {
    throw new NoAnswer('Waymark does not answer. If it was stopped, npm start goes on from where it was.', { cause })
  })
  if (ok || type === 'opaqueredirect' || status === expected) return { status, text }
  throw new NoAnswer(`Waymark answered ${path} with status ${status}; the terminal may say why.`)
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 */
async function answerTo(path, init) {
  const response = await fetch(path, init)
  const { ok, status, type } = response
  return { ok, status, type, text: await response.text() }
}
