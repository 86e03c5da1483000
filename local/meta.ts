import { randomBytes } from 'node:crypto'
import type { SecretName, Secrets } from '../shared/ports/secrets.ts'
import type { Journal } from '../shared/store/sqlite/journal.ts'

/** What one machine remembers about itself. */
export type Meta = { read(name: string): string | undefined; keep(name: string, value: string): void }

/** Facts about this machine, in the journal. */
export function localMeta(journal: Journal): Meta {
  journal.write(() =>
    journal.prepare('CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)').run(),
  )
  const select = journal.prepare('SELECT value FROM meta WHERE name = ?')
  const upsert = journal.prepare(
    'INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    read: (name) => {
      const row = select.get(name)
      return row && String(row['value'])
    },
    keep: (name, value) => journal.write(() => void upsert.run(name, value)),
  }
}

const prefixes: Readonly<Record<SecretName, string>> = {
  'server-write-key': 'sk_',
  'browser-write-key': 'wk_',
  'signing-key': '',
}

/** The secrets of one machine, made by chance at its first start. */
export function localSecrets(meta: Meta): Secrets & { readonly signingKey: string } {
  const secret = (name: SecretName): string => {
    const known = meta.read(name)
    if (known !== undefined) return known
    const made = prefixes[name] + randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x')
    meta.keep(name, made)
    return made
  }
  const all = {
    'server-write-key': secret('server-write-key'),
    'browser-write-key': secret('browser-write-key'),
    'signing-key': secret('signing-key'),
  }
  return { read: async (name) => all[name], signingKey: all['signing-key'] }
}
