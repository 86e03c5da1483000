import { describe, expect, test } from 'vitest'
import { environmentOf } from '../../shared/lambda/environment.ts'
import { system } from '../../shared/lambda/system.ts'

describe('the environment of a function', () => {
  const environment = environmentOf({
    TABLE_CONTACTS: 'contacts-1',
    TABLE_ACTIVITY: 'activity-1',
    TABLE_MEASURES: 'measures-1',
    QUEUE_URL_SEND_EMAIL: 'https://sqs/send-email',
    SECRET_ID_SIGNING_KEY: 'arn:signing-key',
    PUBLIC_URL: 'https://api.example/',
    BUS_NAME: '',
  })

  test('tells where the things of the deployment are', () => {
    expect(environment.tables()).toEqual({ contacts: 'contacts-1', activity: 'activity-1', measures: 'measures-1' })
    expect(environment.queueUrl('send-email')).toBe('https://sqs/send-email')
    expect(environment.secretId('signing-key')).toBe('arn:signing-key')
  })

  test('gives the public address without a slash at its end', () => {
    expect(environment.publicUrl()).toBe('https://api.example')
  })

  test('names the variable that is missing or empty', () => {
    expect(() => environment.contentBucket()).toThrow('CONTENT_BUCKET')
    expect(() => environment.busName()).toThrow('BUS_NAME')
    expect(() => environment.queueUrl('intake')).toThrow('QUEUE_URL_INTAKE')
  })
})

describe('the system of a function', () => {
  test('gives ids of 26 small letters and digits, none of them twice', () => {
    const ids = Array.from({ length: 2000 }, () => system.ids.next())
    expect(ids.filter((id) => !/^[0-9a-z]{26}$/.test(id))).toEqual([])
    expect(new Set(ids).size).toBe(2000)
  })
})
