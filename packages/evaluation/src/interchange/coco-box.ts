// A box as COCO writes it, [x, y, width, height] in pixels, and what may not be in it.
import type { Fault } from '../faults/index.ts'

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

type Frame = { readonly width: number | undefined; readonly height: number | undefined }

/** Exporters round outwards; what is further out than this is in another picture or in other units. */
const OVER_THE_EDGE = 1

function isOutside({ x, y, width, height }: Box, frame: Frame): boolean {
  const right = frame.width === undefined ? Number.POSITIVE_INFINITY : frame.width + OVER_THE_EDGE
  const bottom = frame.height === undefined ? Number.POSITIVE_INFINITY : frame.height + OVER_THE_EDGE
  return x < -OVER_THE_EDGE || y < -OVER_THE_EDGE || x + width > right || y + height > bottom
}

/** The box; or nothing, once the fault was told. */
export function checkBox(
  value: unknown,
  frame: Frame | undefined,
  tell: (code: Fault['code'], message: string) => void,
): Box | undefined {
  if (!Array.isArray(value) || value.length !== 4 || !value.every((v) => typeof v === 'number')) {
    tell('import_malformed', 'expected four numbers: [x, y, width, height]')
    return undefined
  }
  const [x, y, width, height] = value as [number, number, number, number]
  const box = { x, y, width, height }
  const shown = `[${value.join(', ')}]`
  const derived = [x + width, y + height, width * height]
  if (![...value, ...derived].every(Number.isFinite))
    tell('not_finite', `${shown} holds a number that is not finite`)
  else if (width < 0 || height < 0) tell('out_of_range', `${shown} has a negative width or height`)
  else if (frame && isOutside(box, frame)) {
    const size = `${frame.width ?? '?'} × ${frame.height ?? '?'}`
    tell('out_of_range', `${shown} lies outside its image of ${size} pixels`)
  } else return box
  return undefined
}
