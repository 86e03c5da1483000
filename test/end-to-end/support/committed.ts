import { execFileSync } from 'node:child_process'
import type { Project } from './project.ts'
import { smallProject } from './small-project.ts'

/** Runs Git in a project, as somebody whom every machine knows. */
export function git(project: Project, ...words: readonly string[]): string {
  const who = ['-c', 'user.name=Yating', '-c', 'user.email=yating@northlight.example', '-c', 'commit.gpgsign=false']
  return execFileSync('git', [...who, ...words], { cwd: project.folder, encoding: 'utf8' })
}

/** A small project in a repository of its own, all of it committed. */
export function committed(): Project {
  const project = smallProject()
  git(project, 'init', '--quiet')
  commit(project)
  return project
}

/** Commits what is in a project now. */
export function commit(project: Project): void {
  git(project, 'add', '--all')
  git(project, 'commit', '--quiet', '--no-verify', '--message', 'what we have')
}
