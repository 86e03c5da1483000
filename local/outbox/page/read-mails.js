const key = 'waymark-read-mails'
const mostKept = 2000

/** @type {Set<string>} */
let read = new Set(kept())

/**
 * Whether a mail was looked at in this browser.
 * @param {string} id
 */
export const isRead = (id) => read.has(id)

/**
 * Marks a mail as looked at.
 * @param {string} id
 */
export function markRead(id) {
  if (read.has(id)) return
  read = new Set([...read, id].slice(-mostKept))
  try {
    localStorage.setItem(key, JSON.stringify([...read]))
  } catch {
    // A browser that keeps nothing forgets at the next loading what was read; nothing else depends on it.
  }
}

/** @returns {readonly string[]} */
function kept() {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(value) ? value.map(String) : []
  } catch {
    return []
  }
}
