import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Condition } from '../../ports/store.ts'
import { keyAttributes } from '../tables.ts'
import { attributeName } from './attribute-name.ts'
import { toAttribute } from './attribute-value.ts'

/** A condition in DynamoDB's terms. Names and values go beside the expression, so no text of anybody's is part of it. */
export type ConditionExpression = {
  readonly ConditionExpression: string
  readonly ExpressionAttributeNames: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, AttributeValue>
}

/** The expression of a condition; an item is there when its key is. */
export function conditionExpression(condition: Condition): ConditionExpression {
  switch (condition.kind) {
    case 'absent':
      return { ConditionExpression: isAbsent, ExpressionAttributeNames: keyName }
    case 'present':
      return { ConditionExpression: 'attribute_exists(#key)', ExpressionAttributeNames: keyName }
    case 'field-is':
      return {
        ConditionExpression: fieldIs,
        ExpressionAttributeNames: namedField(condition),
        ExpressionAttributeValues: namedValue(condition),
      }
    case 'absent-or-field-is':
      return {
        ConditionExpression: `${isAbsent} OR ${fieldIs}`,
        ExpressionAttributeNames: { ...keyName, ...namedField(condition) },
        ExpressionAttributeValues: namedValue(condition),
      }
  }
}

type FieldCondition = { readonly field: string; readonly value: string | number }

const isAbsent = 'attribute_not_exists(#key)'
const fieldIs = '#field = :value'
const keyName = { '#key': keyAttributes.partition }
const namedField = ({ field }: FieldCondition) => ({ '#field': attributeName(field) })
const namedValue = ({ value }: FieldCondition) => ({ ':value': toAttribute(value) })
