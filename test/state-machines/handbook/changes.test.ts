import { describe, expect, it } from 'vitest'
import type { PublishedMessage } from '../../../shared/contracts/content/published-message.ts'
import { differences } from '../../../state-machines/handbook/changes/change.ts'
import { journeyFacets } from '../../../state-machines/handbook/changes/facets.ts'
import { messageChanges } from '../../../state-machines/handbook/changes/message-changes.ts'
import { stepChanges } from '../../../state-machines/handbook/changes/step-changes.ts'
import { journeyOf, names, withSteps } from './drawn.ts'

const steps = (before: string, after: string) =>
  stepChanges({ journey: withSteps(before), names }, { journey: withSteps(after), names })

const nothing = { added: [], removed: [], changed: [] }

describe('what became of the steps of a journey', () => {
  it('is nothing where nothing changed', () => {
    const same =
      '  - send: welcome\n    await: { opened: true, within: 1d }\n    then: [{ tag: a }]\n  - wait: 2d\n  - tag: b'
    expect(steps(same, same)).toEqual(nothing)
  })

  it('names what was added and removed, with its day and its way', () => {
    const ways = (tag: string) => `  - wait: 2d\n  - branch:\n      - { if: { tag: vip }, then: [{ tag: ${tag} }] }`
    expect(steps(ways('old'), ways('new'))).toEqual({
      added: [{ id: 'tag-new', day: 'day 2', who: 'tagged vip', does: 'Tag new' }],
      removed: [{ id: 'tag-old', day: 'day 2', who: 'tagged vip', does: 'Tag old' }],
      changed: [],
    })
  })

  it('says what a step waits for, when it comes, and what it sends, before and after', () => {
    const send = (message: string, within: string, day: number) =>
      `  - send: ${message}\n    id: first\n    day: ${day}\n    await: { opened: true, within: ${within} }\n`
    expect(steps(send('welcome', '3d', 0), send('case-study', '2d', 1)).changed).toEqual([
      { about: 'first', what: 'comes', before: 'day 0', after: 'day 1' },
      { about: 'first', what: 'does', before: 'message welcome', after: 'message case-study' },
      { about: 'first', what: 'waits for', before: 'opened, 3 days at most', after: 'opened, 2 days at most' },
    ])
  })

  it('tells messages that come on another day because of a wait above, and not what stands between', () => {
    const wait = (time: string) => `  - wait: ${time}\n    id: pause\n  - tag: a\n  - send: welcome`
    expect(steps(wait('2d'), wait('4d')).changed).toEqual([
      { about: 'pause', what: 'does', before: 'Wait 2 days', after: 'Wait 4 days' },
      { about: 'welcome', what: 'comes', before: 'day 2', after: 'day 4' },
    ])
  })

  it('finds a step again on another way', () => {
    const on = (yes: string, rest: string) =>
      `  - branch:\n      - { if: { tag: vip }, then: [${yes}] }\n    else: [${rest}]`
    expect(steps(on('{ tag: a }, { tag: b }', ''), on('{ tag: a }', '{ tag: b }'))).toEqual({
      ...nothing,
      changed: [{ about: 'tag-b', what: 'place', before: 'tagged vip', after: 'everybody else' }],
    })
  })

  it('calls as few steps moved as explain another order', () => {
    const order = (...tags: readonly string[]) => tags.map((tag) => `  - tag: ${tag}`).join('\n')
    expect(steps(order('a', 'b', 'c', 'd'), order('d', 'a', 'b', 'c')).changed).toEqual([
      { about: 'tag-d', what: 'place', before: '', after: 'in another order' },
    ])
  })

  it('sees another condition, another share, and other values that are handed on', () => {
    const branch = (least: number) => `  - branch:\n      - { if: { score: { gte: ${least} } }, then: [{ tag: a }] }`
    expect(steps(branch(50), branch(60)).changed).toEqual([
      {
        about: 'branch',
        what: 'ways',
        before: 'score is at least 50 | everybody else',
        after: 'score is at least 60 | everybody else',
      },
    ])
    const split = (weight: number) =>
      `  - split:\n      - { name: a, weight: ${weight}, then: [{ tag: a }] }\n      - { name: b, weight: 1, then: [] }`
    expect(steps(split(1), split(3)).changed).toMatchObject([
      { before: 'a · 50% | b · 50%', after: 'a · 75% | b · 25%' },
    ])
    const call = (value: number) => `  - webhook: { url: "https://crm.example.com/x", body: { size: ${value} } }`
    expect(steps(call(1), call(2)).changed).toMatchObject([{ what: 'values' }])
  })
})

describe('what became of the door, the exits and the goal', () => {
  const head = (rest: string) => journeyFacets(journeyOf(`name: Sample\n${rest}\nsteps: [{ tag: a }]`), names)

  it('is said in words', () => {
    const before = head('trigger: { event: Form Submitted }\nexit: [{ tag: customer }]')
    const after = head('trigger: { segment: { entered: big } }\nreentry: { after: 30d }\ngoal: { event: Demo Booked }')
    expect(differences(before, after)).toEqual([
      { what: 'comes in', before: 'on Form Submitted', after: 'on coming into the segment Big shops' },
      { what: 'enters', before: 'once in a lifetime', after: 'again 30 days after the last entry' },
      { what: 'leaves', before: 'tagged customer', after: '' },
      { what: 'goal', before: '', after: 'Demo Booked while inside' },
    ])
  })
})

describe('what became of a message', () => {
  const text = (subject: string, words: string, html = words) => ({ subject, preheader: '', text: words, html })
  const message = (languages: PublishedMessage['languages'], links = {}): PublishedMessage => ({
    ...{ id: 'welcome', channel: 'email', topic: 'guides', links },
    languages,
  })

  it('is told by language: subjects as they are, texts only that they changed', () => {
    const before = message({ en: text('Hello', 'long'), 'zh-TW': text('您好', '文字') })
    const after = message({
      en: text('Hello, {{ contact.firstName }}', 'other'),
      'zh-TW': text('您好', '文字', 'new look'),
    })
    expect(messageChanges(before, after)).toEqual([
      { about: 'welcome', what: 'subject (en)', before: 'Hello', after: 'Hello, [firstName]' },
      { about: 'welcome', what: 'text (en)', before: 'as it was', after: 'changed' },
      { about: 'welcome', what: 'look (zh-TW)', before: 'as it was', after: 'changed' },
    ])
  })

  it('includes where its links lead', () => {
    const en = text('Hello', 'long')
    const [one, other] = ['https://a.example/', 'https://b.example/'].map((url) => message({ en }, { book: url }))
    expect(one && other && messageChanges(one, other)).toEqual([
      { about: 'welcome', what: 'link book', before: 'https://a.example/', after: 'https://b.example/' },
    ])
  })
})
