import { counted } from '../../../shared/domain/counted.ts'
import type { Action } from '../../../shared/domain/journey/action.ts'
import type { AwaitedAnswer, ContactChange, Step } from '../../../shared/domain/journey/journey.ts'
import { mainScore } from '../../../shared/domain/journey/journey.ts'
import { describeDuration } from '../../../shared/domain/time/duration.ts'
import { matchWords } from './journey-words.ts'
import { listed, type Names, subjectOf, valueWords } from './names.ts'
import { waitWords } from './time-words.ts'

/** What a step does, in one line, and what else is worth knowing of it. */
export type StepWords = { readonly title: string; readonly notes: readonly string[] }

/** Says what a step does. What hangs under it is said by its ways. */
export function stepWords(step: Step, names: Names): StepWords {
  switch (step.kind) {
    case 'send': {
      const subject = subjectOf(names, step.message)
      return { title: subject, notes: subject === step.message ? [] : [step.message] }
    }
    case 'wait':
      return said(`Wait ${waitWords(step.time)}`)
    case 'wait-for':
      return said(`Wait for ${matchWords(step.match)}`, step.since === undefined ? [] : [`since ${step.since}`])
    case 'branch':
      return said(`Choose between ${counted(step.cases.length + 1, 'way')}`)
    case 'split': {
      const { winner } = step
      const found = winner && `the best by ${measures[winner.by]} after ${describeDuration(winner.after)}`
      return said('Choose by chance', found ? [found] : [])
    }
    case 'change':
      return said(changeWords(step.change))
    case 'act':
      return actionWords(step.action)
    case 'call': {
      const stored = Object.entries(step.webhook.store).map(([name, path]) => `keeps ${path} as ${name}`)
      return said(`Call ${hostOf(step.webhook.url)}`, [step.webhook.url, ...stored])
    }
    case 'exit':
      return said(`Leave: ${step.reason}`)
  }
}

/** What counts as an answer to a message: `clicked details or replied`. */
export const answersWords = (answers: readonly AwaitedAnswer[]): string => listed(answers.map(answerWords), 'or')

const said = (title: string, notes: readonly string[] = []): StepWords => ({ title, notes })

const measures = { opened: 'opens', clicked: 'clicks', replied: 'replies', goal: 'goals' }

function answerWords(answer: AwaitedAnswer): string {
  if (answer.kind === 'event') return matchWords(answer)
  return answer.kind === 'clicked' && answer.link !== undefined ? `clicked ${answer.link}` : answer.kind
}

function changeWords(change: ContactChange): string {
  switch (change.kind) {
    case 'tag':
      return `Tag ${listed(change.tags, 'and')}`
    case 'untag':
      return `Take away the tag ${listed(change.tags, 'and')}`
    case 'set': {
      const values = Object.entries(change.attributes).map(
        ([name, value]) => `${name} to ${valueWords(value, 'nothing')}`,
      )
      return `Set ${listed(values, 'and')}`
    }
    case 'score': {
      const named = (name: string) => (name === mainScore ? '' : `${name} `)
      return `Score ${listed(
        Object.entries(change.by).map(([name, by]) => named(name) + signed(by)),
        'and',
      )}`
    }
  }
}

function actionWords(action: Action): StepWords {
  const note = 'note' in action && action.note !== undefined ? [action.note] : []
  switch (action.kind) {
    case 'lead':
      return said(`Lead for ${action.team}`, note)
    case 'task': {
      const due = action.due === undefined ? [] : [`due in ${describeDuration(action.due)}`]
      return said(`Task for ${action.team}: ${action.title}`, [...due, ...note])
    }
    case 'emit':
      return said(`Event ${action.event}`)
    case 'enroll':
      return said(`Into the journey ${action.journey}`)
  }
}

const signed = (by: number): string => (by < 0 ? `−${-by}` : `+${by}`)

/** What stands between the scheme and the path of an address. */
const hostOf = (url: string): string => /^[a-z]+:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url
