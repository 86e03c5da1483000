import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { strayFiles } from '../../../local/workspace/stray-files.ts'
import type { Diagnostic } from '../../../state-machines/diagnostic.ts'

/** What is asked of the names of files, and files of which that is not so, with how each begins. */
export const misplacedFile = {
  code: 'misplaced-file',
  asks: 'A file has the ending and the folder by which it is found: `.yaml` and not `.yml`, `journeys/` and not `journey/`.',
  files: {
    'marketing/segments/quiet.yml': 'name: Quiet customers\nif: { tag: quiet }\n',
    'marketing/spring.yaml': 'name: Spring\nsteps: []\n',
    'marketing/messages/welcome/en.md': 'Hello!\n',
  },
} as const

/** What the author of files is told of where they lie. */
export function saidOfFiles(files: Readonly<Record<string, string>>): readonly Diagnostic[] {
  const project = mkdtempSync(join(tmpdir(), 'waymark-files-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(project, path)), { recursive: true })
      writeFileSync(join(project, path), text)
    }
    return strayFiles(project).map(({ diagnostic }) => diagnostic)
  } finally {
    rmSync(project, { recursive: true })
  }
}
