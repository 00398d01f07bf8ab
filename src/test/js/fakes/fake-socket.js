/** A WebSocket whose other end is the test. */
export class FakeSocket extends EventTarget {
  /** @type {any[]} */
  sent = [];
  /** @type {{code?: number, reason?: string} | null} */
  closedByClient = null;

  /** @param {string} url */
  constructor(url) {
    super();
    this.url = url;
  }

  /** @param {string} text */
  send(text) {
    this.sent.push(JSON.parse(text));
  }

  /** @param {number} [code] @param {string} [reason] */
  close(code, reason) {
    this.closedByClient = { code, reason };
  }

  open() {
    this.dispatchEvent(new Event('open'));
  }

  /** @param {object} frame */
  receive(frame) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }

  /** @param {number} code @param {string} [reason] */
  serverCloses(code, reason = '') {
    this.dispatchEvent(Object.assign(new Event('close'), { code, reason }));
  }
}

/** @param {object} [changes] */
export function welcome(changes = {}) {
  return {
    type: 'welcome',
    id: 'self',
    role: 'participant',
    epoch: 'first',
    grace: 30_000,
    participants: [],
    iceServers: [],
    limits: { capacity: 8, frame: 65_536, about: 1_024, windowSignals: 16, windowSize: 65_536 },
    ...changes,
  };
}
