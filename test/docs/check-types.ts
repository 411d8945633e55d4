import { join } from 'node:path'
import ts from 'typescript'
import { manifest, root } from '../package/support/package.js'

/** What TypeScript says of the files, all in one program: `file:line: message`, with the line counted from 0 in the file. */
export function checkTypes(files: readonly string[]): { file: string; line: number; message: string }[] {
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      target: 'ES2022',
      lib: ['ES2023', 'ES2024.String', 'DOM', 'DOM.Iterable'],
      module: 'ESNext',
      moduleResolution: 'bundler',
      moduleDetection: 'force',
      jsx: 'react-jsx',
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: true,
      noEmit: true,
      paths: sources(),
    },
    root,
  )
  const program = ts.createProgram(files, options)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => ({
    file: file?.fileName ?? '',
    line: file && start !== undefined ? ts.getLineAndCharacterOfPosition(file, start).line : 0,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }))
}

/** The sources of the package's entries, so that samples are held against what is written, not against what was built. */
function sources(): Record<string, string[]> {
  const paths: Record<string, string[]> = {}
  for (const [name, target] of Object.entries(manifest.exports)) {
    const built = typeof target === 'string' ? target : target.types
    const source = built.replace('./dist/', 'src/').replace('.d.ts', '.ts')
    paths[`postmatter${name.slice(1)}`] = [join(root, source)]
  }
  return paths
}
