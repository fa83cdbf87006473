import { BadCheckpointError } from '../errors.ts';
import { ByteCursor } from './byte-cursor.ts';
import { allowedGlobal, PickleTuple, persistentStorage, reduce } from './pickle-globals.ts';

const MARK = Symbol('mark');
/** A state dictionary takes some sixty a tensor, and each may make an object. */
const MAX_STEPS = 1_000_000;

/** One pickle's stack machine. Opcodes outside `step` are refused; nothing a pickle names is ever evaluated. */
class Unpickler {
  readonly #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();
  readonly #cursor: ByteCursor;

  constructor(bytes: Uint8Array) {
    this.#cursor = new ByteCursor(bytes);
  }

  run(): unknown {
    for (let step = 0; step < MAX_STEPS; step++) {
      const opcode = this.#cursor.u8();
      if (opcode === 0x2e) return this.#pop();
      this.#step(opcode);
    }
    throw new BadCheckpointError(`the pickle has more than ${MAX_STEPS} steps`);
  }

  #step(opcode: number): void {
    const cursor = this.#cursor;
    switch (opcode) {
      case 0x80: // PROTO
        if (cursor.u8() > 5) throw new BadCheckpointError('the pickle has an unknown protocol');
        return;
      case 0x95: // FRAME
        cursor.u64();
        return;
      case 0x28: // MARK
        return this.#push(MARK);
      case 0x4e: // NONE
        return this.#push(null);
      case 0x88: // NEWTRUE
        return this.#push(true);
      case 0x89: // NEWFALSE
        return this.#push(false);
      case 0x4b: // BININT1
        return this.#push(cursor.u8());
      case 0x4d: // BININT2
        return this.#push(cursor.u16());
      case 0x4a: // BININT
        return this.#push(cursor.i32());
      case 0x8a: // LONG1
        return this.#push(cursor.long(cursor.u8()));
      case 0x47: // BINFLOAT
        return this.#push(cursor.f64BigEndian());
      case 0x58: // BINUNICODE
        return this.#push(cursor.text(cursor.u32()));
      case 0x8c: // SHORT_BINUNICODE
        return this.#push(cursor.text(cursor.u8()));
      case 0x7d: // EMPTY_DICT
        return this.#push(new Map());
      case 0x5d: // EMPTY_LIST
        return this.#push([]);
      case 0x29: // EMPTY_TUPLE
        return this.#push(new PickleTuple([]));
      case 0x85: // TUPLE1
      case 0x86: // TUPLE2
      case 0x87: // TUPLE3
        return this.#push(new PickleTuple(this.#popMany(opcode - 0x84)));
      case 0x74: // TUPLE
        return this.#push(new PickleTuple(this.#popToMark()));
      case 0x61: // APPEND
        return this.#append([this.#pop()]);
      case 0x65: // APPENDS
        return this.#append(this.#popToMark());
      case 0x73: // SETITEM
        return this.#setItems(this.#popMany(2));
      case 0x75: // SETITEMS
        return this.#setItems(this.#popToMark());
      case 0x71: // BINPUT
        return this.#remember(cursor.u8());
      case 0x72: // LONG_BINPUT
        return this.#remember(cursor.u32());
      case 0x94: // MEMOIZE
        return this.#remember(this.#memo.size);
      case 0x68: // BINGET
        return this.#push(this.#recall(cursor.u8()));
      case 0x6a: // LONG_BINGET
        return this.#push(this.#recall(cursor.u32()));
      case 0x63: // GLOBAL
        return this.#push(allowedGlobal(cursor.line(), cursor.line()));
      case 0x93: // STACK_GLOBAL
        return this.#stackGlobal();
      case 0x51: // BINPERSID
        return this.#push(persistentStorage(this.#pop()));
      case 0x52: // REDUCE
        return this.#reduce();
      case 0x62: // BUILD
        return this.#build();
      default:
        throw new BadCheckpointError(`the pickle uses opcode 0x${opcode.toString(16)}, which is not allowed`);
    }
  }

  #push(value: unknown): void {
    this.#stack.push(value);
  }

  #pop(): unknown {
    return this.#popMany(1)[0];
  }

  #popMany(count: number): unknown[] {
    if (this.#stack.length < count) throw new BadCheckpointError('the pickle takes more from its stack than is there');
    const values = this.#stack.splice(this.#stack.length - count, count);
    if (values.includes(MARK)) throw new BadCheckpointError('the pickle has a mark where a value should be');
    return values;
  }

  #popToMark(): unknown[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) throw new BadCheckpointError('the pickle lacks a mark');
    return this.#stack.splice(mark).slice(1);
  }

  #append(values: readonly unknown[]): void {
    const list = this.#stack.at(-1);
    if (!Array.isArray(list)) throw new BadCheckpointError('the pickle appends to what is not a list');
    for (const value of values) list.push(value);
  }

  #setItems(values: readonly unknown[]): void {
    const map = this.#stack.at(-1);
    if (!(map instanceof Map) || values.length % 2 !== 0) {
      throw new BadCheckpointError('the pickle sets items of what is not a dictionary');
    }
    for (let i = 0; i < values.length; i += 2) map.set(values[i], values[i + 1]);
  }

  #remember(index: number): void {
    if (this.#stack.length === 0) throw new BadCheckpointError('the pickle remembers from an empty stack');
    this.#memo.set(index, this.#stack.at(-1));
  }

  #recall(index: number): unknown {
    if (!this.#memo.has(index)) throw new BadCheckpointError('the pickle recalls what it never remembered');
    return this.#memo.get(index);
  }

  #stackGlobal(): void {
    const [module, name] = this.#popMany(2);
    if (typeof module !== 'string' || typeof name !== 'string') {
      throw new BadCheckpointError('the pickle has a global that is not a name');
    }
    this.#push(allowedGlobal(module, name));
  }

  #reduce(): void {
    const [callable, args] = this.#popMany(2);
    this.#push(reduce(callable, args));
  }

  /** State dictionaries carry a `_metadata` attribute (module versions), which has no bearing on the weights. */
  #build(): void {
    this.#pop();
    if (!(this.#stack.at(-1) instanceof Map)) {
      throw new BadCheckpointError('the pickle sets the state of what is not a dictionary');
    }
  }
}

/**
 * Reads a pickle of a state dictionary.
 * @returns dictionaries as Map, lists as arrays, and what pickle-globals.ts makes of tensors
 * @throws BadCheckpointError for any opcode or global that is not on the list, and for a malformed pickle
 */
export function readPickle(bytes: Uint8Array): unknown {
  return new Unpickler(bytes).run();
}
