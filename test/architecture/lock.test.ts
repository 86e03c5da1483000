import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAtLeast, lockedVersion, missingFromLock, readAsked, readLock, unpinned } from './lock.ts'
import { projectRoot } from './project-files.ts'

const lock = readLock(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'))
const asked = readAsked(readFileSync(join(projectRoot, 'package.json'), 'utf8'))

describe('the lock', () => {
  test('holds every optional package, also those for other platforms', () => {
    expect(
      Object.values(lock).filter((one) => Object.keys(one.optionalDependencies).length > 0).length,
    ).toBeGreaterThan(5)
    expect(missingFromLock(lock)).toEqual([])
  })

  test('gives exactly what the project asks for', () => {
    expect(Object.keys(asked).length).toBeGreaterThan(30)
    expect(unpinned(asked)).toEqual([])
    for (const [name, version] of Object.entries(asked)) expect(lockedVersion(lock, name), name).toBe(version)
  })

  // 3.0.0 was published by accident and cannot read what aws-cdk-lib writes: https://github.com/aws/aws-cdk/issues/38113
  test('has an aws-cdk that is not the accidental 3', () => {
    expect(lockedVersion(lock, 'aws-cdk')).toMatch(/^2\./)
  })

  // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html: later ones take what AWS refuses.
  test('has the jsonata that Step Functions has', () => {
    expect(lockedVersion(lock, 'jsonata')).toBe('2.0.6')
  })

  test('has a liquidjs of 10.27.2 or later', () => {
    expect(isAtLeast(lockedVersion(lock, 'liquidjs') ?? '0', '10.27.2')).toBe(true)
  })
})

describe('the guard of the lock', () => {
  const lockOf = (packages: Record<string, object>) => readLock(JSON.stringify({ packages }))
  const wants = (name: string) => ({ optionalDependencies: { [name]: '1.0.0' } })

  test('names an optional package that is nowhere, and who wants it', () => {
    expect(missingFromLock(lockOf({ '': wants('fast-linux') }))).toEqual(['fast-linux, optional for the project'])
    expect(missingFromLock(lockOf({ 'node_modules/a': wants('a-linux') }))).toEqual([
      'a-linux, optional for node_modules/a',
    ])
  })

  test('finds an optional package beside the one that wants it, below it, and above it', () => {
    const places = ['node_modules/b', 'node_modules/a/node_modules/b', 'node_modules/a/node_modules/c/node_modules/b']
    for (const place of places)
      expect(missingFromLock(lockOf({ 'node_modules/a/node_modules/c': wants('b'), [place]: {} })), place).toEqual([])
  })

  test('does not take a package of another branch, or a scope, for the missing one', () => {
    const packages = { 'node_modules/a': wants('b'), 'node_modules/c/node_modules/b': {}, 'node_modules/@x/b': {} }
    expect(missingFromLock(lockOf(packages))).toEqual(['b, optional for node_modules/a'])
  })

  test('looks above a package with a scope', () => {
    const packages = { 'node_modules/@x/a': wants('@x/a-linux'), 'node_modules/@x/a-linux': {} }
    expect(missingFromLock(lockOf(packages))).toEqual([])
  })

  test('names what is asked for in a range', () => {
    const ranges = ['^1.2.3', '~1.2.3', '1.2', '1.x', '*', '>=1.2.3', 'latest', '']
    for (const range of ranges) expect(unpinned({ a: range })).toEqual([`a@${range}`])
    expect(unpinned({ a: '1.2.3', b: '1.0.0-beta.1' })).toEqual([])
  })

  test.each([
    ['10.27.2', true],
    ['10.27.10', true],
    ['10.30.1', true],
    ['11.0.0', true],
    ['10.27.1', false],
    ['10.9.9', false],
    ['9.99.9', false],
  ])('compares versions as numbers: %s', (version, expected) => {
    expect(isAtLeast(version, '10.27.2')).toBe(expected)
  })
})
