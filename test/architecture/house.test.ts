import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { linesIn, type MeasuredFile, median, mostFiles, mostLines, tooFull, tooLong } from './house.ts'
import { projectRoot, sourceFiles } from './project-files.ts'

/** Fewer files than these are not the project. Raise it as we grow. */
const fewestFiles = 60

describe('the house', () => {
  const paths = sourceFiles(projectRoot).filter((path) => /\.tsx?$/.test(path))
  const files: readonly MeasuredFile[] = paths.map((path) => ({
    path,
    lines: linesIn(readFileSync(join(projectRoot, path), 'utf8')),
  }))

  test('is really looked at', () => {
    expect(files.length).toBeGreaterThan(fewestFiles)
    expect(files.find(({ path }) => path === 'test/architecture/house.test.ts')?.lines).toBeGreaterThan(30)
    process.stdout.write(`${files.length} TypeScript files, median ${median(files.map(({ lines }) => lines))} lines\n`)
  })

  test(`has no file of more than ${mostLines} lines`, () => {
    expect(tooLong(files)).toEqual([])
  })

  test(`has no folder of more than ${mostFiles} files, but where each rule or sample is one`, () => {
    expect(tooFull(paths)).toEqual([])
  })
})

describe('the measure of the house', () => {
  const filesIn = (folder: string, count: number) => Array.from({ length: count }, (_, at) => `${folder}/${at}.ts`)

  test('names files that are too long, the longest first', () => {
    const files = [200, 201, 340].map((lines) => ({ path: `${lines}.ts`, lines }))
    expect(tooLong(files)).toEqual(['340.ts has 340 lines', '201.ts has 201 lines'])
  })

  test('names folders that are too full, and counts each folder for itself', () => {
    expect(tooFull(filesIn('a', 15))).toEqual(['a holds 15 files'])
    expect(tooFull([...filesIn('a', 14), ...filesIn('a/b', 14)])).toEqual([])
    expect(tooFull(filesIn('a/rules', 15))).toEqual([])
  })

  test('counts lines with and without an end of line at the end', () => {
    expect(['', 'a', 'a\n', 'a\nb', 'a\n\n'].map(linesIn)).toEqual([1, 1, 1, 2, 2])
  })

  test('takes the middle of an odd and of an even number of numbers', () => {
    expect([median([9, 1, 10]), median([4, 1, 10, 2])]).toEqual([9, 3])
  })
})
