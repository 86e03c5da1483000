import { expect, test } from 'vitest'
import { chooseLanguage } from '../../../functions/send-message/mail/choose-language.ts'

const workspace = ['en', 'zh-TW']

test.each<readonly [available: readonly string[], wanted: string | undefined, chosen: string | undefined]>([
  [['en', 'zh-TW'], 'zh-TW', 'zh-TW'],
  [['en', 'zh-TW'], 'en', 'en'],
  [['zh-TW', 'en'], undefined, 'en'],
  [['zh-TW', 'en'], 'fr', 'en'],
  [['zh-TW', 'en'], '', 'en'],
  [['en', 'zh-TW'], 'zh-tw', 'zh-TW'],
  [['en', 'zh-TW'], 'EN-gb', 'en'],
  [['en', 'zh-TW'], 'zh-HK', 'zh-TW'],
  [['en', 'zh-TW'], 'zh', 'zh-TW'],
  [['en', 'zh-TW'], 'zh-Hant-HK', 'zh-TW'],
  [['en', 'zh-TW', 'zh-CN'], 'zh-HK', 'en'],
  [['en', 'zh-TW', 'zh-CN'], 'zh-CN', 'zh-CN'],
  [['en', 'en-US', 'zh-TW'], 'en-GB', 'en'],
  [['en-US', 'en-AU', 'zh-TW'], 'en-GB', 'zh-TW'],
  [['zh-TW'], 'en', 'zh-TW'],
  [['zh-TW'], undefined, 'zh-TW'],
  [['fr'], 'fr-CA', 'fr'],
  [['fr'], 'en', undefined],
  [[], 'en', undefined],
  [['en', 'zh-TW'], 'e', 'en'],
])('of %j a reader of %s gets %s', (available, wanted, chosen) => {
  expect(chooseLanguage(available, wanted, workspace)).toBe(chosen)
})
