// How much of a box other boxes cover together. Overlapping boxes count once.

/** A box as four numbers: x and y of the corner nearest to the origin, width and height. */
export type Box = readonly [x: number, y: number, width: number, height: number]

type Rectangle = {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

function rectangle([x, y, width, height]: Box): Rectangle {
  return { left: x, right: x + width, top: y, bottom: y + height }
}

function clip(to: Rectangle, box: Rectangle): Rectangle {
  return {
    left: Math.max(to.left, box.left),
    right: Math.min(to.right, box.right),
    top: Math.max(to.top, box.top),
    bottom: Math.min(to.bottom, box.bottom),
  }
}

/** How far from top to bottom the rectangles reach that span the strip; they come by rising top. */
function coveredHeight(rectangles: readonly Rectangle[], left: number, right: number): number {
  let [height, reached] = [0, Number.NEGATIVE_INFINITY]
  for (const { top, bottom, ...sides } of rectangles) {
    if (sides.left > left || sides.right < right || bottom <= reached) continue
    height += bottom - Math.max(top, reached)
    reached = bottom
  }
  return height
}

/** The share of a box's area that the others cover together. */
export function coveredShare(box: Box, others: readonly Box[]): number {
  const whole = rectangle(box)
  const parts = others
    .map((other) => clip(whole, rectangle(other)))
    .filter(({ left, right, top, bottom }) => left < right && top < bottom)
    .sort((a, b) => a.top - b.top)
  const edges = parts.flatMap(({ left, right }) => [left, right]).sort((a, b) => a - b)
  let area = 0
  for (let i = 1; i < edges.length; i++) {
    const [left, right] = [edges[i - 1] ?? 0, edges[i] ?? 0]
    if (left < right) area += (right - left) * coveredHeight(parts, left, right)
  }
  return Math.min(1, area / ((whole.right - whole.left) * (whole.bottom - whole.top)))
}
