/** What every expression can name without anybody assigning it: JSONata 2.0.6, AWS's additions, and `$states`. */
export const BUILT_INS: ReadonlySet<string> = new Set(
  [
    'abs append assert average base64decode base64encode boolean ceil contains count decodeUrl decodeUrlComponent',
    'distinct each encodeUrl encodeUrlComponent error exists filter floor formatBase formatInteger formatNumber',
    'fromMillis join keys length lookup lowercase map match max merge millis min not now number pad parseInteger power',
    'random reduce replace reverse round shuffle sift single sort split spread sqrt string substring substringAfter',
    'substringBefore sum toMillis trim type uppercase zip',
    'hash parse partition range uuid',
    'states',
  ].flatMap((line) => line.split(' ')),
)
