/**
 * The attribute in which a field is kept: one of the same name, but for the names that DynamoDB or the SDK would
 * confuse or refuse. Those get a tilde, and so do names that already look so, which keeps every name apart.
 * Reserved are the attributes of every item, the empty name (refused at any depth), and `__proto__` (lost by the SDK).
 */
export const attributeName = (field: string): string => (reserved.test(field) ? `~${field}` : field)

/** The field that an attribute keeps. */
export const fieldName = (attribute: string): string => (marked.test(attribute) ? attribute.slice(1) : attribute)

const reserved = /^~*(?:|pk|sk|expiresAt|__proto__)$/
const marked = /^~+(?:|pk|sk|expiresAt|__proto__)$/
