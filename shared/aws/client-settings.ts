/**
 * How a client calls AWS where a call may be made twice: three tries, and none that waits for ever. Without the last
 * setting a request that takes too long is only warned of.
 */
export const threeTries = {
  maxAttempts: 3,
  requestHandler: {
    connectionTimeout: 1_000,
    requestTimeout: 3_000,
    socketTimeout: 3_000,
    throwOnRequestTimeout: true,
  },
} as const
