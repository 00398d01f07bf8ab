/** @import { Clock } from '../signaling/clock.js' */
/** @import { Welcome } from '../signaling/frames.js' */
import { callIdOf, inviteOfHostKey, randomKey } from '../signaling/capability.js';

const VERSION = 1;
const PATIENCE = 8_000;

/**
 * Why nobody got in, or nothing more came.
 *
 * - `name`: what the server said, or '' where there was no connection, or no answer
 * - `opened`: whether there was a WebSocket
 * - `welcomed`: whether they had got in, and lost it again
 */
export class NotIn extends Error {
  /**
   * @param {string} name
   * @param {boolean} opened
   * @param {boolean} [welcomed]
   */
  constructor(name, opened, welcomed = false) {
    super(name);
    this.name = name;
    this.opened = opened;
    this.welcomed = welcomed;
  }
}

/**
 * A call that nobody else knows of, to learn what only participants are told. It is left again with `leave()`.
 */
export class OwnCall {
  #url;
  #invite;
  #hostKey;
  #createSocket;
  #clock;
  /** @type {Seat[]} */
  #seats = [];

  /**
   * @param {object} options
   * @param {string} options.base  address of the application
   * @param {(url: string) => WebSocket} options.createSocket
   * @param {Clock} options.clock
   */
  static async create({ base, createSocket, clock }) {
    const hostKey = randomKey();
    const invite = await inviteOfHostKey(hostKey);
    const url = new URL(`calls/${await callIdOf(invite)}`, base);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new OwnCall(url.href, invite, hostKey, createSocket, clock);
  }

  /**
   * @param {string} url
   * @param {string} invite
   * @param {string} hostKey
   * @param {(url: string) => WebSocket} createSocket
   * @param {Clock} clock
   */
  constructor(url, invite, hostKey, createSocket, clock) {
    this.#url = url;
    this.#invite = invite;
    this.#hostKey = hostKey;
    this.#createSocket = createSocket;
    this.#clock = clock;
  }

  /**
   * Takes a new seat; the second time, another one.
   *
   * @returns {Promise<Seat>}
   * @throws {NotIn}
   */
  async join() {
    const socket = this.#createSocket(this.#url);
    const seat = new Seat(socket, this.#clock);
    this.#seats.push(seat);
    await seat.enter({
      type: 'join',
      version: VERSION,
      invite: this.#invite,
      seatKey: randomKey(),
      instance: seat.instance,
      attempt: Math.floor(this.#clock.today()),
      about: {},
      hostKey: this.#hostKey,
    });
    return seat;
  }

  leave() {
    for (const seat of this.#seats) seat.leave();
  }
}

/** One connection to the call. */
export class Seat {
  #socket;
  #clock;
  #opened = false;
  #left = false;
  /** @type {{ type: string, resolve: (frame: any) => void }[]} */
  #awaited = [];

  instance = randomKey();
  /** Milliseconds from the beginning to the open WebSocket, and to the welcome. */
  took = { open: 0, welcome: 0 };
  /** Set before anybody has this seat. @type {Welcome} */
  welcome = /** @type {any} */ (null);

  /**
   * @param {WebSocket} socket
   * @param {Clock} clock
   */
  constructor(socket, clock) {
    this.#socket = socket;
    this.#clock = clock;
    let refusal = '';
    socket.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(String(data));
      if (frame.type === 'error' && frame.closeCode) refusal = frame.code;
      const waiting = this.#awaited.filter(({ type }) => type === frame.type);
      this.#awaited = this.#awaited.filter(({ type }) => type !== frame.type);
      for (const { resolve } of waiting) resolve(frame);
    });
    /** With what the server said. @type {Promise<string>} */
    this.closed = new Promise((resolve) =>
      socket.addEventListener('close', ({ reason }) => resolve(refusal || reason)),
    );
  }

  /** @param {object} join */
  async enter(join) {
    const began = this.#clock.now();
    const since = () => Math.round(this.#clock.now() - began);
    this.#socket.addEventListener('open', () => {
      this.#opened = true;
      this.took.open = since();
      this.send(join);
    });
    this.welcome = await this.next('welcome');
    this.took.welcome = since();
  }

  /** @param {object} frame */
  send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  /**
   * @param {string} type
   * @returns {Promise<any>}  the next frame of this type
   * @throws {NotIn}  if it does not come
   */
  async next(type) {
    /** @type {unknown} */ let timer;
    /** @type {Promise<any>} */
    const frame = new Promise((resolve) => this.#awaited.push({ type, resolve }));
    /** @type {Promise<string>} */
    const late = new Promise((resolve) => {
      timer = this.#clock.setTimeout(() => resolve(''), PATIENCE);
    });
    const none = Promise.race([this.closed, late]).then((reason) => {
      throw new NotIn(reason, this.#opened, this.welcome !== null);
    });
    try {
      return await Promise.race([frame, none]);
    } finally {
      this.#clock.clearTimeout(timer);
    }
  }

  leave() {
    if (this.#left) return;
    this.#left = true;
    if (this.#opened && this.#socket.readyState === 1) this.send({ type: 'leave' });
    this.#socket.close(1000);
  }
}
