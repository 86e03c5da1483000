// Plain JavaScript that any Node can read: an old one is to say so, and not to trip over the first type.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `Waymark needs Node 22.18 or newer; this is ${process.version}.\n` +
      'npm brings Node 24 along on Linux, Windows and macOS: run `npm ci` and start Waymark through npm (`npm start`).\n',
  )
  process.exit(1)
}
