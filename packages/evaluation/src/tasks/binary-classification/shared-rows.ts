// Rooms for batches of rows, in memory that threads share. One thread fills the rooms in turn, and every other reads each room
// that is full; a room is filled again when all have read it.
import type { Batch } from '../../observations/index.ts'
import { MOST_ROWS } from './unpacking.ts'

/** Columns of numbers. */
export type Room = readonly Float64Array[]

/** `filled`: how many batches there are; its complement once there will be no more. `read`: how many each reader has read. */
export type SharedRows = {
  readonly rooms: readonly Room[]
  readonly lengths: Int32Array
  readonly filled: Int32Array
  readonly read: Int32Array
}

export type FullRoom = { readonly room: Room; readonly length: number }

/** So many batches the readers may be behind. */
const ROOMS = 8

function integers(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * Math.max(1, length)))
}

export function shareRows(columns: number, readers: number): SharedRows {
  const column = () => new Float64Array(new SharedArrayBuffer(8 * MOST_ROWS))
  const rooms = Array.from({ length: readers === 0 ? 1 : ROOMS }, () =>
    Array.from({ length: columns }, column),
  )
  return {
    rooms,
    lengths: integers(rooms.length),
    filled: integers(1),
    read: integers(readers).fill(readers === 0 ? 2 ** 30 : 0),
  }
}

function inTurn<T>(list: ArrayLike<T>, batch: number): T {
  const found = list[batch % list.length]
  if (found === undefined) throw new Error('there is no room')
  return found
}

/** The room of a batch, once every reader is done with what it held. */
async function freeRoom({ rooms, read }: SharedRows, batch: number, failed: Promise<never>): Promise<Room> {
  for (let reader = 0; reader < read.length; reader++) {
    for (;;) {
      const done = Atomics.load(read, reader)
      if (batch - done < rooms.length) break
      await Promise.race([Atomics.waitAsync(read, reader, done).value, failed])
    }
  }
  return inTurn(rooms, batch)
}

function tell(counter: Int32Array, at: number, value: number): void {
  Atomics.store(counter, at, value)
  Atomics.notify(counter, at)
}

/** Fills rooms, as many batches in each as fit, so that little is done often; hands over each when it is full. */
export async function* fillRooms(
  shared: SharedRows,
  batches: AsyncIterable<Batch>,
  failed: Promise<never>,
): AsyncIterable<FullRoom> {
  let [room, length, at] = [await freeRoom(shared, 0, failed), 0, 0]
  const full = (): FullRoom => {
    shared.lengths[at % shared.rooms.length] = length
    tell(shared.filled, 0, ++at)
    return { room, length }
  }
  for await (const batch of batches) {
    if (length + batch.length > MOST_ROWS) {
      yield full()
      room = await freeRoom(shared, at, failed)
      length = 0
    }
    for (const [c, column] of room.entries()) batch.numbers(c, column.subarray(length))
    length += batch.length
  }
  if (length > 0) yield full()
  tell(shared.filled, 0, ~at)
}

/** The full rooms one after the other, in a thread that may wait for them. */
export function* fullRooms({ rooms, lengths, filled, read }: SharedRows, reader: number): Iterable<FullRoom> {
  for (let batch = 0; ; ) {
    const told = Atomics.load(filled, 0)
    if ((told < 0 ? ~told : told) > batch) {
      yield { room: inTurn(rooms, batch), length: inTurn(lengths, batch) }
      tell(read, reader, ++batch)
    } else if (told < 0) return
    else Atomics.wait(filled, 0, told)
  }
}
