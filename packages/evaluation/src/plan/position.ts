// Where a key path of a plan stands in its YAML text, so that a fault of the schema is shown at its line.
import { type Document, isCollection, isMap, isNode, isScalar, type LineCounter, type Node } from 'yaml'

export type Path = readonly PropertyKey[]
export type Position = { readonly line: number; readonly column: number }

function nodeAt(document: Document, path: Path): Node | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true)
  return isNode(node) ? node : undefined
}

function keyNode(document: Document, path: Path): Node | undefined {
  const parent = nodeAt(document, path.slice(0, -1))
  if (!isMap(parent)) return undefined
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))
  return pair !== undefined && isNode(pair.key) ? pair.key : undefined
}

/** The place of the key, or of the nearest thing around it that does stand in the text. */
export function positionOfKey(document: Document, lines: LineCounter, path: Path): Position {
  const node = keyNode(document, path) ?? nodeAt(document, path)
  if (node?.range) return toPosition(lines, node.range[0])
  return path.length === 0 ? { line: 1, column: 1 } : positionOfKey(document, lines, path.slice(0, -1))
}

/** The place of the value: the value itself where it is written on one line, its key where it is a collection. */
export function positionOfValue(document: Document, lines: LineCounter, path: Path): Position {
  const node = nodeAt(document, path)
  const inline = node !== undefined && !isCollection(node) && node.range
  return inline ? toPosition(lines, inline[0]) : positionOfKey(document, lines, path)
}

function toPosition(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}
