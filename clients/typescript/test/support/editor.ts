import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import ts from 'typescript'

/** Code without its carets, and where they were. */
export function marked(text: string): { readonly code: string; readonly asked: readonly number[] } {
  const [first = '', ...rest] = text.split('^')
  let code = first
  const asked = rest.map((part) => {
    const place = code.length
    code += part
    return place
  })
  return { code, asked }
}

/** What an editor shows of a file for the word at a place: its type, then what is said about it. */
export async function anEditor(
  project: string,
  file: string,
  settings: object,
): Promise<(place: number) => string> {
  const name = join(project, file)
  const text = await readFile(name, 'utf8')
  const { options } = ts.convertCompilerOptionsFromJson({ ...settings, types: [] }, project)
  const service = ts.createLanguageService({
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    getScriptFileNames: () => [name],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const found = path === name ? text : ts.sys.readFile(path)
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found)
    },
    getCurrentDirectory: () => project,
    getCompilationSettings: () => options,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  })
  return (place) => {
    const info = service.getQuickInfoAtPosition(name, place)
    return [info?.displayParts, info?.documentation]
      .map((parts) => ts.displayPartsToString(parts))
      .filter((part) => part !== '')
      .join('\n')
  }
}
