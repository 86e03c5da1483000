import type { CompiledWorkspace } from '../compile-workspace.ts'
import { type Names, readableSubject } from './words/names.ts'

/** What people who read a language call the messages and segments of a workspace. */
export function namesOf(
  { settings, messages, segments }: Pick<CompiledWorkspace, 'settings' | 'messages' | 'segments'>,
  language = settings?.languages[0] ?? '',
): Names {
  const subjects = messages.map(({ id, languages }) => {
    const texts = languages[language] ?? Object.values(languages)[0]
    return [id, readableSubject(texts?.subject ?? id)] as const
  })
  return {
    subjects: Object.fromEntries(subjects),
    segments: Object.fromEntries(Object.entries(segments).map(([id, { name }]) => [id, name])),
  }
}
